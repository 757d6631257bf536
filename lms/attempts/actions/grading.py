"""What a handed-in attempt is worth, and who is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from pydantic_core import from_json

from lms.attempts import contents, queries, rules
from lms.attempts.contents import Asked
from lms.attempts.messages import KIND
from lms.attempts.models import Attempt, AttemptState
from lms.attempts.queries import Marks
from lms.gradebook import actions as gradebook
from lms.gradebook.actions import Pair, Result
from lms.gradebook.models import Cause
from lms.progress.actions import learning
from lms.questions.rules import Policy, by_hand, fraction, parse_answer
from lms.realtime.publishing import touch

PLACES = Decimal("0.0000000001")
Mark = tuple[UUID, Decimal | None, Decimal | None]


def mark(row: Any, asked: Asked, policy: Policy) -> Mark:
    """What one answer is worth: id, fraction, points; None where a person must say so."""
    answer = (
        None if row["answer"] is None else parse_answer(asked.content, from_json(row["answer"]))
    )
    if answer is not None and by_hand(asked.content):
        return row["id"], None, None
    worth = Fraction(0) if answer is None else fraction(asked.content, answer, policy)
    stored = (Decimal(worth.numerator) / Decimal(worth.denominator)).quantize(PLACES)
    return row["id"], stored, rules.earned(row["points"], worth)


async def graded(attempt_ids: Sequence[UUID]) -> None:
    """Grade attempts that this transaction has closed, record the grades, and tell of it."""
    rows = await queries.closed(attempt_ids)
    versions = await contents.asked(row["version_id"] for row in rows)
    attempts = await Attempt.filter(id__in=attempt_ids).select_related("quiz")
    policies: dict[UUID, Policy] = {one.id: one.quiz.policy for one in attempts}
    by_attempt: dict[UUID, list[Mark]] = defaultdict(list)
    for row in rows:
        asked = versions[row["version_id"]]
        policy = asked.policy or policies[row["attempt_id"]]
        by_attempt[row["attempt_id"]].append(mark(row, asked, policy))
    await queries.grade(_marks(attempts, by_attempt))
    await recorded([one for one in attempts if one.counts])
    for one in attempts:
        touch(KIND, one.id)


def _marks(attempts: Sequence[Attempt], by_attempt: Mapping[UUID, list[Mark]]) -> Marks:
    found = []
    for one in attempts:
        marks = by_attempt[one.id]
        total = rules.total(
            [earned for _, _, earned in marks], one.max_points, one.quiz.pass_percent
        )
        waits = total.score is None
        one.state = AttemptState.NEEDS_GRADING if waits else AttemptState.GRADED
        one.score, one.percent, one.passed = total.score, total.percent, total.passed
        found.append((one.id, one.state.value, total.score, total.percent, total.passed))
    return Marks([mark for marks in by_attempt.values() for mark in marks], found)


async def recorded(
    attempts: Sequence[Attempt], cause: Cause = Cause.AUTO, actor_id: UUID | None = None
) -> None:
    """Record the grades of these attempts' students, and what it means for their progress."""
    pairs = [(one.quiz_id, one.user_id) for one in attempts if not one.practice]
    await gradebook.record(pairs, standings, cause, actor_id)
    for one in sorted(attempts, key=lambda one: (one.course_id, one.user_id)):
        await learning.give_evidence(
            one.quiz_id,
            one.user_id,
            passed=bool(one.passed),
            score_percent=None if one.percent is None else float(one.percent),
        )


async def standings(pairs: Sequence[Pair]) -> dict[Pair, Result]:
    """What the attempts of each student are worth together."""
    rows: dict[Pair, list[Any]] = defaultdict(list)
    for row in await queries.results(pairs):
        rows[(row["quiz_id"], row["user_id"])].append(row)
    return {pair: _standing(rows[pair]) for pair in pairs}


def _standing(rows: Sequence[Any]) -> Result:
    if not rows:
        return Result(None)
    tried = [
        rules.Tried(row["number"], row["score"], row["max_points"], row["passed"])
        for row in rows
        if row["state"] == AttemptState.GRADED
    ]
    first = rows[0]
    found = rules.standing(
        tried, first["grading_policy"], first["item_points"], first["pass_percent"]
    )
    waits = any(row["state"] == AttemptState.NEEDS_GRADING for row in rows)
    return Result(found.score if found else None, waits)
