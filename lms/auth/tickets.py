"""Tickets: valid for 30 seconds, once, in the first frame; so no URL ever contains a token."""

from __future__ import annotations

import msgspec

from lms.core import redis
from lms.core.access import Actor
from lms.core.crypto import digest, token


def _key(ticket: str) -> str:
    return f"ticket:{digest(ticket).hex()}"


async def issue(actor: Actor, lives_s: int) -> str:
    """A ticket for one socket of that actor; 503 when Redis is away."""
    ticket = token(128)
    await redis.client().set(_key(ticket), msgspec.msgpack.encode(actor), ex=lives_s)
    return ticket


async def consume(ticket: str) -> Actor | None:
    """The ticket's actor; None for an unknown, used or expired one."""
    found = await redis.client().getdel(_key(ticket))
    if found is None:
        return None
    return msgspec.msgpack.decode(bytes(found), type=Actor)  # type: ignore[arg-type]
