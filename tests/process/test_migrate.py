"""`lms migrate`: several at once are one, and a table in use is waited for without a queue."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from lms import migrate
from lms.embedded import Embedded
from tests.patience import PATIENCE_S
from tests.process.waiting import ROOT, bare_environment

RUN = """
import asyncio, sys
from pathlib import Path
from lms import migrate
from lms.settings import settings
migrate.FOLDER = Path(sys.argv[1])
print(" ".join(asyncio.run(migrate.upgrade(settings()))))
"""
LATER = """
async def upgrade(db):
    return "alter table users add column later int"

async def downgrade(db):
    return "alter table users drop column later"
"""


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="lms-test-"))
    folder.chmod(0o755)
    with Embedded(folder, durable=False, redis=False) as embedded:
        yield embedded.urls.database_url
    shutil.rmtree(folder, ignore_errors=True)


def start(database: str, migrations: Path, tmp_path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(migrations)],
        cwd=tmp_path,
        env=bare_environment(
            DATABASE_URL=database, REDIS_URL="redis://127.0.0.1:1", LMS_DATA_DIR=str(tmp_path)
        ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


async def read_as_the_web(database: str, over: asyncio.Event) -> tuple[int, list[str]]:
    """Read until it is over, with the web's limits: how often that went well, and what didn't."""
    limits = {"lock_timeout": "1000", "statement_timeout": "1500"}
    connection = await asyncpg.connect(database, server_settings=limits)
    good, failed = 0, []
    while not over.is_set():
        try:
            await connection.fetch("select 1 from users limit 1")
            good += 1
        except asyncpg.PostgresError as error:
            failed.append(str(error))
        await asyncio.sleep(0.02)
    await connection.close()
    return good, failed


@pytest.mark.slow
async def test_migrations_run_once_and_wait_for_a_table_in_use(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "migrations"
    shutil.copytree(ROOT / "aerich_migrations", own)
    monkeypatch.setattr(migrate, "FOLDER", own)
    todo = await migrate.pending(database)
    assert len(todo) >= 1

    three = [start(database, own, tmp_path) for _ in range(3)]
    said = [await asyncio.to_thread(one.communicate, timeout=PATIENCE_S) for one in three]
    assert [one.returncode for one in three] == [0, 0, 0], said
    assert sorted(out.split() for out, _ in said) == [[], [], todo]
    assert await migrate.pending(database) == []

    (own / "lms" / "99_20990101000000_later.py").write_text(LATER)
    assert await migrate.pending(database) == ["99_20990101000000_later.py"]
    reader = await asyncpg.connect(database)
    try:
        async with reader.transaction():
            await reader.execute("lock table users in access share mode")
            over = asyncio.Event()
            reads = [asyncio.create_task(read_as_the_web(database, over)) for _ in range(10)]
            one = start(database, own, tmp_path)
            assert one.stderr
            for _ in range(5):
                assert "in use" in await asyncio.to_thread(one.stderr.readline)
            over.set()
            # Nobody who only reads stands behind it until the web's patience ends.
            done = [await read for read in reads]
            assert min(good for good, _ in done) > 5
            assert [said for _, failed in done for said in failed] == []
        _, err = await asyncio.to_thread(one.communicate, timeout=PATIENCE_S)
        assert one.returncode == 0, err
        assert await reader.fetchval("select count(later) from users") == 0
    finally:
        await reader.close()
    assert await migrate.pending(database) == []
