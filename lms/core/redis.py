"""This process's Redis clients. Redis may lose anything at any time; no call waits long for it."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as Unconnected
from redis.exceptions import RedisError

from lms.core.errors import away

ANSWER_S = 1.0
away(RedisError)

_client: Redis | None = None


class Pool(BlockingConnectionPool):
    """A pool that stays closed; redis-py's reconnects when a disconnect cuts a command off."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._coming = 0
        self._used: set[object] = set()
        self._idle: asyncio.Event | None = None

    async def get_connection(self, *args: Any, **kwargs: Any) -> Any:
        if self._idle is not None:
            raise Unconnected("This client is closed")
        self._coming += 1
        try:
            connection = await super().get_connection(*args, **kwargs)  # type: ignore[no-untyped-call]
            self._used.add(connection)
        finally:
            self._coming -= 1
            self._perhaps_idle()
        return connection

    async def release(self, connection: Any) -> None:
        try:
            await super().release(connection)
        finally:
            self._used.discard(connection)
            self._perhaps_idle()

    def _perhaps_idle(self) -> None:
        if self._idle is not None and not self._coming and not self._used:
            self._idle.set()

    async def end(self) -> None:
        """Refuse new commands and wait at most a second for the running ones."""
        self._idle = asyncio.Event()
        self._perhaps_idle()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), ANSWER_S)


def make(url: str, *, connections: int = 20, answer_s: float | None = ANSWER_S) -> Redis:
    """A client that gives up after a second and one retry; `answer_s=None` for blocking reads."""
    pool = Pool.from_url(
        url,
        max_connections=connections,
        timeout=ANSWER_S,
        socket_timeout=answer_s,
        socket_connect_timeout=ANSWER_S,
        retry=Retry(NoBackoff(), 1),
    )
    return Redis(connection_pool=pool)


def start(url: str) -> None:
    global _client
    _client = make(url)


async def close(client: Redis) -> None:
    """Close what `make` made, and leave no connection behind."""
    pool = client.connection_pool
    if isinstance(pool, Pool):
        await pool.end()
    await client.aclose(close_connection_pool=True)


async def stop() -> None:
    global _client
    if _client is not None:
        closing, _client = _client, None
        await close(closing)


def client() -> Redis:
    """The process's client for short commands."""
    if _client is None:
        raise RuntimeError("Redis is asked before the process has started")
    return _client
