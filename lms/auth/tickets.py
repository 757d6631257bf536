"""Tickets: 30 seconds, once, in the first frame; so no token ever stands in an address."""

from __future__ import annotations

from uuid import UUID

import msgspec

from lms.core import redis
from lms.core.access import Actor, Role
from lms.core.crypto import digest, token
from lms.core.errors import Forbidden

BOTH_SCOPES = frozenset({"read", "write"})


class Stored(msgspec.Struct, array_like=True):
    kind: str
    id: UUID
    role: str
    full_name: str
    session_id: UUID
    scopes: list[str] | None = None


def _key(ticket: str) -> str:
    return f"ticket:{digest(ticket).hex()}"


async def issue(actor: Actor, lives_s: int) -> str:
    """A ticket for one socket of that actor; 503 when Redis is away.

    An API token needs both scopes: on a socket one reads and commands.
    """
    if actor.scopes is not None and not actor.scopes >= BOTH_SCOPES:
        raise Forbidden("scope_missing", "A socket needs an API token with read and write.")
    ticket = token(128)
    stored = Stored(
        actor.kind,
        actor.id,
        actor.role.value,
        actor.full_name,
        actor.session_id,
        None if actor.scopes is None else sorted(actor.scopes),
    )
    await redis.client().set(_key(ticket), msgspec.msgpack.encode(stored), ex=lives_s)
    return ticket


async def consume(ticket: str) -> Actor | None:
    """Whose ticket it is; None for an unknown, used or expired one."""
    found = await redis.client().getdel(_key(ticket))
    if found is None:
        return None
    stored = msgspec.msgpack.decode(bytes(found), type=Stored)  # type: ignore[arg-type]
    return Actor(
        stored.kind,
        stored.id,
        Role(stored.role),
        stored.full_name,
        stored.session_id,
        None if stored.scopes is None else frozenset(stored.scopes),
    )
