"""Plain transactions of hot paths: whole or not at all, and apart from the others."""

from __future__ import annotations

import asyncpg
import pytest

from lms.core import db as sql

COUNT = "select count(*)::int as n from channel_versions"
INSERT = "insert into channel_versions (channel, version) values ($1, 1)"


async def insert(channel: str, *, fail: bool = False) -> None:
    async with sql.statements("select 1") as connection:
        await connection.execute(INSERT, channel)
        if fail:
            raise KeyError(channel)


async def test_an_error_undoes_all_and_the_connection_serves_on(db: None) -> None:
    await insert("one")
    for _ in range(20):  # more often than there are connections
        with pytest.raises(asyncpg.UniqueViolationError):
            await insert("one")
        with pytest.raises(KeyError):
            await insert("two", fail=True)
    assert [row["n"] for row in await sql.rows(COUNT)] == [1]


async def test_it_is_not_nested(db: None) -> None:
    async with sql.transaction():
        with pytest.raises(RuntimeError):
            await insert("two")
