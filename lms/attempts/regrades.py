"""Regrades in plain SQL: a page of attempts at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from lms.attempts.rules import Total
from lms.core import db
from lms.quizzes.models import Quiz

ASKED = """
select distinct a.question_id from attempt_answers a join attempts t on t.id = a.attempt_id
where t.quiz_id = $1 and not t.preview and not t.practice and t.state <> 'abandoned'"""

CONCERNED = """
from attempts t where t.quiz_id = $1 and not t.preview and not t.practice
  and t.state in ('open', 'graded', 'needs_grading')
  and exists (select from attempt_answers a
    where a.attempt_id = t.id and a.question_id = any($2))"""

PAGE = f"""
select t.id, t.user_id, t.state, t.score, t.percent, t.passed, t.max_points {CONCERNED}
  and ($3::uuid is null or t.id > $3) and (t.state <> 'open' or $5) order by t.id limit $4"""

PERCENT = f"""
select coalesce(100 * count(*) filter (where t.id <= $3::uuid) / nullif(count(*), 0), 100)::int
  as percent {CONCERNED}"""

ANSWERS = """
select a.id, a.attempt_id, a.question_id, a.version_id, a.points, a.answer, a.fraction, a.earned,
  a.by_hand, a.regraded
from attempt_answers a where a.attempt_id = any($1) order by a.attempt_id, a.position"""

STORE_MARKS = """
update attempt_answers a set regraded = g.regraded, fraction = g.fraction, earned = g.earned
from unnest($1::uuid[], $2::jsonb[], $3::numeric[], $4::numeric[])
  as g(id, regraded, fraction, earned)
where a.id = g.id"""

STORE_TOTALS = """
update attempts t set score = g.score, percent = g.percent, passed = g.passed,
  state = case when g.score is null then 'needs_grading' else 'graded' end,
  score_before_regrade = case when t.score is distinct from g.score
    then coalesce(t.score_before_regrade, t.score) else t.score_before_regrade end,
  version = t.version + 1
from unnest($1::uuid[], $2::numeric[], $3::numeric[], $4::bool[]) as g(id, score, percent, passed)
where t.id = g.id and t.state <> 'open'
  and (t.score, t.percent, t.passed) is distinct from (g.score, g.percent, g.passed)"""

Marked = tuple[UUID, str, Decimal | None, Decimal | None]


class Planned(Protocol):
    """Of which quiz which questions are regraded."""

    @property
    def quiz(self) -> Quiz: ...
    @property
    def versions(self) -> Mapping[UUID, UUID]: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """An attempt before and after, with its answers' keys and marks: id, keys, fraction, earned."""

    id: UUID
    user_id: UUID
    state: str
    before: Total
    after: Total
    marks: Sequence[Marked]

    @property
    def changed(self) -> bool:
        return self.before.score != self.after.score

    @property
    def went_up(self) -> bool:
        return (self.after.score or Decimal(0)) >= (self.before.score or Decimal(0))


async def asked(quiz_id: UUID) -> set[UUID]:
    """The questions of a quiz's attempts."""
    return {row["question_id"] for row in await db.rows(ASKED, quiz_id)}


async def page(plan: Planned, after: UUID | None, limit: int) -> list[Any]:
    """The next attempts that are handed in and have a question that is regraded."""
    return await db.rows(PAGE, plan.quiz.id, list(plan.versions), after, limit, False)


async def held(plan: Planned, after: UUID | None, limit: int) -> list[Any]:
    """The next of them and of those that are open, locked."""
    page = PAGE + " for no key update"
    return await db.rows(page, plan.quiz.id, list(plan.versions), after, limit, True)


async def answers(attempt_ids: Sequence[UUID]) -> list[Any]:
    """All answers of these attempts."""
    return await db.rows(ANSWERS, attempt_ids)


async def held_answers(attempt_ids: Sequence[UUID]) -> list[Any]:
    """All answers of these attempts, locked."""
    return await db.rows(f"{ANSWERS} for update", attempt_ids)


async def percent(plan: Planned, done_to: UUID | None) -> int:
    """How much of the plan is done."""
    found: Any = await db.row(PERCENT, plan.quiz.id, list(plan.versions), done_to)
    n: int = found["percent"]
    return n


async def store(found: Sequence[Outcome]) -> None:
    """Store keys, marks and totals; of attempts that are open the keys alone matter."""
    marks = [mark for one in found for mark in one.marks]
    columns = [list(column) for column in zip(*marks, strict=True)] or [[], [], [], []]
    await db.execute(STORE_MARKS, *columns)
    totals = [(one.id, one.after.score, one.after.percent, one.after.passed) for one in found]
    columns = [list(column) for column in zip(*totals, strict=True)] or [[], [], [], []]
    await db.execute(STORE_TOTALS, *columns)
