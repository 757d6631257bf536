"""What upper floors hear of courses, add to them, or refuse."""

from __future__ import annotations

from dataclasses import dataclass

from lms.core.hooks import Hook
from lms.courses.models import Course


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a course can't be published yet."""

    field: str
    message: str


problems: Hook[Course] = Hook("courses.problems")
"""Asked before a course is published; a handler returns a list of `Problem`."""

deleted: Hook[Course] = Hook("courses.deleted")
"""A course is being deleted; what still runs in it ends."""
