"""`course:<id>`: who may read a course's page hears that its outline changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.courses import reading
from lms.courses.messages import KIND, CourseChanged
from lms.courses.models import CourseStatus
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
    """Whether the actor may read the course's page."""
    return {
        actor: Subscriber(EVERYBODY, actor.id)
        for actor in actors
        if actor.kind == "user" and await reading.sees(actor, course_id)
    }


async def snapshot(course_id: UUID, _audience: str) -> Snapshot:
    version, status = await reading.state(course_id) or refuse(NotFound)
    return Snapshot(0, {"version": version, "status": status})


async def read(course_id: UUID, _audience: str) -> Event | None:
    found = await reading.state(course_id)
    return CourseChanged(version=found[0], status=found[1]) if found else None


class CourseSnapshot(SnapshotPart):
    """The version of a course's outline, and its status."""

    channel: ClassVar[str] = KIND
    version: int
    status: CourseStatus


register(ChannelType(KIND, may_join, snapshot, ordered=False))
register(LatestWins(KIND, KIND, (EVERYBODY,), read, hz=2.0))
