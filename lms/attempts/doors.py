"""What a start and a hand-in ask for before they write: one statement each, in plain SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from lms.accommodations.queries import GIVEN, HERE, given_of
from lms.accommodations.rules import Given
from lms.attempts.models import Attempt
from lms.core import db, plain
from lms.core.access import TEACHERS, Actor
from lms.courses.models import LEARNING, OPEN_TO_LEARNERS, SEATED
from lms.quizzes.models import Quiz

STAFFED = """(c.deleted_at is null and ($3::bool or $4::bool and (c.owner_id = $2
  or exists (select from course_staff s where s.course_id = c.id and s.user_id = $2))))"""
"""`Course.staffed_by`."""


def _in(values: tuple[Any, ...]) -> str:
    return ", ".join(f"'{value}'" for value in values)


@cache
def _start() -> str:
    """`Quiz.open_to`, and what else decides about a start."""
    return f"""
select {plain.columns(Quiz, "q")}, c.ends_at, x.staff, g.*,
  (select a.id from attempts a where a.quiz_id = q.id and a.user_id = $2 and a.state = 'open')
    as running,
  exists (select from lessons l where l.target_id = q.id and l.status = 'published') as led
from quizzes q join courses c on c.id = q.course_id
cross join lateral (select {STAFFED} as staff) x
cross join lateral (select {GIVEN} from accommodations a where a.user_id = $2 and {HERE}) g
where q.id = $1 and (x.staff or q.status = 'published' and c.deleted_at is null
  and c.status in ({_in(OPEN_TO_LEARNERS)}) and exists (select from enrollments e
    where e.course_id = c.id and e.user_id = $2 and e.status in ({_in(LEARNING)})))"""  # noqa: S608


@cache
def _hand_in() -> str:
    """`Attempt.visible_to`, with the quiz, and whether its student learns in the course now."""
    return f"""
select {plain.columns(Attempt, "t")}, {plain.columns(Quiz, "q")},
  exists (select from enrollments e where e.course_id = t.course_id and e.user_id = t.user_id
    and e.status in ({_in(LEARNING)})) as learns
from attempts t join quizzes q on q.id = t.quiz_id join courses c on c.id = t.course_id
where t.id = $1 and ({STAFFED} or t.user_id = $2 and exists (select from enrollments e
  where e.course_id = t.course_id and e.user_id = $2 and e.status in ({_in(SEATED)})))"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Door:
    """A quiz as it is open to somebody: `led` says that a published lesson leads to it."""

    quiz: Quiz
    course_ends_at: datetime | None
    staff: bool
    running: UUID | None
    """The open attempt."""
    given: Given
    led: bool


async def of_quiz(actor: Actor, quiz_id: UUID) -> Door | None:
    """Where the actor would start; None for a quiz that isn't open to them."""
    row = await db.row(_start(), quiz_id, *_who(actor))
    if row is None:
        return None
    return Door(
        plain.made(Quiz, "q", row), row["ends_at"], row["staff"], row["running"], given_of(row),
        row["led"],
    )  # fmt: skip


async def of_attempt(actor: Actor, attempt_id: UUID) -> tuple[Attempt, bool] | None:
    """An attempt that the actor may read, with its quiz, and whether its student learns now."""
    row = await db.row(_hand_in(), attempt_id, *_who(actor))
    if row is None:
        return None
    attempt = plain.made(Attempt, "t", row)
    attempt.quiz = plain.made(Quiz, "q", row)
    return attempt, row["learns"]


def _who(actor: Actor) -> tuple[UUID, bool, bool]:
    return actor.id, actor.is_admin, actor.role in TEACHERS
