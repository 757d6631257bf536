"""Whether the lessons that lead to quizzes are locked for a learner."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lms.attempts import lookups
from lms.core.access import Actor
from lms.lessons.content import LockReason
from lms.lessons.seen import known


async def of_quizzes(
    actor: Actor, course_id: UUID, quiz_ids: Sequence[UUID]
) -> dict[UUID, list[LockReason]]:
    """Why quizzes of a course are locked; absent: not at all. A quiz without a lesson never is."""
    lessons = await lookups.lessons(quiz_ids)
    if not lessons:
        return {}
    seen = await known(actor, course_id)
    return {quiz: seen.locks[lesson] for quiz, lesson in lessons.items() if seen.locks.get(lesson)}
