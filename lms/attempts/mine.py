"""How a student stands with quizzes: tries, dates, the grade so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from lms.accommodations import queries as accommodations
from lms.accommodations.rules import NOTHING, Given
from lms.attempts import locks, lookups, rules
from lms.attempts.models import Attempt, AttemptState
from lms.attempts.rules import Review
from lms.core import clock
from lms.core.access import Actor
from lms.courses.models import Course
from lms.quizzes.models import Mode, Quiz
from lms.quizzes.schemas import MineOut

FIELDS = ("id", "quiz_id", "number", "state", "practice", "score", "max_points", "passed")
OVER = (AttemptState.GRADED, AttemptState.ABANDONED)
"""No more is graded of those."""
Row = dict[str, Any]


def released(quiz: Quiz) -> bool:
    """Whether students may see their grades of the quiz."""
    return rules.released(quiz.release.value, quiz.released_at, clock.now())


def nameless(quiz: Quiz, state: str) -> bool:
    """Whether staff aren't told whose attempt of the quiz, in this state, it is."""
    return rules.nameless(
        quiz.release.value,
        quiz.released_at,
        clock.now(),
        anonymous=quiz.anonymous_grading,
        over=state in OVER,
    )


def review(quiz: Quiz, given: Given, states: Sequence[AttemptState]) -> Review:
    """What decides how much a student with these attempts sees of them."""
    closes_at = given.later(quiz.closes_at)
    now = clock.now()
    return Review(
        show_score=quiz.show_score.value,
        show_answers=quiz.show_answers.value,
        held_back=not released(quiz),
        closed=closes_at is not None and now >= closes_at,
        last=_left(quiz, given, states) == 0 and AttemptState.OPEN not in states,
    )


def _left(quiz: Quiz, given: Given, states: Sequence[AttemptState]) -> int | None:
    used = sum(state != AttemptState.ABANDONED for state in states)
    return rules.tries_left(quiz.attempts_allowed, given.extra_attempts, used)


async def of(quiz: Quiz, user_id: UUID) -> Review:
    """What decides how much a student sees of their attempts of one quiz."""
    given, states = await lookups.standing(quiz.id, user_id)
    return review(quiz, given, states)


async def mine(actor: Actor, quizzes: Sequence[Quiz]) -> dict[UUID, MineOut]:
    """How a learner stands with these quizzes of one course; empty for who is none."""
    if not quizzes:
        return {}
    course_id, ids = quizzes[0].course_id, [one.id for one in quizzes]
    if not await Course.learned_by(actor).filter(id=course_id).exists():
        return {}
    given = await accommodations.of_quizzes(ids, actor.id)
    tries = Attempt.filter(quiz_id__in=ids, user_id=actor.id, preview=False)
    rows: dict[UUID, list[Row]] = defaultdict(list)
    for row in await tries.order_by("number").values(*FIELDS):
        rows[row["quiz_id"]].append(row)
    reasons = await locks.of_quizzes(actor, course_id, ids)
    return {
        quiz.id: _mine(quiz, given.get(quiz.id, NOTHING), rows[quiz.id], reasons.get(quiz.id, []))
        for quiz in quizzes
    }


def _mine(quiz: Quiz, given: Given, rows: Sequence[Row], reasons: Sequence[Any]) -> MineOut:
    running = [row["id"] for row in rows if row["state"] == AttemptState.OPEN]
    practice = quiz.mode is Mode.PRACTICE
    # What was practised counts nowhere, should the quiz be graded since.
    rows = [row for row in rows if row["practice"] is practice]
    states = [row["state"] for row in rows]
    tried = [
        rules.Tried(row["number"], row["score"], row["max_points"], row["passed"])
        for row in rows
        if row["state"] == AttemptState.GRADED
    ]
    standing = None
    if tried and rules.shown(handed_in=True, review=review(quiz, given, states)).score:
        most = tried[-1].max_points
        standing = rules.standing(tried, quiz.grading_policy.value, most, quiz.pass_percent)
    return MineOut(
        attempts=sum(state != AttemptState.ABANDONED for state in states),
        left=None if practice else _left(quiz, given, states),
        open_attempt_id=running[0] if running else None,
        score=float(standing.score) if standing else None,
        percent=float(standing.percent) if standing and standing.percent is not None else None,
        passed=standing.passed if standing else None,
        opens_at=quiz.opens_at,
        closes_at=given.later(quiz.closes_at),
        time_limit_s=given.limit_s(quiz.time_limit_s),
        locked=bool(reasons),
        lock_reasons=list(reasons),
    )


async def withheld(user_id: UUID, quiz_ids: Sequence[UUID], *, staff: bool) -> set[UUID]:
    """The quizzes of which a student may not see their score now.

    For `staff` those of which they may not see whose score is whose.
    """
    quizzes = await Quiz.filter(id__in=list(quiz_ids))
    if staff:
        return {one.id for one in quizzes if one.anonymous_grading and not released(one)}
    found = await reviews_of(quizzes, user_id)
    return {one for one, how in found.items() if not rules.shown(handed_in=True, review=how).score}


async def reviews_of(quizzes: Sequence[Quiz], user_id: UUID) -> dict[UUID, Review]:
    """What decides how much a student sees of their attempts of each quiz."""
    ids = [one.id for one in quizzes]
    given = await accommodations.of_quizzes(ids, user_id)
    states: dict[UUID, list[AttemptState]] = defaultdict(list)
    counted = Attempt.filter(quiz_id__in=ids, user_id=user_id, preview=False, practice=False)
    for row in await counted.values("quiz_id", "state"):
        states[row["quiz_id"]].append(row["state"])
    return {one.id: review(one, given.get(one.id, NOTHING), states[one.id]) for one in quizzes}
