"""What attempts look up in plain SQL: places of a quiz, answers as they are read, and others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic_core import from_json

from lms.accommodations.queries import GIVEN, HERE, given_of
from lms.accommodations.rules import Given
from lms.attempts.models import AttemptState
from lms.core import db

SLOTS = """
select s.bank_id, s.question_id, coalesce(s.version_id, v.id) as version_id,
  coalesce(s.points, q.points) as points
from quiz_slots s left join questions q on q.id = s.question_id
left join question_versions v on v.question_id = q.id and v.number = q.version
where s.quiz_id = $1 order by s.position, s.id"""

STANDING = f"""
select {GIVEN}, array(select t.state from attempts t
  where t.quiz_id = $1 and t.user_id = $2 and not t.preview and not t.practice) as states
from quizzes q left join accommodations a on a.user_id = $2 and {HERE} where q.id = $1"""  # noqa: S608

READ = """
select a.id, a.question_id, a.version_id, a.position, a.seed, a.points, a.answer, a.seq,
  a.saved_at, a.flagged, a.closed_at, a.fraction, a.earned, a.comment, a.inline, a.rubric,
  a.regraded, u.full_name as graded_by
from attempt_answers a left join users u on u.id = a.graded_by_id
where a.attempt_id = $1 and ($2::int is null or a.position = $2) order by a.position"""


async def slots(quiz_id: UUID) -> list[Any]:
    """What each place of a quiz asks, in order: a version with its points, or a bank."""
    return await db.rows(SLOTS, quiz_id)


async def lessons(quiz_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The published lesson that leads to each of these quizzes, where there is one."""
    sql = "select id, target_id from lessons where target_id = any($1) and status = 'published'"
    return {row["target_id"]: row["id"] for row in await db.rows(sql, list(quiz_ids))}


async def standing(quiz_id: UUID, user_id: UUID) -> tuple[Given, list[AttemptState]]:
    """What somebody gets in a quiz, and the states of their attempts that count."""
    row: Any = await db.row(STANDING, quiz_id, user_id)
    return given_of(row), [AttemptState(one) for one in row["states"]]


async def learns(course_id: UUID, user_id: UUID) -> bool:
    """Whether somebody learns in a course now."""
    sql = (
        "select 1 from enrollments where course_id = $1 and user_id = $2 "
        "and status in ('active', 'completed')"
    )
    return await db.row(sql, course_id, user_id) is not None


async def running(quiz_id: UUID, user_id: UUID) -> UUID | None:
    """The open attempt of somebody at a quiz."""
    sql = "select id from attempts where quiz_id = $1 and user_id = $2 and state = 'open'"
    found = await db.row(sql, quiz_id, user_id)
    return None if found is None else found["id"]


@dataclass(frozen=True, slots=True)
class Row:
    """A question of an attempt as it is read."""

    id: UUID
    question_id: UUID
    version_id: UUID
    position: int
    seed: int
    points: Decimal
    answer: dict[str, Any] | None
    seq: int
    saved_at: datetime | None
    flagged: bool
    closed_at: datetime | None
    fraction: Decimal | None
    earned: Decimal | None
    comment: str
    inline: list[dict[str, Any]]
    rubric: dict[str, Any] | None
    regraded: dict[str, Any] | None
    graded_by: str | None


STORED_AS_JSON = ("answer", "inline", "rubric", "regraded")


async def read(attempt_id: UUID, position: int | None = None) -> list[Row]:
    """The questions of an attempt in order, or the one at this place."""
    found = []
    for row in await db.rows(READ, attempt_id, position):
        values = dict(row)
        for name in STORED_AS_JSON:
            values[name] = None if values[name] is None else from_json(values[name])
        found.append(Row(**values))
    return found
