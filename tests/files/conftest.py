"""Each test begins with an empty storage."""

from __future__ import annotations

import pytest

from lms.files import storage as storing


@pytest.fixture(autouse=True)
def empty(db: None) -> None:
    folder = storing.storage().folder
    assert folder is not None
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()
