"""Progress in plain SQL: it is read with each outline and counted with each completion."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from lms.core import db

HOLD = "select pg_advisory_xact_lock(hashtextextended($1, 17)), clock_timestamp() as now"

BEGUN = """
select lesson_id, completed_at from lesson_progress where course_id = $1 and user_id = $2"""

COUNTS = """
select count(*)::int as required, count(p.completed_at)::int as done
from lessons l left join lesson_progress p on p.lesson_id = l.id and p.user_id = $2
where l.course_id = $1 and l.status = 'published' and l.required"""

COUNTS_OF_ALL = """
with required as (select l.course_id, count(*)::int as n from lessons l
  where l.course_id in (select course_id from enrollments where id = any($1))
  and l.status = 'published' and l.required group by l.course_id)
select e.id, coalesce(r.n, 0) as required, (select count(*)::int from lesson_progress p
  join lessons l on l.id = p.lesson_id where p.course_id = e.course_id and p.user_id = e.user_id
  and p.completed_at is not null and l.status = 'published' and l.required) as done
from enrollments e left join required r on r.course_id = e.course_id where e.id = any($1)"""

READY = """
select user_id from enrollments
where course_id = $1 and status = 'active' and percent = 100 and completed_at is null
order by id limit $2"""

SEEN = """
update enrollments set last_activity_at = $3 where course_id = $1 and user_id = $2
  and (last_activity_at is null or last_activity_at < $3::timestamptz - interval '1 minute')"""

HOLD_ALL = """
select id from enrollments where course_id = $1 and completed_at is null
order by id for no key update"""

RECOUNT = """
with moved as (
  update enrollments e set percent = found.percent
  from (select e.id, coalesce(100 * count(p.completed_at) / nullif(count(l.id), 0), 0) as percent
    from enrollments e
    left join lessons l on l.course_id = e.course_id and l.status = 'published' and l.required
    left join lesson_progress p on p.lesson_id = l.id and p.user_id = e.user_id
    where e.course_id = $1 and e.completed_at is null group by e.id) found
  where e.id = found.id and e.percent <> found.percent returning e.status, e.percent)
select exists (select from moved where status = 'active' and percent = 100) as ready"""


async def hold(course_id: UUID, user_id: UUID) -> Any:
    """Lock a learner's progress in a course: changes to it happen one after the other.

    The row has `now`, the database's time.
    """
    return await db.row(HOLD, f"{course_id}{user_id}")


async def begun(course_id: UUID, user_id: UUID) -> list[Any]:
    """The lessons that a learner has begun."""
    return await db.rows(BEGUN, course_id, user_id)


async def keep_percent(place_id: UUID, percent: int) -> None:
    """Store how much of a course its learner has done."""
    await db.execute("update enrollments set percent = $2 where id = $1", place_id, percent)


async def counts(course_id: UUID, user_id: UUID) -> tuple[int, int]:
    """How many lessons the course requires, and how many of these the learner has done."""
    found: Any = await db.row(COUNTS, course_id, user_id)
    return found["required"], found["done"]


async def counts_of_all(enrollments: list[UUID]) -> list[Any]:
    """The same for each of these enrollments."""
    return await db.rows(COUNTS_OF_ALL, enrollments)


async def seen(course_id: UUID, user_id: UUID, now: datetime) -> bool:
    """Note that the learner is at work, to the minute; False when that was known."""
    return await db.execute(SEEN, course_id, user_id, now) > 0


async def ready(course_id: UUID, limit: int) -> list[UUID]:
    """Some of the learners who have done all that the course requires and haven't completed it."""
    return [row["user_id"] for row in await db.rows(READY, course_id, limit)]


async def recount(course_id: UUID) -> bool:
    """Count the percent of all who haven't completed the course anew; whether some now have all."""
    # Locked before it is counted: then what they have just completed is seen.
    await db.execute(HOLD_ALL, course_id)
    found: Any = await db.row(RECOUNT, course_id)
    return bool(found["ready"])
