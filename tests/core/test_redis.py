"""Closing a client while commands are under way."""

from __future__ import annotations

import asyncio

import pytest

from lms.core import redis
from lms.settings import Settings


@pytest.mark.parametrize("turns", range(6))
async def test_a_closed_client_leaves_no_connection(
    turns: int, db: None, settings: Settings
) -> None:
    client = redis.make(settings.redis_url.get_secret_value())

    async def write() -> None:
        pipe = client.pipeline(transaction=False)
        for n in range(50):
            pipe.set(f"key{n}", "x" * 1000)
        await pipe.execute()

    writing = [asyncio.create_task(write()) for _ in range(3)]
    for _ in range(turns):
        await asyncio.sleep(0)
    await redis.close(client)
    await asyncio.gather(*writing, return_exceptions=True)
    pool = client.connection_pool
    assert not [one for one in pool._available_connections if one.is_connected]
