"""What progress tells enrollments and lessons, and what follows from their changes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lms.courses.models import Enrollment, EnrollmentStatus
from lms.enrollments import hooks as enrollments
from lms.jobs.actions import ask
from lms.lessons import hooks
from lms.lessons.hooks import Learned, Learner, Reading
from lms.lessons.schemas import LessonProgressOut
from lms.progress import queries, reading, rules
from lms.progress.messages import CompleteReady

DONE_PERCENT = 100


@hooks.learned.add
async def learned(who: Learner) -> dict[UUID, Learned]:
    """The lessons that a learner has begun, and which of them are done."""
    return {
        row["lesson_id"]: Learned(
            rules.status(begun=True, completed=row["completed_at"] is not None),
            row["completed_at"],
        )
        for row in await queries.begun(who.course_id, who.user_id)
    }


@hooks.progress.add
async def progress(asked: Reading) -> LessonProgressOut:
    """Somebody's progress with a lesson."""
    return await reading.of_lesson(asked.lesson, asked.user_id)


@enrollments.counted.add
async def counted(places: Sequence[Enrollment]) -> None:
    """How many lessons are required of each, and how many of these are done."""
    known = {one.id: one for one in places}
    for row in await queries.counts_of_all(list(known)):
        known[row["id"]].required = row["required"]
        known[row["id"]].required_done = row["done"]


@hooks.changed.add
async def required(course_id: UUID) -> None:
    """Another outline requires other lessons, and some may have done them all."""
    if await queries.recount(course_id):
        await ask(CompleteReady(course_id=course_id))


@enrollments.changed.add
async def back(place: Enrollment) -> None:
    """Who comes back may have done all meanwhile: required lessons may be gone."""
    if place.status is EnrollmentStatus.ACTIVE and place.percent == DONE_PERCENT:
        await ask(CompleteReady(course_id=place.course_id))
