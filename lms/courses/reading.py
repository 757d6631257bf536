"""Courses as one actor sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from lms.core import paging
from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.core.schema import Page
from lms.core.search import as_plain, plain
from lms.courses import hooks
from lms.courses.models import Course, CourseStaff, CourseStatus, Enrollment, StaffRole
from lms.courses.schemas import CourseItem, CourseOut, CourseQuery, MyRole, Person

PLAIN = CourseItem.model_fields.keys() - {"owner", "my_role", "enrolled"}
COLUMNS = (*PLAIN, "owner_id", "owner__id", "owner__full_name")
ROLES: dict[StaffRole, MyRole] = {
    StaffRole.CO_INSTRUCTOR: "instructor",
    StaffRole.ASSISTANT: "assistant",
}


async def page(actor: Actor, query: CourseQuery) -> Page[CourseItem]:
    """The filtered catalogue, newest first."""
    scope = _filtered(actor, query).select_related("owner").only(*COLUMNS)
    found = await paging.by_id(scope, query, newest_first=True)
    seen = await _as_seen_by(actor, found.items)
    items = [CourseItem.model_construct(**fields) for fields in seen]
    return Page[CourseItem].model_construct(items=items, next=found.next)


async def one(actor: Actor, course_id: UUID | None = None, slug: str | None = None) -> Course:
    """One course the actor may read, by id or slug; else 404."""
    scope = Course.visible_to(actor).select_related("owner")
    found = scope.get_or_none(id=course_id) if course_id else scope.get_or_none(slug=slug)
    return await found or refuse(NotFound)


async def shown(actor: Actor, course: Course) -> CourseOut:
    """The course as the actor sees it; `owner` must be fetched."""
    (fields,) = await _as_seen_by(actor, [course])
    staff = actor.is_admin or fields["my_role"] not in (None, "student")
    found = await hooks.bank(course.id) if staff else []
    bank_id = found[0] if found else None
    return CourseOut.model_construct(**fields, description=course.description, bank_id=bank_id)


def _filtered(actor: Actor, query: CourseQuery) -> QuerySet[Course]:
    scope = Course.with_staff(actor) if query.teaching else _catalogue(actor)
    if query.q:
        found = as_plain('"courses".title', '"courses".summary')
        scope = scope.annotate(found=found).filter(found__contains=plain(query.q))
    exact = query.model_dump(include={"status", "level", "language"}, exclude_none=True)
    return scope.filter(**exact)


def _catalogue(actor: Actor) -> QuerySet[Course]:
    """Published courses, and those the actor may read as staff."""
    staffed = Subquery(Course.staffed_by(actor).values("id"))
    return Course.existing().filter(Q(status=CourseStatus.PUBLISHED) | Q(id__in=staffed))


async def _as_seen_by(actor: Actor, courses: Sequence[Course]) -> list[dict[str, Any]]:
    """Fields of list items; two queries in all, for the actor's roles and enrollments."""
    ids = [course.id for course in courses]
    staff = CourseStaff.filter(user_id=actor.id, course_id__in=ids)
    roles = {
        row["course_id"]: ROLES[row["role"]] for row in await staff.values("course_id", "role")
    }
    roles |= {course.id: "owner" for course in courses if course.owner_id == actor.id}
    mine = Enrollment.learning(actor.id).filter(course_id__in=ids)
    learning = {row["course_id"] for row in await mine.values("course_id")}
    return [_item(course, roles.get(course.id), course.id in learning) for course in courses]


def _item(course: Course, role: MyRole | None, enrolled: bool) -> dict[str, Any]:
    owner = Person.model_construct(id=course.owner_id, full_name=course.owner.full_name)
    mine = {
        "owner": owner,
        "my_role": role or ("student" if enrolled else None),
        "enrolled": enrolled,
    }
    return mine | {name: getattr(course, name) for name in PLAIN}
