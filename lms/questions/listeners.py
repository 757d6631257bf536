"""What questions add to courses: a bank each."""

from __future__ import annotations

from uuid import UUID

from lms.courses import hooks as courses
from lms.courses.models import Course
from lms.questions import actions
from lms.questions.models import QuestionBank


@courses.created.add
async def created(course: Course) -> None:
    """Make its bank."""
    await actions.make_bank_of(course)


@courses.bank.add
async def bank(course_id: UUID) -> UUID | None:
    """Its bank."""
    found = await QuestionBank.get_or_none(course_id=course_id)
    return found.id if found else None
