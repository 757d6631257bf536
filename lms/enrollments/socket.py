"""The channel of one person's progress: only they may subscribe, on each of their devices.

And on a course's channel its waiting list, for those whose place in it may be another one.
"""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel

from lms.courses.messages import KIND as COURSE
from lms.courses.models import Enrollment, EnrollmentStatus
from lms.enrollments import reading
from lms.enrollments.messages import KIND, LINE, LineChanged
from lms.realtime.channel_types import EVERYBODY, LatestWins, Snapshot, register
from lms.realtime.messages import Event, SnapshotPart
from lms.realtime.own import own_channel
from lms.realtime.publishing import stored_versions

MAX_ENROLLMENTS = 100


async def snapshot(channel_id: UUID, _audience: str) -> Snapshot:
    """The person's progress in each course, the newest first."""
    # The version is read first: then the rows may be newer than the version, never older.
    version = (await stored_versions(KIND, [channel_id]))[channel_id]
    mine = Enrollment.learning(channel_id).order_by("-id").limit(MAX_ENROLLMENTS)
    rows = await mine.values("course_id", "percent", "status")
    return Snapshot(version, {"courses": rows})


class CourseProgress(BaseModel):
    course_id: UUID
    percent: int
    status: EnrollmentStatus


class ProgressSnapshot(SnapshotPart):
    """The person's progress in each course."""

    channel: ClassVar[str] = KIND
    courses: list[CourseProgress]


async def line(course_id: UUID, _audience: str) -> Event:
    waiting, order = await reading.line(course_id)
    return LineChanged(waiting=waiting, order=order)


register(own_channel(KIND, snapshot))
register(LatestWins(LINE, COURSE, (EVERYBODY,), line, hz=1.0))
