"""Messages of `course:<id>`."""

from __future__ import annotations

from typing import Literal

from lms.courses.models import CourseStatus
from lms.realtime.messages import Event

KIND = "course"


class CourseChanged(Event):
    """Its outline or its status is another one: read the outline again."""

    type: Literal["course.changed"] = "course.changed"
    version: int
    """The outline's, which is its ETag for staff."""
    status: CourseStatus
