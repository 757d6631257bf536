"""What upper floors hear of courses, add to them, or refuse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.core.access import Actor
from lms.core.hooks import Hook
from lms.courses.models import Course


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a course can't be published yet."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """In which of these courses does this person learn?"""

    user_id: UUID
    course_ids: Sequence[UUID]


problems: Hook[Course] = Hook("courses.problems")
"""Asked before a course is published; a handler returns a list of `Problem`."""

readable: Hook[Actor] = Hook("courses.readable")
"""A handler returns a `Q` of further courses that the actor may read."""

attended: Hook[Attendance] = Hook("courses.attended")
"""A handler returns the set of the ids of those courses."""
