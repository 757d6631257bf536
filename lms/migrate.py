"""`lms migrate`: migrates the schema, one process at a time, without waiting long for locks."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import asyncpg

if TYPE_CHECKING:  # `lms up` only checks for pending ones, and must be fast
    from lms.settings import Settings

FOLDER = Path(__file__).resolve().parent.parent / "aerich_migrations"
APP = "lms"
ONE_AT_A_TIME = 0x1A5_B00C  # any number, the same in all migrating processes
# A statement waits half a second for its lock, which blocks all readers behind it: the web's lock
# timeout is one second. In the pause the queued readers get through.
TRIES, PAUSE_S = 60, 0.5


def files() -> list[str]:
    """All migrations of this code, in aerich's order: 10_ comes after 2_."""
    names = (path.name for path in (FOLDER / APP).glob("[0-9]*_*.py"))
    return sorted(names, key=lambda name: int(name.partition("_")[0]))


async def pending(database_url: str) -> list[str]:
    """The migrations that this database lacks; cheap, since it imports none of our models."""
    connection = await asyncpg.connect(database_url, timeout=10)
    try:
        return await _pending(connection)
    finally:
        await connection.close()


async def upgrade(settings: Settings) -> list[str]:
    """Run pending migrations and return their names; concurrent processes wait here."""
    guard = await asyncpg.connect(settings.database_url.get_secret_value(), timeout=10)
    try:
        await guard.execute("select pg_advisory_lock($1)", ONE_AT_A_TIME)
        todo = await _pending(guard)
        if todo:
            await _run(settings)
        return todo
    finally:
        await guard.close()


async def _run(settings: Settings) -> None:
    from aerich import Command  # importing takes half a second, and mostly nothing is pending

    from lms.features import tortoise_config

    config = tortoise_config(settings, "migrate")
    async with Command(tortoise_config=config, app=APP, location=str(FOLDER)) as command:
        for again in reversed(range(TRIES)):
            try:
                await command.upgrade()
            except Exception as error:
                if not again or not _lock_not_available(error):
                    raise
                sys.stderr.write("a table is in use, trying again\n")
                await asyncio.sleep(PAUSE_S)
            else:
                return


def _lock_not_available(error: BaseException | None) -> bool:
    while error is not None and not isinstance(error, asyncpg.LockNotAvailableError):
        error = error.__cause__ or error.__context__
    return error is not None


async def _pending(connection: asyncpg.Connection[Any]) -> list[str]:
    found = files()
    try:
        seen = await connection.fetch("select version from aerich where app = $1", APP)
    except asyncpg.UndefinedTableError:
        return found
    versions = {record["version"] for record in seen}
    return [name for name in found if name not in versions]
