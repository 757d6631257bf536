"""Courses as one person sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from lms.core import paging
from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.core.schema import Page
from lms.core.search import as_plain, plain
from lms.courses import hooks
from lms.courses.models import Course, CourseStaff, StaffRole, visible
from lms.courses.schemas import CourseItem, CourseOut, CourseQuery, MyRole, Person

PLAIN = CourseItem.model_fields.keys() - {"owner", "my_role", "enrolled"}
COLUMNS = (*PLAIN, "owner_id", "owner__id", "owner__full_name")
ROLES: dict[StaffRole, MyRole] = {
    StaffRole.CO_INSTRUCTOR: "instructor",
    StaffRole.ASSISTANT: "assistant",
}


async def page(actor: Actor, query: CourseQuery) -> Page[CourseItem]:
    """The catalogue, newest first, as far as the filters leave it."""
    scope = _filtered(actor, query).select_related("owner").only(*COLUMNS)
    found = await paging.by_id(scope, query, newest_first=True)
    seen = await _as_seen_by(actor, found.items)
    items = [CourseItem.model_construct(**fields) for fields in seen]
    return Page[CourseItem].model_construct(items=items, next=found.next)


async def one(actor: Actor, course_id: UUID | None = None, slug: str | None = None) -> Course:
    """One course the actor may read, by id or slug; else 404."""
    scope = (await readable(actor)).select_related("owner")
    found = scope.get_or_none(id=course_id) if course_id else scope.get_or_none(slug=slug)
    return await found or refuse(NotFound)


async def readable(actor: Actor) -> QuerySet[Course]:
    """What the actor may open: what the catalogue shows, and what upper floors add."""
    if actor.is_admin:
        return Course.all()
    return Course.filter(Q(visible(actor), *await hooks.readable(actor), join_type=Q.OR))


async def shown(actor: Actor, course: Course) -> CourseOut:
    """The course as the actor sees it; `owner` must be fetched."""
    (fields,) = await _as_seen_by(actor, [course])
    return CourseOut.model_construct(**fields, description=course.description)


def _filtered(actor: Actor, query: CourseQuery) -> QuerySet[Course]:
    scope = Course.visible_to(actor)
    if query.teaching:
        scope = Course.staffed_by(actor)
    if query.q:
        found = as_plain('"courses".title', '"courses".summary')
        scope = scope.annotate(found=found).filter(found__contains=plain(query.q))
    exact = query.model_dump(include={"status", "level", "language"}, exclude_none=True)
    return scope.filter(**exact)


async def _as_seen_by(actor: Actor, courses: Sequence[Course]) -> list[dict[str, Any]]:
    """The fields of items; two more queries for however many: where one teaches, and learns."""
    ids = [course.id for course in courses]
    staff = CourseStaff.filter(user_id=actor.id, course_id__in=ids)
    roles = {
        row["course_id"]: ROLES[row["role"]] for row in await staff.values("course_id", "role")
    }
    roles |= {course.id: "owner" for course in courses if course.owner_id == actor.id}
    answers = await hooks.attended(hooks.Attendance(actor.id, ids))
    attended: set[UUID] = set().union(*answers)
    return [_item(course, roles.get(course.id), course.id in attended) for course in courses]


def _item(course: Course, role: MyRole | None, enrolled: bool) -> dict[str, Any]:
    owner = Person.model_construct(id=course.owner_id, full_name=course.owner.full_name)
    mine = {
        "owner": owner,
        "my_role": role or ("student" if enrolled else None),
        "enrolled": enrolled,
    }
    return mine | {name: getattr(course, name) for name in PLAIN}
