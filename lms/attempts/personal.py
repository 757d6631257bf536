"""Personal data in attempts."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.attempts.models import Attempt, AttemptAnswer
from lms.core.personal import Erasure, PersonalData, Rows, chosen, register


async def with_answers(attempts: QuerySet[Attempt]) -> Rows:
    """The person's attempts, with their answers."""
    found, answers = await attempts, defaultdict[UUID, Rows](list)
    given = AttemptAnswer.filter(attempt_id__in=[one.id for one in found])
    for one in await given.order_by("attempt_id", "position"):
        answers[one.attempt_id].append(
            chosen(one, "question_id", "answer", "saved_at", "earned", "comment")
        )
    return [
        chosen(
            one,
            "quiz_id",
            "number",
            "state",
            "started_at",
            "submitted_at",
            "score",
            "max_points",
            "percent",
        )
        | {"answers": answers[one.id]}
        for one in found
    ]


register(
    PersonalData(
        Attempt,
        "Your attempts of quizzes, with your answers and points.",
        fields=with_answers,
        erasure=Erasure.KEEP,
    )
)
