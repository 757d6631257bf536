"""The outline of a course as a whole."""

from __future__ import annotations

from uuid import UUID

from lms.core import db, versions
from lms.core.access import Actor
from lms.core.db import atomic
from lms.courses.messages import KIND
from lms.lessons import hooks, queries, rules
from lms.lessons.actions.locking import locked
from lms.lessons.seen import groups_of
from lms.realtime.publishing import touch

SUMS = """
update courses set outline_version = outline_version + 1, lesson_count = l.lessons,
  duration_s = least(l.seconds, 2000000000)
from (select count(*) as lessons, coalesce(sum(duration_s::bigint), 0) as seconds
  from lessons where course_id = $1 and status = 'published') l
where courses.id = $1"""
PUT_MODULES = """
update modules set position = o.position from unnest($2::uuid[]) with ordinality o(id, position)
where modules.course_id = $1 and modules.id = o.id and modules.position <> o.position"""
PUT_LESSONS = """
update lessons set module_id = o.module_id, position = o.position, version = version + 1
from unnest($2::uuid[], $3::uuid[], $4::int[]) o(id, module_id, position)
where lessons.course_id = $1 and lessons.id = o.id
  and (lessons.module_id, lessons.position) is distinct from (o.module_id, o.position)"""


async def changed(course_id: UUID) -> None:
    """Raise the outline's version, count its lessons anew, and tell everybody.

    In the transaction of the change, with the course locked.
    """
    await db.execute(SUMS, course_id)
    await hooks.changed(course_id)
    touch(KIND, course_id)


async def check_circles(course_id: UUID) -> None:
    """409 `cycle` when something in the course could only be opened after itself."""
    modules, lessons = await queries.modules(course_id), await queries.lessons(course_id)
    rules.check_circles(groups_of(modules, lessons))


@atomic
async def put_outline(actor: Actor, course_id: UUID, given: rules.Order) -> None:
    """Put all modules and lessons in this order, in one write; 412 for a stale If-Match."""
    course = await locked(actor, course_id)
    versions.require(course.outline_version)
    modules, lessons = await queries.modules(course_id), await queries.lessons(course_id)
    rules.check_order(given, {row["id"] for row in modules}, {row["id"] for row in lessons})
    moved = await db.execute(PUT_MODULES, course_id, [one for one, _ in given if one])
    if await place(course_id, given) + moved:
        await check_circles(course_id)
        await changed(course_id)


async def place(course_id: UUID, order: rules.Order) -> int:
    """Put the lessons of some modules in their order; returns how many moved."""
    rows = [(one, module, n) for module, ids in order for n, one in enumerate(ids, 1)]
    return (
        await db.execute(PUT_LESSONS, course_id, *map(list, zip(*rows, strict=True))) if rows else 0
    )
