"""Attempts in plain SQL: starts, saves and submits are what a whole class does at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from lms.attempts.rules import GRACE, SWEPT_AFTER
from lms.core import db
from lms.core.ids import new_id
from lms.questions.queries import USE

START = f"""
with made as (
  insert into attempts (id, quiz_id, course_id, user_id, number, state, preview, practice,
    shuffle_options, current, started_at, deadline, max_points, version, failures, abandoned_reason)
  select $2, $3, $4, $5, coalesce(max(number), 0) + 1, 'open', $6, $7, $8, $9, $10, $11, $12, 1, 0,
    ''
  from attempts where quiz_id = $3 and user_id = $5
  having $13::int is null
    or count(*) filter (where not preview and not practice and state <> 'abandoned') < $13
  on conflict do nothing returning id, number
), used as ({USE} and exists (select from made)
), placed as (
  insert into attempt_answers
    (id, attempt_id, question_id, version_id, position, seed, points, seq, flagged, by_hand,
     comment, inline)
  select a.id, made.id, a.question_id, a.version_id, a.position, a.seed, a.points, 0, false, false,
    '', '[]'
  from made, unnest($14::uuid[], $15::uuid[], $1::uuid[], $16::int[], $17::bigint[], $18::numeric[])
    as a(id, question_id, version_id, position, seed, points)
)
select id, number from made"""  # noqa: S608  our own words

# Whatever closes an attempt locks its answers first: "closed" stands on this row too, so a save
# that waited for the lock sees it.
SAVE = """
update attempt_answers a
set answer = $4::jsonb, flagged = coalesce($5, a.flagged), seq = coalesce($6, a.seq),
    saved_at = clock_timestamp()
from attempts t
where t.id = $1 and t.user_id = $2 and a.attempt_id = t.id and a.question_id = $3
  and a.closed_at is null and ($6::bigint is null or a.seq < $6)
  and t.state = 'open' and (t.current is null or t.current = a.position)
  and (t.deadline is null
       or clock_timestamp() - make_interval(secs => $7) <= t.deadline + make_interval(secs => $8))
  and (t.preview or exists (select from enrollments e where e.course_id = t.course_id
       and e.user_id = t.user_id and e.status in ('active', 'completed')))
returning a.saved_at, a.seq, a.flagged, t.deadline, clock_timestamp() as now"""

VERDICT = """
select t.state, t.submitted_by, t.deadline, t.current, t.preview, e.status as place,
  a.position, a.answer, a.seq, a.saved_at, a.closed_at, clock_timestamp() as now
from attempts t
left join enrollments e on e.course_id = t.course_id and e.user_id = t.user_id
left join attempt_answers a on a.attempt_id = t.id and a.question_id = $3
where t.id = $1 and t.user_id = $2"""

VERSIONS = """
select a.question_id, a.version_id from attempt_answers a join attempts t on t.id = a.attempt_id
where t.id = $1 and t.user_id = $2"""

# What came with the hand-in counts where the question is still open. A save under way holds its
# row: then this waits, and reads what it stored.
CLOSE = """
with taken as (
  update attempts set state = 'submitted', submitted_by = $2::text,
    submitted_at = case when $2::text = 'deadline' then deadline else clock_timestamp() end
  where id = any($1) and state = 'open'
    and ($2::text <> 'deadline' or deadline < clock_timestamp())
  returning id, current, submitted_at
), given as (
  select * from unnest($3::uuid[], $4::jsonb[]) as g(question_id, answer)
)
update attempt_answers a set closed_at = coalesce(a.closed_at, clock_timestamp()),
  answer = case when a.closed_at is null and (t.current is null or t.current = a.position)
      and a.question_id = any($3)
    then (select g.answer from given g where g.question_id = a.question_id) else a.answer end,
  saved_at = case when a.closed_at is null and (t.current is null or t.current = a.position)
      and a.question_id = any($3)
    then clock_timestamp() else a.saved_at end
from taken t where a.attempt_id = t.id
returning a.id, a.attempt_id, a.version_id, a.points, a.answer, a.regraded, t.submitted_at"""

ANSWER = """
select id, version_id, points, answer, closed_at, regraded from attempt_answers
where attempt_id = $1 and question_id = $2 for update"""

GRADE = """
with graded as (
  update attempt_answers a set fraction = g.fraction, earned = g.earned,
    closed_at = coalesce(a.closed_at, clock_timestamp())
  from unnest($1::uuid[], $2::numeric[], $3::numeric[]) as g(id, fraction, earned)
  where a.id = g.id
)
update attempts t set state = g.state, score = g.score, percent = g.percent, passed = g.passed,
  version = t.version + 1, failures = 0, retry_at = null
from unnest($4::uuid[], $5::text[], $6::numeric[], $7::numeric[], $8::bool[])
  as g(id, state, score, percent, passed)
where t.id = g.id"""

DUE = """
select id from attempts
where state = 'open' and deadline < clock_timestamp() - make_interval(secs => $1)
  and (retry_at is null or retry_at < clock_timestamp())
order by deadline limit $2 for update skip locked"""

LATER = """
update attempts set failures = failures + 1, retry_at = clock_timestamp() + interval '10 minutes'
where id = $1"""

RESULTS = """
select t.quiz_id, t.user_id, t.number, t.state, t.score, t.max_points, t.passed,
  q.grading_policy, q.pass_percent, i.max_points as item_points
from attempts t join unnest($1::uuid[], $2::uuid[]) as p(quiz_id, user_id)
  on p.quiz_id = t.quiz_id and p.user_id = t.user_id
join quizzes q on q.id = t.quiz_id join grade_items i on i.source_id = t.quiz_id
where not t.preview and not t.practice and t.state in ('graded', 'needs_grading')"""


async def start(
    quiz_id: UUID,
    course_id: UUID,
    user_id: UUID,
    asked: Sequence[tuple[UUID, UUID, int, int, Decimal]],
    *,
    preview: bool,
    practice: bool,
    shuffle_options: bool,
    current: int | None,
    started_at: datetime,
    deadline: datetime | None,
    max_points: Decimal,
    allowed: int | None,
) -> tuple[UUID, int] | None:
    """Insert an open attempt: its id and number; None when one is open, or no try is left.

    `asked` are (question, version, position, seed, points); the versions are used from now on.
    """
    questions, versions, positions, seeds, points = (list(one) for one in zip(*asked, strict=True))
    found = await db.row(
        START, versions, new_id(), quiz_id, course_id, user_id, preview, practice, shuffle_options,
        current, started_at, deadline, max_points, allowed, [new_id() for _ in asked], questions,
        positions, seeds, points,
    )  # fmt: skip
    return None if found is None else (found["id"], found["number"])


async def save(
    attempt_id: UUID,
    user_id: UUID,
    question_id: UUID,
    answer: str | None,
    *,
    flagged: bool | None,
    seq: int | None,
    waited_s: float,
) -> Any | None:
    """Store an answer (as JSON) while that is allowed; None when it isn't: see `verdict`.

    `waited_s` is how long ago the answer was received: it counts from then.
    """
    return await db.row(
        SAVE, attempt_id, user_id, question_id, answer, flagged, seq, waited_s,
        GRACE.total_seconds(),
    )  # fmt: skip


async def verdict(attempt_id: UUID, user_id: UUID, question_id: UUID) -> Any | None:
    """What `save` went by; None for an attempt that isn't the user's."""
    return await db.row(VERDICT, attempt_id, user_id, question_id)


async def versions(attempt_id: UUID, user_id: UUID) -> dict[UUID, UUID]:
    """Which version each question of the user's attempt has; empty for another's."""
    rows = await db.rows(VERSIONS, attempt_id, user_id)
    return {row["question_id"]: row["version_id"] for row in rows}


async def close(
    attempt_ids: Sequence[UUID], by: str, answers: Mapping[UUID, str | None]
) -> list[Any]:
    """Hand in those that are open, and close their answers; returns these, as they count.

    Of many who hand one in at once one gets it. `answers` came with the hand-in of the only one.
    """
    return await db.rows(CLOSE, attempt_ids, by, list(answers), list(answers.values()))


@dataclass(frozen=True, slots=True)
class Marks:
    """What grading found: by answer (id, fraction, earned), by attempt its state and result."""

    answers: Sequence[tuple[UUID, Decimal | None, Decimal | None]]
    attempts: Sequence[tuple[UUID, str, Decimal | None, Decimal | None, bool | None]]


async def grade(marks: Marks) -> None:
    """Store marks, and close the answers."""
    answers = [list(column) for column in zip(*marks.answers, strict=True)] or [[], [], []]
    attempts = [list(column) for column in zip(*marks.attempts, strict=True)]
    await db.execute(GRADE, *answers, *attempts)


async def results(pairs: Sequence[tuple[UUID, UUID]]) -> list[Any]:
    """The attempts that count for these (quiz, user) pairs."""
    return await db.rows(RESULTS, [one for one, _ in pairs], [one for _, one in pairs])


async def shut(attempt_id: UUID) -> None:
    """Take no more answers to an attempt; waits for saves under way."""
    await db.execute(
        "update attempt_answers set closed_at = coalesce(closed_at, clock_timestamp()) "
        "where attempt_id = $1",
        attempt_id,
    )


async def length(attempt_id: UUID) -> int:
    """How many questions an attempt has."""
    found: Any = await db.row(
        "select count(*)::int as n from attempt_answers where attempt_id = $1", attempt_id
    )
    n: int = found["n"]
    return n


async def held(attempt_id: UUID, question_id: UUID) -> Any | None:
    """One answer, locked; None without such a question."""
    return await db.row(ANSWER, attempt_id, question_id)


async def fix(answer_id: UUID, fraction: Decimal | None, earned: Decimal | None) -> None:
    """Close one answer, with its mark."""
    await db.execute(
        "update attempt_answers set closed_at = clock_timestamp(), fraction = $2, earned = $3 "
        "where id = $1",
        answer_id,
        fraction,
        earned,
    )


async def saved(attempt_id: UUID) -> tuple[int, datetime | None]:
    """How many questions of an attempt have an answer, and when one was last saved."""
    found: Any = await db.row(
        "select count(answer)::int as answered, max(saved_at) as last from attempt_answers "
        "where attempt_id = $1",
        attempt_id,
    )
    return found["answered"], found["last"]


async def later(attempt_id: UUID) -> None:
    """Note that an attempt could not be graded, and try it again in ten minutes."""
    await db.execute(LATER, attempt_id)


async def due(limit: int) -> list[UUID]:
    """Attempts whose time is over, locked, without those that others hold."""
    return [row["id"] for row in await db.rows(DUE, SWEPT_AFTER.total_seconds(), limit)]
