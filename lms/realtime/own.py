"""A person's own channel, named by their id: only they sit on it, on each of their devices."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from uuid import UUID

from lms.core.access import Actor
from lms.realtime.channel_types import EVERYBODY, ChannelType, Snapshot, Subscriber
from lms.realtime.publishing import stored_versions


def own_channel(kind: str, snapshot: Callable[[UUID, str], Awaitable[Snapshot]]) -> ChannelType:
    """The channels `<kind>:<user id>`, whose versions `publish` keeps."""
    return ChannelType(kind, owner_alone, snapshot, partial(stored_versions, kind))


async def owner_alone(channel_id: UUID, actors: Sequence[Actor]) -> dict[Actor, Subscriber]:
    """Nobody but the user: no admin, and no player whose id happens to be the same."""
    return {
        actor: Subscriber(EVERYBODY, actor.id)
        for actor in actors
        if actor.kind == "user" and actor.id == channel_id
    }
