"""The feature of docs/adding-a-feature.md does what the page says, in the app as it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lms.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "adding-a-feature.md"
FILE = re.compile(r"^`lms/(\S+\.py)`\n```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def written(folder: Path) -> list[Path]:
    """The page's files, below the folder."""
    paths = []
    for name, text in FILE.findall(PAGE.read_text()):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        paths.append(path)
    return paths


def test_the_example_follows_the_style(tmp_path: Path) -> None:
    paths = written(tmp_path)
    assert len(paths) == 6
    config = ROOT / "pyproject.toml"
    for verb in (["check"], ["format", "--check"]):
        command = [sys.executable, "-m", "ruff", *verb, "--config", str(config), *map(str, paths)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_the_example_works(settings: Settings, db: None, tmp_path: Path) -> None:
    written(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "tests.house.adding", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ
        | {
            "DATABASE_URL": settings.database_url.get_secret_value(),
            "REDIS_URL": settings.redis_url.get_secret_value(),
            "SECRET_KEY": settings.secret_key.get_secret_value(),
        },
    )
    assert done.returncode == 0, done.stdout + done.stderr
