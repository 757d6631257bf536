"""Messages of a learner's own channel, and jobs."""

from __future__ import annotations

from typing import Literal, TypeAlias
from uuid import UUID

from lms.core.tasks import JobMessage
from lms.courses.models import Enrollment, EnrollmentStatus
from lms.realtime.messages import Event

KIND = "progress"
LessonStatus: TypeAlias = Literal["not_started", "in_progress", "completed"]


def channel_of(user_id: UUID) -> str:
    """The channel of one person's progress."""
    return f"{KIND}:{user_id}"


class ProgressChanged(Event):
    """You joined, left, or made progress in a course."""

    type: Literal["progress.changed"] = "progress.changed"
    course_id: UUID
    lesson_id: UUID | None
    """The lesson whose progress changed it; null when there is none."""
    percent: int
    status: EnrollmentStatus
    lesson_status: LessonStatus | None
    """How far you are with that lesson."""

    @classmethod
    def of(
        cls,
        enrollment: Enrollment,
        lesson_id: UUID | None = None,
        lesson_status: LessonStatus | None = None,
    ) -> ProgressChanged:
        return cls(
            course_id=enrollment.course_id,
            lesson_id=lesson_id,
            lesson_status=lesson_status,
            percent=enrollment.percent,
            status=enrollment.status,
        )


LINE = "course.line"


class LineChanged(Event):
    """Who waits for a seat stands in another place: read your own again."""

    type: Literal["course.line"] = "course.line"
    waiting: int
    order: str
    """A text of no other meaning: another one when somebody stands in another place."""


class ImportEnrollments(JobMessage):
    """Carry out a list of learners."""

    import_id: UUID
