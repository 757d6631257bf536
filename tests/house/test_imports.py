"""Importing a module asks for no setting: a process may set them until it begins."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.house.test_house import ROOT

IMPORT_ALL = """
import importlib, pkgutil
import lms
for module in pkgutil.walk_packages(lms.__path__, "lms."):
    if module.name != "lms.__main__":
        importlib.import_module(module.name)
"""


@pytest.mark.slow
def test_no_module_reads_a_setting_when_it_is_imported() -> None:
    # No settings can be made of this, so the first module that asks for one fails.
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "WATCH_MS": "never"}
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], env=environment, cwd=ROOT, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
