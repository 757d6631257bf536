"""Transactions, calls after a commit, and plain SQL for hot queries."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, ParamSpec, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from tortoise.connection import get_connection
from tortoise.transactions import in_transaction

P = ParamSpec("P")
T = TypeVar("T")

_after: ContextVar[list[Callable[[], None]] | None] = ContextVar("after_commit", default=None)


@asynccontextmanager
async def transaction() -> AsyncIterator[None]:
    """A transaction; inside another one a savepoint of it.

    Calls given to `after_commit` run once, when the outermost transaction has committed; those of a
    savepoint are dropped when it rolls back.
    """
    waiting = _after.get()
    if waiting is not None:
        mark = len(waiting)
        try:
            async with in_transaction():
                yield
        except BaseException:
            del waiting[mark:]
            raise
        return
    mine: list[Callable[[], None]] = []
    token = _after.set(mine)
    try:
        async with in_transaction():
            yield
    finally:
        _after.reset(token)
    for call in mine:
        call()


@asynccontextmanager
async def one_moment() -> AsyncIterator[None]:
    """All that is read inside is as of one moment; inside no other transaction."""
    async with transaction():
        await execute("set transaction isolation level repeatable read, read only")
        yield


def atomic(action: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """Run an action in one transaction."""

    @functools.wraps(action)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        async with transaction():
            return await action(*args, **kwargs)

    return run


def joining(action: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """Run an action in the caller's transaction, without a savepoint; else in one of its own.

    For what never fails alone: the caller fails with it.
    """

    alone = atomic(action)

    @functools.wraps(action)
    async def run(*args: P.args, **kwargs: P.kwargs) -> T:
        return await (alone if _after.get() is None else action)(*args, **kwargs)

    return run


def after_commit(call: Callable[[], None]) -> None:
    """Run `call` when the outermost transaction has committed, or now when there is none.

    It must not block or fail: let it pass the work to a sender.
    """
    waiting = _after.get()
    if waiting is None:
        call()
    else:
        waiting.append(call)


def connection() -> AbstractAsyncContextManager[Any]:
    """asyncpg's own connection: the current transaction's, else one of the pool's."""
    return get_connection("default").acquire_connection()


async def rows(sql: str, *args: Any) -> list[Any]:
    """The records of one statement (RETURNING included)."""
    async with connection() as c:
        return await c.fetch(sql, *args)  # type: ignore[no-any-return]


async def indexed_rows(sql: str, *args: Any) -> list[Any]:
    """The same, planned for these arguments, and no table is read that an index can search.

    Postgres thinks that a search for words finds many, and that a long row is read as fast as a
    short one; so it would read all rows for words that are in few.
    """
    async with connection() as c, c.transaction():
        await c.execute(
            "set local enable_seqscan = off; set local plan_cache_mode = force_custom_plan"
        )
        return await c.fetch(sql, *args)  # type: ignore[no-any-return]


async def row(sql: str, *args: Any) -> Any | None:
    """The first record of one statement, or None."""
    async with connection() as c:
        return await c.fetchrow(sql, *args)


async def now() -> datetime:
    """The database's time, for stored moments that all instances compare."""
    found = await row("select clock_timestamp() as now")
    assert found is not None  # noqa: S101  a select without a table has one row
    moment: datetime = found["now"]
    return moment


async def execute(sql: str, *args: Any) -> int:
    """Run one statement and return how many rows it changed."""
    async with connection() as c:
        status: str = await c.execute(sql, *args)
    word = status.rpartition(" ")[2]
    return int(word) if word.isdigit() else 0


def credentials(url: str) -> dict[str, Any]:
    """asyncpg's arguments of a `postgres://user:password@host:port/name?sslmode=...` address."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "host": query.get("host") or parts.hostname or "127.0.0.1",
        "port": int(query.get("port") or parts.port or 5432),
        "user": unquote(parts.username or "postgres"),
        "password": unquote(parts.password or "") or None,
        "database": unquote(parts.path.lstrip("/")) or "postgres",
        "ssl": query.get("sslmode", "disable" if parts.hostname else "prefer"),
    }
