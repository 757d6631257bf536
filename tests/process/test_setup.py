"""`tools/setup.py` on a Python that lacks what others have."""

from __future__ import annotations

import importlib
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

from tests.process.waiting import ROOT


@pytest.fixture
def setup(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The module, which makes its environment in a folder of the test's."""
    monkeypatch.syspath_prepend(ROOT / "tools")
    module = importlib.import_module("setup")
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / "venv" / "bin" / "python")
    return module


def test_without_pip_one_line_says_which_package_brings_it(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(setup, "has", lambda _module: False)
    with pytest.raises(setup.Failed, match=r"no pip.*python3-venv or python3-pip") as failed:
        setup.make_venv()
    assert "\n" not in str(failed.value)
    assert not (tmp_path / "venv").exists()


def test_without_ensurepip_the_systems_pip_installs_into_the_environment(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(setup, "has", lambda module: module == "pip")
    setup.make_venv()
    assert not (tmp_path / "venv" / "bin" / "pip").exists()
    where = [*map(str, setup.pip()), "list", "--disable-pip-version-check", "--format=freeze"]
    done = subprocess.run(where, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""  # of the new environment, where nothing is
