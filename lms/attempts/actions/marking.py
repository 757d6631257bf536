"""Points that people give, and when students see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from lms.attempts import contents, queries, rules
from lms.attempts.actions.grading import mark, recorded
from lms.attempts.messages import KIND
from lms.attempts.models import Attempt, AttemptAnswer, AttemptState
from lms.attempts.notices import AttemptGraded
from lms.attempts.verbs import AttemptVerb
from lms.audit import actions as audit
from lms.core import clock, versions
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Invalid, NotFound, refuse
from lms.gradebook.models import Cause
from lms.notifications.actions import inbox
from lms.quizzes.actions.locking import counted, locked, raise_version
from lms.quizzes.models import Quiz
from lms.realtime.publishing import touch


@atomic
async def give(
    actor: Actor,
    attempt_id: UUID,
    question_id: UUID,
    points: Decimal | None,
    comment: str,
    inline: Sequence[dict[str, Any]],
) -> Attempt:
    """Give points by hand, for the course's staff; None: the automatic grade, or waiting again.

    422 outside 0..points, 409 `open` while the student may still answer.
    """
    scope = Attempt.staffed_by(actor).select_for_update(no_key=True)
    attempt = await scope.get_or_none(id=attempt_id) or refuse(NotFound)
    versions.require(attempt.version)
    if attempt.state is AttemptState.OPEN:
        raise Conflict("open", "This attempt isn't handed in yet.")
    rows = AttemptAnswer.filter(attempt_id=attempt_id, question_id=question_id)
    row = await rows.select_for_update(no_key=True).get_or_none() or refuse(NotFound)
    if points is None:
        await _automatic(row, attempt)
    elif points > row.points:
        raise Invalid.field("points", f"must be at most {row.points}")
    else:
        row.earned, row.by_hand, row.graded_by_id = points, True, actor.id
        row.fraction = points / row.points if row.points else None
    row.comment, row.inline = comment, list(inline)
    await row.save(
        update_fields=["earned", "fraction", "by_hand", "graded_by_id", "comment", "inline"]
    )
    await audit.record(AttemptVerb.GRADED, ("attempt", attempt_id), {"earned"})
    await _counted(actor, attempt)
    return attempt


async def _automatic(row: AttemptAnswer, attempt: Attempt) -> None:
    asked = (await contents.asked([row.version_id]))[row.version_id]
    quiz = await Quiz.get(id=attempt.quiz_id)
    held: Any = await queries.held(attempt.id, row.question_id)
    _, row.fraction, row.earned = mark(held, asked, asked.policy or quiz.policy)
    row.by_hand, row.graded_by_id = False, None


async def _counted(actor: Actor, attempt: Attempt) -> None:
    """The attempt's result anew, and all that follows from it."""
    quiz = await Quiz.get(id=attempt.quiz_id)
    rows = await AttemptAnswer.filter(attempt_id=attempt.id).values("earned")
    total = rules.total([row["earned"] for row in rows], attempt.max_points, quiz.pass_percent)
    waited = attempt.state is AttemptState.NEEDS_GRADING
    if attempt.state is not AttemptState.ABANDONED:
        waits = total.score is None
        attempt.state = AttemptState.NEEDS_GRADING if waits else AttemptState.GRADED
    attempt.score, attempt.percent, attempt.passed = total.score, total.percent, total.passed
    attempt.version += 1
    await attempt.save(update_fields=["state", "score", "percent", "passed", "version"])
    if attempt.counts and attempt.state is not AttemptState.ABANDONED:
        await recorded([attempt], Cause.MANUAL, actor.id)
        free = rules.released(quiz.release.value, quiz.released_at, clock.now())
        if waited and free and attempt.state is AttemptState.GRADED:
            notice = AttemptGraded(title=quiz.title, attempt_id=attempt.id)
            await inbox.notify([attempt.user_id], notice)
    touch(KIND, attempt.id)


@atomic
async def release(actor: Actor, quiz_id: UUID, at: datetime | None) -> Quiz:
    """Let students see their grades from now on, or from then."""
    quiz = await locked(actor, quiz_id, seen=False)
    await raise_version(quiz, released_at=at or clock.now())
    await audit.record(AttemptVerb.RELEASED, ("quiz", quiz_id), {"released_at"})
    return await counted(quiz)


@atomic
async def withhold(actor: Actor, quiz_id: UUID) -> None:
    """Hide the grades again."""
    quiz = await locked(actor, quiz_id, seen=False)
    await raise_version(quiz, released_at=None)
    await audit.record(AttemptVerb.WITHHELD, ("quiz", quiz_id), {"released_at"})
