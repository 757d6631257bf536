"""The jobs table's statements: each is one compare-and-set by the database's clock."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pydantic_core import to_json

from lms.core import db
from lms.core.ids import new_id

KICK_ARRIVES_S = 5
SWEPT_AGAIN_S = 30

ASK = """
insert into jobs (id, kind, key, payload, state, percent, attempts, next_try_at, sweep_at,
                  owner_id, created_at)
values ($1, $2, $3, $4::jsonb, 'pending', 0, 0, now() + make_interval(secs => $5),
        now() + make_interval(secs => $5 + $6), $7, now())
on conflict (kind, key) do nothing returning id
"""

# A pending row that is due, or a running one whose lease has ended; one of many workers gets it.
CLAIM = """
update jobs set state = 'running', attempts = attempts + 1,
    next_try_at = clock_timestamp() + make_interval(secs => lease.s),
    sweep_at = clock_timestamp() + make_interval(secs => lease.s)
from (select coalesce(($2::jsonb ->> kind)::float8, 60) as s from jobs where id = $1) lease
where id = $1 and state in ('pending', 'running') and next_try_at <= clock_timestamp()
returning id, kind, payload, percent, attempts, owner_id
"""

# What a run may change in its own row, unless it was replaced (see `fenced`).
FINISH = (
    "state = 'done', percent = 100, result = $3::jsonb, error = null, "
    "finished_at = clock_timestamp()"
)
PARK = "state = 'parked', error = $3, finished_at = clock_timestamp()"
WAIT = (
    "next_try_at = clock_timestamp() + make_interval(secs => $4), "
    "sweep_at = clock_timestamp() + make_interval(secs => $4)"
)
RETRY = "state = 'pending', error = $3, " + WAIT
PROGRESS = "percent = $3, " + WAIT
GIVE_BACK = (
    "state = 'pending', attempts = attempts - 1, "
    "next_try_at = clock_timestamp(), sweep_at = clock_timestamp()"
)

# A row is resent at most every half minute, so that sweeps don't flood a long queue.
SWEEP = """
with due as (
    select id, sweep_at from jobs
    where state in ('pending', 'running') and sweep_at <= clock_timestamp()
    order by sweep_at limit $1 for update skip locked)
update jobs set sweep_at = clock_timestamp() + make_interval(secs => $2)
from due where jobs.id = due.id returning jobs.id, due.sweep_at as missed_at
"""
DROP_DONE = """
delete from jobs where id in (
    select id from jobs where state = 'done' and finished_at < now() - $2::interval
    order by id limit $1 for update skip locked)
"""
DROP_KEYS = """
delete from idempotency_keys where id in (
    select id from idempotency_keys where created_at < now() - $2::interval
    order by id limit $1 for update skip locked)
"""


async def insert(
    kind: str, key: str | None, payload: str, after_s: float, owner: UUID | None
) -> tuple[UUID, bool]:
    """The row of that work, and whether it is new."""
    while True:
        made = await db.row(
            ASK, new_id(), kind, key, payload, after_s, float(KICK_ARRIVES_S), owner
        )
        if made is not None:
            return made["id"], True
        known = await db.row("select id from jobs where kind = $1 and key = $2", kind, key)
        if known is not None:  # else it was deleted between the two statements
            return known["id"], False


async def fenced(change: str, job: UUID, attempts: int, *args: Any) -> int | None:
    """Change a run's own row; returns its earlier percent, or None when it was replaced."""
    found = await db.row(
        f"update jobs set {change} "  # noqa: S608  one of the constants above
        "where id = $1 and attempts = $2 and state = 'running' returning percent",
        job,
        attempts,
        *args,
    )
    return None if found is None else int(found["percent"])


def encoded(value: Any) -> str | None:
    """A handler's result as JSON."""
    return None if value is None else to_json(value).decode()
