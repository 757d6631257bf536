"""Deadlines of running attempts, when what they follow from has changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.accommodations import queries as accommodations
from lms.accommodations.rules import NOTHING
from lms.attempts import rules
from lms.attempts.messages import KIND
from lms.attempts.models import Attempt, AttemptState
from lms.core.db import atomic
from lms.quizzes.models import Quiz
from lms.realtime.publishing import touch


@atomic
async def deadlines(*, user_id: UUID | None = None, quiz_id: UUID | None = None) -> None:
    """Compute these running attempts' deadlines anew; none gets earlier."""
    some: dict[str, Any] = {"user_id": user_id, "quiz_id": quiz_id}
    wanted = {name: value for name, value in some.items() if value is not None}
    running = Attempt.filter(
        state=AttemptState.OPEN, practice=False, deadline__not_isnull=True, **wanted
    )
    found = await running.order_by("id").select_for_update(no_key=True)
    by_quiz: dict[UUID, list[Attempt]] = {}
    for one in found:
        by_quiz.setdefault(one.quiz_id, []).append(one)
    for quiz in await Quiz.filter(id__in=list(by_quiz)):
        attempts = by_quiz[quiz.id]
        given = await accommodations.of_users(quiz.id, [one.user_id for one in attempts])
        for one in attempts:
            await _moved(one, quiz, given.get(one.user_id, NOTHING))


async def _moved(attempt: Attempt, quiz: Quiz, given: Any) -> None:
    closes_at = None if attempt.preview else given.later(quiz.closes_at)
    new = rules.deadline(attempt.started_at, given.limit_s(quiz.time_limit_s), closes_at)
    deadline = rules.extended(attempt.deadline, new)
    if deadline != attempt.deadline:
        attempt.deadline = deadline
        await attempt.save(update_fields=["deadline"])
        touch(KIND, attempt.id)
