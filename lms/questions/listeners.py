"""What questions add to courses: a bank each."""

from __future__ import annotations

from uuid import UUID

from lms.courses import hooks as courses
from lms.courses.models import Course
from lms.files import hooks as files
from lms.files.hooks import Use
from lms.gradebook import hooks as gradebook
from lms.questions import actions, reading


@courses.created.add
async def created(course: Course) -> None:
    """Make its bank."""
    await actions.make_bank_of(course)


@files.used_by.add
async def showing(file_id: UUID) -> list[Use]:
    """The questions that show the file in any of their versions."""
    return [Use("question", question_id) for question_id in await reading.showing(file_id)]


@gradebook.rubric_asked.add
async def graded_by(rubric_id: UUID) -> bool:
    """Whether a question is to be graded by the rubric."""
    return await reading.graded_by(rubric_id)


@courses.bank.add
async def bank(course_id: UUID) -> UUID | None:
    """Its bank."""
    return await reading.bank_id(course_id)
