"""The queue's stream grows for ever by itself: acknowledging deletes nothing."""

from __future__ import annotations

from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

GONE_MS = 3_600_000
"""A worker asks at least each second; one that was silent for an hour is no more."""


async def trim(client: Redis, queue: str, group: str) -> None:
    """Drop entries that were acknowledged, and consumers that ended long ago.

    Never by length, which could drop what no worker has read: up to the first entry still pending,
    else up to the last one delivered.
    """
    try:
        known: list[Any] = await client.xinfo_groups(queue)
    except ResponseError:  # no such stream: nothing was sent since Redis lost its data
        return
    delivered = next((g["last-delivered-id"] for g in known if g["name"] == group.encode()), None)
    if delivered is None:
        return
    pending: Any = await client.xpending(queue, group)
    await client.xtrim(queue, minid=pending["min"] or delivered, approximate=False)
    for consumer in await client.xinfo_consumers(queue, group):
        if consumer["pending"] == 0 and consumer["idle"] > GONE_MS:
            await client.xgroup_delconsumer(queue, group, consumer["name"])
