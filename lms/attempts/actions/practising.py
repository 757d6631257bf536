"""Practice: each answer is final once its key was asked for."""

from __future__ import annotations

from uuid import UUID

from lms.attempts import contents, queries
from lms.attempts.actions.closing import own
from lms.attempts.actions.grading import mark, versions_of
from lms.attempts.models import Attempt, AttemptState
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, NotFound
from lms.quizzes.models import Quiz


@atomic
async def check(actor: Actor, attempt_id: UUID, question_id: UUID) -> Attempt:
    """Fix the stored answer of a practice attempt, and grade it; checked again it stays."""
    attempt = await own(actor, attempt_id)
    if not attempt.practice:
        raise Conflict("conflict", "Only practice shows the answer before the end.")
    if attempt.state is not AttemptState.OPEN:
        raise Conflict("closed", "This attempt was handed in.")
    row = await queries.held(attempt_id, question_id)
    if row is None:
        raise NotFound
    if row["closed_at"] is None:
        versions = await contents.asked(versions_of([row]))
        quiz = await Quiz.get(id=attempt.quiz_id).only("id", "policy")
        await queries.fix(*mark(row, versions, quiz.policy))
    return attempt
