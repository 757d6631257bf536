"""Personal data in attempts."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.attempts.models import Attempt, AttemptAnswer, Regrade
from lms.core import db
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


FORGET = """
update attempt_answers a set comment = '', inline = '[]',
  answer = case when a.answer ?| array['text', 'file_ids', 'gaps'] then null else a.answer end
from attempts t where t.id = a.attempt_id and t.user_id = $1"""


async def forget(user_id: UUID) -> None:
    """Points and choices stay for statistics; nothing that was written does."""
    await db.execute(FORGET, user_id)
    await Attempt.filter(user_id=user_id).update(abandoned_reason="")


register(
    PersonalData(
        Attempt,
        "Your attempts of quizzes, with your answers and points.",
        fields=with_answers,
        erasure=forget,
    ),
    PersonalData(
        Regrade,
        "Regrades of quizzes that you started.",
        fields=("quiz_id", "option", "changed", "unchanged", "created_at"),
        by="actor_id",
        erasure=Erasure.UNLINK,
    ),
)
