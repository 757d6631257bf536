"""`dashboard:<course>`: its staff get the latest statistics. Nothing is stored, so no version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from lms.analytics import actions, queries
from lms.analytics.messages import KIND, DashboardChanged
from lms.analytics.schemas import CourseFigures
from lms.core.access import Actor
from lms.realtime.channel_types import (
    EVERYBODY,
    ChannelType,
    LatestWins,
    Snapshot,
    Subscriber,
    register,
)
from lms.realtime.messages import Event, SnapshotPart


async def may_join(course_id: UUID, actors: Sequence[Actor]) -> dict[Actor, Subscriber]:
    """Whether the actor is the course's staff. Few subscribe at once, so one query each will do."""
    return {
        actor: Subscriber(EVERYBODY, actor.id)
        for actor in actors
        if actor.kind == "user" and await actions.is_staff(actor, course_id)
    }


async def snapshot(course_id: UUID, _audience: str) -> Snapshot:
    found = CourseFigures.model_validate(await queries.figures(course_id))
    return Snapshot(0, found.model_dump(mode="json"))


async def read(course_id: UUID, _audience: str) -> Event:
    return DashboardChanged.model_validate(await queries.figures(course_id))


class DashboardSnapshot(SnapshotPart, CourseFigures):
    """The current statistics."""

    channel: ClassVar[str] = KIND


register(ChannelType(KIND, may_join, snapshot, ordered=False))
register(LatestWins(KIND, KIND, (EVERYBODY,), read, hz=1.0))
