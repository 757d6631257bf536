"""A person's own channel, named by their id: only they may subscribe, on each device."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from uuid import UUID

from lms.core.access import Actor
from lms.realtime.channel_types import EVERYBODY, ChannelType, Snapshot, Subscriber
from lms.realtime.publishing import stored_versions


def own_channel(kind: str, snapshot: Callable[[UUID, str], Awaitable[Snapshot]]) -> ChannelType:
    """Channels `<kind>:<user id>`, whose versions `publish` keeps."""
    return ChannelType(kind, owner_alone, snapshot, partial(stored_versions, kind))


async def owner_alone(channel_id: UUID, actors: Sequence[Actor]) -> dict[Actor, Subscriber]:
    """Only the user may subscribe: no admin, and no player whose id happens to be equal."""
    return {
        actor: Subscriber(EVERYBODY, actor.id)
        for actor in actors
        if actor.kind == "user" and actor.id == channel_id
    }
