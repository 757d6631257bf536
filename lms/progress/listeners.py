"""What progress tells lessons."""

from __future__ import annotations

from uuid import UUID

from lms.lessons import hooks
from lms.lessons.hooks import Learned, Learner, Reading
from lms.lessons.schemas import LessonProgressOut
from lms.progress import queries, reading, rules


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


@hooks.changed.add
async def required(course_id: UUID) -> None:
    """Another outline requires other lessons."""
    await queries.recount(course_id)
