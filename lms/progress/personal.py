"""Personal data in progress."""

from __future__ import annotations

from uuid import UUID

from lms.core.personal import PersonalData, register
from lms.progress.models import LessonProgress


async def forget(user_id: UUID) -> None:
    """The progress of an erased person stays for statistics, without teachers' reasons."""
    await LessonProgress.filter(user_id=user_id, reason__isnull=False).update(reason="")


register(
    PersonalData(
        LessonProgress,
        "How far a person is with each lesson of their courses.",
        fields=(
            "lesson_id", "course_id", "viewed_at", "time_s", "position_s", "watched", "submitted",
            "passed", "score_percent", "completed_at", "completed_how", "reason",
        ),
        erasure=forget,
    ),
)  # fmt: skip
