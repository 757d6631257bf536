"""How upper features react to courses, add to them, or refuse a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from lms.core.hooks import Hook
from lms.courses.models import Course


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a course, and with which thing of it; errors keep it from publishing."""

    code: str
    message: str
    target: tuple[str, UUID]
    severity: Literal["error", "warning"] = "error"


created: Hook[Course] = Hook("courses.created")
"""A course was made; what each course has is made with it."""

bank: Hook[UUID] = Hook("courses.bank")
"""Asked for the id of the question bank of a course, by the course's id."""

problems: Hook[Course] = Hook("courses.problems")
"""Asked before a course is published; a handler returns a list of `Problem`."""

contents: Hook[Course] = Hook("courses.contents")
"""Asked whether there is something to learn from in a course, published for its learners."""

seats: Hook[Course] = Hook("courses.seats")
"""Called when a course's capacity has changed."""

published: Hook[Course] = Hook("courses.published")
"""A course is in the catalogue from now on, for the first time or again."""

deleted: Hook[Course] = Hook("courses.deleted")
"""Called when a course is being deleted, so that what still runs in it ends."""
