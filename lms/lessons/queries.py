"""Who reads a course's lessons, and the course's order, in plain SQL: every page begins so."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import db
from lms.core.access import Actor
from lms.courses.queries import visible

READER = """
select c.id, c.title, c.status, c.owner_id, c.outline_version, c.ends_at,
  coalesce(h.starts_at, c.starts_at) as starts_at,
  s.role as staff_role, e.status as place_status, e.percent,
  coalesce(h.starts_at, e.activated_at, e.created_at) as begins_at
from courses c
left join course_staff s on s.course_id = c.id and s.user_id = $1::uuid
left join enrollments e on e.course_id = c.id and e.user_id = $1
  and e.status in ('active', 'completed', 'suspended')
left join course_cohorts h on h.id = e.cohort_id
where c.deleted_at is null and c.id = $2 and """

ORDER = """
select l.id, l.module_id, l.title, l.kind, l.status, l.position, l.required, l.preview, l.unlock,
  l.prerequisite_ids, l.duration_s
from lessons l where l.course_id = $1 order by l.position"""

MODULES = """
select m.id, m.title, m.position, m.unlock, m.prerequisite_ids, m.sequential
from modules m where m.course_id = $1 order by m.position"""


async def reader(actor: Actor | None, course_id: UUID) -> Any | None:
    """The course, if the actor may read its page, with the actor's place in it."""
    return await db.row(READER + visible(actor), actor.id if actor else None, course_id)


async def modules(course_id: UUID) -> list[Any]:
    """A course's modules in their order."""
    return await db.rows(MODULES, course_id)


async def lessons(course_id: UUID) -> list[Any]:
    """A course's lessons, by position in their modules."""
    return await db.rows(ORDER, course_id)
