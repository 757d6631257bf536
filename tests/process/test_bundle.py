"""The bundle of the pages follows what stands in static/."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S
from tests.process.waiting import ROOT


def made(root: Path) -> str:
    """What `setup.py pages` says that it does."""
    command = [sys.executable, str(root / "tools" / "setup.py"), "pages"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=True)
    return done.stdout


def copy_of_the_tree(root: Path) -> Path:
    """What the bundle is made from and with; what was fetched is used where it lies."""
    for name in ("tools", "static", "requirements"):
        # Another set-up may be making a bundle of this tree.
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("dist.*"))
    (root / ".venv").mkdir()
    shutil.copy(ROOT / ".venv" / "stamps.json", root / ".venv")
    for name in ("npm", "node"):
        if (ROOT / ".venv" / name).exists():
            (root / ".venv" / name).symlink_to(ROOT / ".venv" / name)
    return root


def bundled(root: Path) -> dict[str, str]:
    """The bundles of the player's page, by name."""
    return {path.name: path.read_text() for path in (root / "static" / "dist").glob("play-*.js")}


@pytest.mark.slow
def test_pages_are_bundled_anew_when_their_sources_changed(tmp_path: Path, pages: None) -> None:
    root = copy_of_the_tree(tmp_path)
    before = bundled(root)
    assert made(root) == ""
    source = root / "static" / "pages" / "play" / "main.js"
    source.write_text(source.read_text() + "\nconsole.info('changed here');\n")
    assert "bundling the pages" in made(root)
    after = bundled(root)
    assert before.keys().isdisjoint(after)
    assert "changed here" in "".join(after.values())
    assert {path.suffix for path in (root / "static" / "dist").glob("play-*")} >= {".br", ".gz"}
    assert made(root) == ""


@pytest.mark.slow
def test_what_does_not_bundle_is_said_and_leaves_the_pages_as_they_were(
    tmp_path: Path, pages: None
) -> None:
    root = copy_of_the_tree(tmp_path)
    before = bundled(root)
    (root / "static" / "pages" / "play" / "main.js").write_text("import { nothing from;")
    command = [sys.executable, str(root / "tools" / "setup.py"), "pages"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert done.returncode == 1
    assert "pages/play/main.js" in done.stderr
    assert bundled(root) == before
    assert not [*(root / "static").glob("dist.*")]
