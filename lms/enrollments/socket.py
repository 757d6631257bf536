"""The channel of one person's progress: only they sit on it, on each of their devices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel

from lms.core.access import Actor
from lms.courses.models import Enrollment, EnrollmentStatus
from lms.enrollments.messages import KIND
from lms.realtime.channels import EVERYBODY, Channel, Seat, Snapshot, register, stored_versions
from lms.realtime.shapes import Shape

MOST = 100


async def seats(channel_id: UUID, actors: Sequence[Actor]) -> dict[Actor, Seat]:
    """Nobody but the user."""
    return {
        actor: Seat(EVERYBODY, actor.id)
        for actor in actors
        if actor.kind == "user" and actor.id == channel_id
    }


async def snapshot(channel_id: UUID, _audience: str) -> Snapshot:
    """How far the person is in each course, the newest first."""
    # The version first: what a later one brings may be in the rows already, never the reverse.
    version = (await stored_versions(KIND, [channel_id]))[channel_id]
    mine = Enrollment.learning(channel_id).order_by("-id").limit(MOST)
    rows = await mine.values("course_id", "percent", "status")
    return Snapshot(version, {"courses": rows})


class CourseProgress(BaseModel):
    course_id: UUID
    percent: int
    status: EnrollmentStatus


class ProgressSnapshot(Shape):
    """How far the person is in each course."""

    channel: ClassVar[str] = KIND
    courses: list[CourseProgress]


register(Channel(KIND, seats, snapshot, partial(stored_versions, KIND)))
