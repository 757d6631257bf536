"""Personal data in attempts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.attempts import mine, rules
from lms.attempts.models import HANDED_IN, Attempt, AttemptAnswer, Regrade
from lms.core import db
from lms.core.personal import Erasure, PersonalData, Rows, chosen, register


async def with_answers(attempts: QuerySet[Attempt]) -> Rows:
    """The person's attempts, with their answers; results that they may not see yet are null."""
    found, answers = await attempts.select_related("quiz"), defaultdict[UUID, Rows](list)
    seen = await _seen(found)
    given = AttemptAnswer.filter(attempt_id__in=[one.id for one in found])
    for one in await given.order_by("attempt_id", "position"):
        answers[one.attempt_id].append(
            chosen(one, "question_id", "answer", "saved_at", "earned", "comment")
            | ({} if one.attempt_id in seen else dict.fromkeys(("earned", "comment")))
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
        | ({} if one.id in seen else dict.fromkeys(("score", "percent")))
        | {"answers": answers[one.id]}
        for one in found
    ]


async def _seen(attempts: Sequence[Attempt]) -> set[UUID]:
    """The attempts of which their student, the same of all, may see the result."""
    if not attempts:
        return set()
    quizzes = {one.quiz_id: one.quiz for one in attempts}
    hows = await mine.reviews_of(list(quizzes.values()), attempts[0].user_id)
    return {
        one.id
        for one in attempts
        if one.preview
        or rules.shown(handed_in=one.state in HANDED_IN, review=hows[one.quiz_id]).score
    }


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
