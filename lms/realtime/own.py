"""A person's own channel, named by their id: only they sit on it, on each of their devices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from uuid import UUID

from lms.core.access import Actor
from lms.realtime.channels import EVERYBODY, Channel, Seat, Snapshot, stored_versions


def own_channel(kind: str, snapshot: Callable[[UUID, str], Awaitable[Snapshot]]) -> Channel:
    """The channels `<kind>:<user id>`, whose versions `publish` keeps."""
    return Channel(kind, own_seats, snapshot, partial(stored_versions, kind))


async def own_seats(channel_id: UUID, actors: Sequence[Actor]) -> dict[Actor, Seat]:
    """Nobody but the user: no admin, and no player whose id happens to be the same."""
    return {
        actor: Seat(EVERYBODY, actor.id)
        for actor in actors
        if actor.kind == "user" and actor.id == channel_id
    }
