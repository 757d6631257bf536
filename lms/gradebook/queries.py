"""Grades in plain SQL: each attempt that is handed in records one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from lms.core import db
from lms.core.ids import new_id
from lms.gradebook.models import Cause

KEEP_ITEM = """
insert into grade_items as i
  (id, course_id, kind, source_id, title, max_points, position, due_at, counted, released,
   created_at)
select $1, $2, $3, $4, $5, $6, coalesce(max(position), 0) + 1, $7, true, $8, now()
from grade_items where course_id = $2
on conflict (source_id) do update
  set title = excluded.title, max_points = excluded.max_points, due_at = excluded.due_at,
      released = excluded.released
returning id"""

# Locks the rows, made where they are missing: what is read after it is newer than any other writer.
HOLD = """
insert into grades (id, item_id, user_id, waiting, version, updated_at)
select given.id, i.id, given.user_id, false, 1, now()
from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as given(id, source_id, user_id)
join grade_items i on i.source_id = given.source_id
order by i.id, given.user_id
on conflict (item_id, user_id) do update set item_id = excluded.item_id
returning item_id, user_id"""

RECORD = """
with given as (
  select i.id as item_id, g.*
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::numeric[], $5::bool[])
    as g(change_id, source_id, user_id, points, waiting)
  join grade_items i on i.source_id = g.source_id
), changed as (
  update grades set points = given.points, waiting = given.waiting, version = grades.version + 1,
    updated_at = now()
  from given, grades old
  where grades.item_id = given.item_id and grades.user_id = given.user_id and old.id = grades.id
    and (grades.points is distinct from given.points or grades.waiting <> given.waiting)
  returning given.change_id, given.item_id, given.user_id, old.points as before,
    given.points as after
)
insert into grade_changes (id, item_id, user_id, actor_id, field, before, after, cause, at)
select change_id, item_id, user_id, $6, 'score', before::text, after::text, $7, now()
from changed where before is distinct from after"""


async def keep_item(
    course_id: UUID,
    kind: str,
    source_id: UUID,
    title: str,
    max_points: Decimal,
    due_at: Any,
    *,
    released: bool,
) -> UUID:
    """Make the item of a source, or bring it up to date; returns its id."""
    found: Any = await db.row(
        KEEP_ITEM, new_id(), course_id, kind, source_id, title, max_points, due_at, released
    )
    item_id: UUID = found["id"]
    return item_id


async def hold(pairs: Sequence[tuple[UUID, UUID]]) -> None:
    """Lock the grades of these (source, user) pairs until the commit."""
    sources, users = [one for one, _ in pairs], [one for _, one in pairs]
    await db.execute(HOLD, [new_id() for _ in pairs], sources, users)


async def record(
    grades: Sequence[tuple[UUID, UUID, Decimal | None, bool]],
    cause: Cause,
    actor_id: UUID | None,
) -> None:
    """Store (source, user, points, waiting) of grades that are held, and what of it changed."""
    sources, users, points, waiting = (list(column) for column in zip(*grades, strict=True))
    ids = [new_id() for _ in grades]
    await db.execute(RECORD, ids, sources, users, points, waiting, actor_id, cause.value)
