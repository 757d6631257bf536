"""Two servers of one process each: a test says which process a socket is on."""

from __future__ import annotations

from collections.abc import Iterator

import asyncpg
import pytest

from lms.settings import Settings
from tests.server import Running, inherited, start

Pair = tuple[Running, Running]


@pytest.fixture(scope="session")
def pair(
    running: asyncpg.Connection, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    """Two web processes on the tests' own database and Redis; ask for `db` too."""
    one = start(tmp_path_factory.mktemp("one"), inherited(), workers=1)
    try:
        other = start(tmp_path_factory.mktemp("other"), inherited(), workers=1)
        try:
            yield one, other
        finally:
            other.stop()
    finally:
        one.stop()
