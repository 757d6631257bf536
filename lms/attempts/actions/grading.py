"""What a handed-in attempt is worth, and who is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic_core import from_json

from lms.attempts import contents, lookups, queries, rules
from lms.attempts.contents import Asked
from lms.attempts.messages import KIND
from lms.attempts.models import Attempt, AttemptState
from lms.attempts.queries import Marks
from lms.gradebook import actions as gradebook
from lms.gradebook.actions import Pair, Result
from lms.gradebook.models import Cause
from lms.progress.actions import learning
from lms.questions.rules import Keys, Policy, best, by_hand
from lms.realtime.publishing import touch

PLACES = Decimal("0.0000000001")
Mark = tuple[UUID, Decimal | None, Decimal | None]


def versions_of(rows: Iterable[Any]) -> set[UUID]:
    """The versions by which these answers are marked."""
    return {one for row in rows for one in (*keys(row).versions, row["version_id"])}


def keys(row: Any) -> Keys:
    """By which keys an answer is marked."""
    stored = None if row["regraded"] is None else from_json(row["regraded"])
    return Keys.of(stored, row["version_id"])


def mark(
    row: Any, versions: Mapping[UUID, Asked], policy: Policy, counted: Keys | None = None
) -> Mark:
    """What one answer is worth: id, fraction, points; None where a person must say so.

    `policy` is the quiz's, for versions without their own; `counted` are other keys than the
    row's.
    """
    counted = counted or keys(row)
    content = versions[row["version_id"]].content
    answer = None if row["answer"] is None else from_json(row["answer"])
    if answer is not None and by_hand(content) and not counted.full:
        return row["id"], None, None
    asked = [versions[one] for one in counted.versions]
    found = best(answer, [(one.content, one.policy or policy) for one in asked], full=counted.full)
    stored = (Decimal(found.numerator) / Decimal(found.denominator)).quantize(PLACES)
    return row["id"], stored, rules.earned(row["points"], found)


async def graded(rows: Sequence[Any], known: Mapping[UUID, Attempt]) -> list[Attempt]:
    """Grade attempts by the answers that this transaction has closed; record it and tell of it.

    Attempts that aren't `known`, with their quiz, are read.
    """
    versions = await contents.asked(versions_of(rows))
    ids = {row["attempt_id"] for row in rows}
    attempts = [known[one] for one in ids if one in known]
    if missing := ids - known.keys():
        attempts += await Attempt.filter(id__in=list(missing)).select_related("quiz")
    policies: dict[UUID, Policy] = {one.id: one.quiz.policy for one in attempts}
    by_attempt: dict[UUID, list[Mark]] = defaultdict(list)
    for row in rows:
        found = mark(row, versions, policies[row["attempt_id"]])
        by_attempt[row["attempt_id"]].append(found)
    await queries.grade(_marks(attempts, by_attempt))
    await recorded([one for one in attempts if one.counts])
    for one in attempts:
        one.version += 1
        touch(KIND, one.id)
    return attempts


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
    led = await lookups.lessons({one.quiz_id for one in attempts}) if attempts else {}
    attempts = [one for one in attempts if one.quiz_id in led]
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
