"""What lessons tell courses and files."""

from __future__ import annotations

from uuid import UUID

from lms.courses import hooks as courses
from lms.courses.hooks import Problem
from lms.courses.models import Course
from lms.files import hooks as files
from lms.files.hooks import Use
from lms.lessons import problems, reading
from lms.lessons.models import Lesson


@files.used_by.add
async def showing(file_id: UUID) -> list[Use]:
    """The lessons that hand it out or show it."""
    return [Use("lesson", lesson_id) for lesson_id in await reading.showing(file_id)]


@courses.contents.add
async def something_to_learn(course: Course) -> bool:
    """Whether a lesson is published."""
    return await Lesson.published(course.id).exists()


@courses.problems.add
async def lacking(course: Course) -> list[Problem]:
    """What is wrong with its lessons."""
    return await problems.problems_of(course)
