"""Personal data in progress."""

from __future__ import annotations

from uuid import UUID

from tortoise.queryset import QuerySet

from lms.core.personal import PersonalData, Rows, chosen, register
from lms.progress.hooks import Scored, withheld_of
from lms.progress.models import LessonProgress

FIELDS = (
    "lesson_id", "course_id", "viewed_at", "time_s", "position_s", "watched", "submitted",
    "passed", "score_percent", "completed_at", "completed_how", "reason",
)  # fmt: skip
SCORE = ("passed", "score_percent")


async def as_seen(progress: QuerySet[LessonProgress]) -> Rows:
    """The person's progress; scores that they may not see yet are null."""
    rows = await progress.select_related("lesson")
    scored = [one for one in rows if one.score_percent is not None]
    targets = [one.lesson.target_id for one in scored if one.lesson.target_id]
    hidden = await withheld_of(Scored(rows[0].user_id, targets)) if targets else set()
    return [
        chosen(one, *FIELDS) | (dict.fromkeys(SCORE) if one.lesson.target_id in hidden else {})
        for one in rows
    ]


async def forget(user_id: UUID) -> None:
    """The progress of an erased person stays for statistics, without teachers' reasons."""
    await LessonProgress.filter(user_id=user_id, reason__isnull=False).update(reason="")


register(
    PersonalData(
        LessonProgress,
        "How far a person is with each lesson of their courses.",
        fields=as_seen,
        erasure=forget,
    ),
)  # fmt: skip
