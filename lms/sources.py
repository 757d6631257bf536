"""What `lms up` reads of the product's own files."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def newest() -> int:
    """When a Python file of the product changed last, in nanoseconds; also when one went away.

    Folders of migrations don't count: running one writes there.
    """
    code = [path for path in (ROOT / "lms").rglob("*") if path.is_dir() or path.suffix == ".py"]
    code += (ROOT / "aerich_migrations").rglob("*.py")
    return max(path.stat().st_mtime_ns for path in code if path.name != "__pycache__")


def procfile() -> dict[str, list[str]]:
    """The Procfile's commands by name, with this Python for `python`."""
    lines = (ROOT / "Procfile").read_text().splitlines()
    found = {}
    for line in lines:
        name, colon, command = line.partition(":")
        if colon and not name.lstrip().startswith("#"):
            first, *rest = shlex.split(command)
            found[name.strip()] = [sys.executable if first == "python" else first, *rest]
    return found
