"""Whether the lessons that lead to quizzes are locked for a learner."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lms.core.access import Actor
from lms.lessons.content import LockReason
from lms.lessons.models import Lesson
from lms.lessons.seen import known


async def of_quizzes(
    actor: Actor, course_id: UUID, quiz_ids: Sequence[UUID]
) -> dict[UUID, list[LockReason]]:
    """Why quizzes of a course are locked; absent: not at all. A quiz without a lesson never is."""
    lessons = Lesson.published(course_id).filter(target_id__in=list(quiz_ids))
    targets = {row["id"]: row["target_id"] for row in await lessons.values("id", "target_id")}
    if not targets:
        return {}
    seen = await known(actor, course_id)
    return {
        target: seen.locks[lesson] for lesson, target in targets.items() if seen.locks.get(lesson)
    }
