"""How upper features react to courses, add to them, or refuse a change."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lms.core.hooks import Hook
from lms.courses.models import Course


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason why a course can't be published yet."""

    field: str
    message: str


created: Hook[Course] = Hook("courses.created")
"""A course was made; what each course has is made with it."""

bank: Hook[UUID] = Hook("courses.bank")
"""Asked for the id of the question bank of a course, by the course's id."""

problems: Hook[Course] = Hook("courses.problems")
"""Called before a course is published; a handler returns a list of `Problem`."""

deleted: Hook[Course] = Hook("courses.deleted")
"""Called when a course is being deleted, so that what still runs in it ends."""
