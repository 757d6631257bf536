"""Messages of `course:<id>`, and jobs about a course as a whole."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from lms.core.tasks import JobMessage
from lms.courses.models import CourseStatus
from lms.realtime.messages import Event

KIND = "course"


class CourseChanged(Event):
    """Its outline or its status is another one: read the outline again."""

    type: Literal["course.changed"] = "course.changed"
    version: int
    """The outline's, which is its ETag for staff."""
    status: CourseStatus


class CopyCourse(JobMessage):
    """Make a copy of a course, with an id that was chosen."""

    course_id: UUID
    made_id: UUID
    owner_id: UUID
    title: str | None
    shift_days: int


class ExportCourse(JobMessage):
    """Pack a course into a file, with an id that was chosen."""

    course_id: UUID
    file_id: UUID
    owner_id: UUID


class ImportCourse(JobMessage):
    """Make a course, with an id that was chosen, of an archive that was checked."""

    file_id: UUID
    made_id: UUID
    owner_id: UUID
