"""Points that people give, and when students see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from lms.attempts import contents, mine, queries, rules
from lms.attempts.actions.grading import mark, recorded, versions_of
from lms.attempts.messages import KIND
from lms.attempts.models import Attempt, AttemptAnswer, AttemptState
from lms.attempts.notices import AttemptGraded
from lms.attempts.verbs import AttemptVerb
from lms.audit import actions as audit
from lms.core import clock
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Invalid, NotFound, refuse
from lms.core.versions import require
from lms.gradebook import rules as rubrics
from lms.gradebook.models import Cause, Rubric
from lms.notifications.actions import inbox
from lms.questions.models import QuestionVersion
from lms.quizzes.actions.locking import counted, locked, raise_version
from lms.quizzes.models import Quiz
from lms.realtime.publishing import touch

GIVEN = ("earned", "fraction", "by_hand", "graded_by_id", "comment", "inline", "rubric")


@dataclass(frozen=True, slots=True)
class Given:
    """Points, or by criterion the chosen level; of neither the automatic grade counts again."""

    points: Decimal | None = None
    rubric: Mapping[str, Mapping[str, Any]] | None = None
    comment: str = ""
    inline: Sequence[dict[str, Any]] = ()


@atomic
async def give(actor: Actor, attempt_id: UUID, question_id: UUID, given: Given) -> Attempt:
    """Give points by hand, for the course's staff, or take them back.

    422 outside 0..points and for a rubric that isn't the question's, or isn't chosen as a whole;
    409 `open` while the student may still answer.
    """
    scope = Attempt.staffed_by(actor).select_for_update(no_key=True)
    attempt = await scope.get_or_none(id=attempt_id) or refuse(NotFound)
    require(attempt.version)
    if attempt.state is AttemptState.OPEN:
        raise Conflict("open", "This attempt isn't handed in yet.")
    rows = AttemptAnswer.filter(attempt_id=attempt_id, question_id=question_id)
    row = await rows.select_for_update(no_key=True).get_or_none() or refuse(NotFound)
    points, row.rubric = given.points, None
    if given.rubric is not None:
        row.rubric = rubrics.given(await _criteria(row), given.rubric)
        points = rubrics.worth(row.points, row.rubric)
    if points is None:
        await _automatic(row, attempt)
    elif points > row.points:
        raise Invalid.field("points", f"must be at most {row.points}")
    else:
        row.earned, row.by_hand, row.graded_by_id = points, True, actor.id
        row.fraction = points / row.points if row.points else None
    row.comment, row.inline = given.comment, list(given.inline)
    await row.save(update_fields=GIVEN)
    await audit.record(AttemptVerb.GRADED, ("attempt", attempt_id), {"earned"})
    await _counted(actor, attempt)
    return attempt


async def _criteria(row: AttemptAnswer) -> list[dict[str, Any]]:
    """Those by which the answer is graded."""
    version = await QuestionVersion.get(id=row.version_id).only("id", "content")
    rubric_id = version.content.get("rubric_id")
    rubric = await Rubric.get_or_none(id=rubric_id) if rubric_id else None
    if rubric is None:
        raise Invalid.field("rubric", "is not how this question is graded")
    return rubric.criteria


async def _automatic(row: AttemptAnswer, attempt: Attempt) -> None:
    quiz = await Quiz.get(id=attempt.quiz_id)
    held: Any = await queries.held(attempt.id, row.question_id)
    versions = await contents.asked(versions_of([held]))
    _, row.fraction, row.earned = mark(held, versions, quiz.policy)
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
        free = mine.released(quiz)
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
