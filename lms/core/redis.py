"""This process's Redis clients. Redis may lose anything at any time; nothing waits for it long."""

from __future__ import annotations

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

ANSWER_S = 1.0
AWAY = (RedisError, OSError, TimeoutError)
"""What a Redis that is away, stalled or restarting raises."""

_client: Redis | None = None


def make(url: str, *, connections: int = 20, answer_s: float | None = ANSWER_S) -> Redis:
    """A client that gives up after a second and one retry; `answer_s=None` for blocking reads."""
    pool = BlockingConnectionPool.from_url(
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


async def stop() -> None:
    global _client
    if _client is not None:
        await _client.aclose(close_connection_pool=True)
        _client = None


def client() -> Redis:
    """The process's client for short commands."""
    if _client is None:
        raise RuntimeError("Redis is asked before the process has started")
    return _client
