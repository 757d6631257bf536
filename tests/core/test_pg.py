"""Connections come back to the pool whole, whatever happened to who had them."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import asyncpg
import pytest
from tortoise.connection import get_connection

from lms.core import db as sql
from tests.patience import PATIENCE_S


def pool() -> Any:
    return get_connection("default")._pool  # type: ignore[attr-defined]


async def all_at_once() -> list[Any]:
    """What each connection of the pool answers, all of them held at the same time."""
    everybody_here = asyncio.Barrier(pool().get_max_size())

    async def one() -> Any:
        async with sql.connection() as c:
            await everybody_here.wait()
            return await c.fetchval("select txid_current_if_assigned()::text")

    async with asyncio.timeout(PATIENCE_S):
        return await asyncio.gather(*(one() for _ in range(pool().get_max_size())))


async def test_who_is_cancelled_at_any_moment_gives_the_connection_back(db: None) -> None:
    async def work(n: int) -> None:
        if n % 2:
            async with sql.transaction():
                await sql.execute("select pg_sleep(0.002)")
        else:
            await sql.rows("select pg_sleep(0.002)")

    chance = random.Random(7)
    for _ in range(10):
        tasks = [asyncio.create_task(work(n)) for n in range(40)]
        for task in chance.sample(tasks, 30):
            await asyncio.sleep(chance.random() * 0.002)
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(one is None or isinstance(one, asyncio.CancelledError) for one in ended)
    assert await all_at_once() == [None] * pool().get_max_size()


async def test_an_error_leaves_the_connection_usable(db: None) -> None:
    for _ in range(2 * pool().get_max_size()):
        with pytest.raises(Exception, match="division by zero"):
            await sql.rows("select 1 / 0")
    assert len(await all_at_once()) == pool().get_max_size()


@pytest.mark.filterwarnings("ignore")
async def test_a_transaction_left_open_ends_with_the_lending(db: None) -> None:
    asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
    for _ in range(pool().get_max_size()):
        async with sql.connection() as c:
            await c.execute("begin; select txid_current()")
    assert await all_at_once() == [None] * pool().get_max_size()


async def test_a_begin_that_failed_leaves_nothing_behind(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """asyncpg remembers its transaction before it sends BEGIN: the next would be a savepoint."""

    async def cancelled(*_: Any) -> None:
        raise asyncpg.QueryCanceledError

    for _ in range(2):
        async with sql.connection() as c:
            with monkeypatch.context() as patch:
                patch.setattr("asyncpg.connection.Connection.execute", cancelled)
                with pytest.raises(asyncpg.QueryCanceledError):
                    await c.transaction().start()
    async with sql.transaction():  # by the connection that was given back last
        assert await sql.rows("select 1")


async def test_who_finds_no_free_connection_waits_a_bounded_time(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.core.pg._acquire_s", 0.1)
    release = asyncio.Event()

    async def hold() -> None:
        async with sql.connection():
            await release.wait()

    holders = [asyncio.create_task(hold()) for _ in range(pool().get_max_size())]
    while pool().get_idle_size() or pool().get_size() < pool().get_max_size():  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    with pytest.raises(TimeoutError):
        await sql.rows("select 1")
    release.set()
    await asyncio.gather(*holders)
    assert len(await all_at_once()) == pool().get_max_size()
