"""Progress over REST."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StrictBool

from lms.core.schema import In, Moment, Out
from lms.core.text import Lines, not_empty
from lms.courses.models import EnrollmentStatus
from lms.lessons.schemas import LessonProgressOut
from lms.progress.rules import MAX_ADD_S, MAX_REPORTED

MAX_POSITION_S = 360_000
Second = Annotated[float, Field(ge=0, le=MAX_POSITION_S)]


def _forward(given: tuple[float, float]) -> tuple[float, float]:
    if given[0] >= given[1]:
        raise ValueError("ends before it begins")
    return given


Range = Annotated[tuple[Second, Second], AfterValidator(_forward)]


class EvidenceIn(In):
    """What a learner's page saw since its last report; an empty one says: viewed."""

    add_s: Annotated[float, Field(ge=0, le=MAX_ADD_S)] = 0
    """Seconds spent; at most those since the last report count."""
    position_s: Second | None = None
    """Where to go on in the video."""
    watched: Annotated[list[Range], Field(max_length=MAX_REPORTED)] = Field(default_factory=list)
    """Parts of the video that were seen, in seconds."""


class OverrideIn(In):
    """A teacher's word on whether a lesson is done."""

    completed: StrictBool
    reason: Annotated[str, Lines(500), AfterValidator(not_empty)]


class ProgressQuery(In):
    """Whose progress; without it your own."""

    user_id: UUID | None = None


class CourseProgressOut(Out):
    """How far somebody is with a course; `required` counts its published required lessons.

    `new_required` counts what a completed course requires now and wasn't done.
    """

    status: EnrollmentStatus
    percent: int
    required: int
    required_done: int
    new_required: int
    completed_at: Moment | None
    lessons: list[LessonProgressOut]
