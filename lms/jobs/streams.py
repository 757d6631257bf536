"""Trimming the queue's stream: acknowledging an entry doesn't delete it."""

from __future__ import annotations

from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

GONE_MS = 3_600_000
"""Workers poll each second; one that was idle for an hour has ended."""


async def trim(client: Redis, queue: str, group: str) -> None:
    """Delete acknowledged entries, and consumers that ended long ago.

    Trims up to the first pending entry, else to the last delivered one; trimming by length could
    delete entries that no worker has read.
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
