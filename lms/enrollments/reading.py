"""Enrollments as lists and their readers see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.functions import Coalesce
from tortoise.queryset import QuerySet

from lms.core import db, paging
from lms.core.access import Actor
from lms.core.errors import Invalid, NotFound, refuse
from lms.core.schema import Page
from lms.core.sheets import as_sheet
from lms.courses.models import Cohort, Course, Enrollment, EnrollmentStatus
from lms.courses.reading import managed
from lms.enrollments import hooks
from lms.enrollments.schemas import LearnerQuery
from lms.users.models import User

POSITIONS = """
select e.id, (select count(*) from enrollments l where l.course_id = e.course_id
  and l.status = 'waitlisted' and (l.waiting_since, l.id) <= (e.waiting_since, e.id)) as position
from enrollments e where e.id = any($1) and e.status = 'waitlisted'
"""
LINE = """
select count(*) as waiting, coalesce(md5(string_agg(id::text, '' order by waiting_since, id)), '')
  as place_order
from enrollments where course_id = $1 and status = 'waitlisted'
"""
KEYS = {"name": "user__full_name", "percent": "percent", "last_activity_at": "away_since"}
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Before all activity: who has shown none is away longest."""
MAX_CSV_LINES = 100_000
CSV_COLUMNS = ("name", "email", "status", "percent", "cohort", "source", "joined", "completed")


async def with_numbers(places: Sequence[Enrollment]) -> None:
    """Set the positions of those who wait, and how many lessons are required and done."""
    waiting = {one.id: one for one in places if one.status is EnrollmentStatus.WAITLISTED}
    if waiting:
        for row in await db.rows(POSITIONS, list(waiting)):
            waiting[row["id"]].position = row["position"]
    if places:
        await hooks.counted(places)


async def line(course_id: UUID) -> tuple[int, str]:
    """How many wait for a seat, and a text that tells one order of them from another."""
    [row] = await db.rows(LINE, course_id)
    return row["waiting"], row["place_order"]


async def whole(place: Enrollment, course: Course) -> Enrollment:
    """The enrollment with all that is shown of it."""
    place.course = course
    await place.fetch_related("user")
    await with_numbers([place])
    return place


async def staffed(actor: Actor, course_id: UUID) -> None:
    """404 unless the actor is of the course's staff."""
    await Course.staffed_by(actor).filter(id=course_id).exists() or refuse(NotFound)


def scope(course_id: UUID, query: LearnerQuery) -> QuerySet[Enrollment]:
    """The enrollments of a course that the query asks for."""
    scope = Enrollment.within(course_id, query.status).select_related("course", "user")
    if query.q:
        scope = scope.filter(user_id__in=Subquery(User.matching(text=query.q).values("id")))
    if query.cohort_id:
        scope = scope.filter(cohort_id=query.cohort_id)
    return scope


async def learners(course_id: UUID, query: LearnerQuery) -> Page[Enrollment]:
    """A page of a course's learners."""
    page = await paged(scope(course_id, query), query)
    await with_numbers(page.items)
    return page


async def paged(found: QuerySet[Enrollment], query: LearnerQuery) -> Page[Enrollment]:
    """A page of these enrollments, in the order that the query asks for."""
    if query.sort is None:
        return await paging.by_id(found, query)
    return await _sorted(found, query)


async def mine(user_id: UUID, query: Any) -> Page[Enrollment]:
    """A page of a person's enrollments, the newest first."""
    scope = Enrollment.mine(user_id, query.status).select_related("course", "user")
    page = await paging.by_id(scope, query, newest_first=True)
    await with_numbers(page.items)
    return page


async def _sorted(scope: QuerySet[Enrollment], query: LearnerQuery) -> Page[Enrollment]:
    key = KEYS[query.sort or "name"]
    scope = scope.annotate(away_since=Coalesce("last_activity_at", NEVER))
    if query.cursor:
        value, last = _after(query)
        behind = Q(**{f"{key}__gt": value}) | Q(**{key: value, "id__gt": last})
        scope = scope.filter(behind)
    found = await scope.order_by(key, "id").limit(query.limit + 1)
    items = list(found[: query.limit])
    following = None
    if len(found) > query.limit:
        following = paging.encode([_key(items[-1], query.sort), str(items[-1].id)])
    return Page[Any].model_construct(items=items, next=following)


def _key(one: Enrollment, sort: str | None) -> str | int:
    if sort == "percent":
        return int(one.percent)
    if sort == "name":
        return str(one.user.full_name)
    return (one.last_activity_at or NEVER).isoformat()


def _after(query: LearnerQuery) -> tuple[Any, UUID]:
    try:
        match paging.decode(query.cursor or ""):
            case [int(value), str(last)] if query.sort == "percent" and 0 <= value <= 100:
                return value, UUID(last)
            case [str(value), str(last)] if query.sort == "name":
                return value, UUID(last)
            case [str(value), str(last)] if query.sort == "last_activity_at":
                moment = datetime.fromisoformat(value)
                if moment.tzinfo:
                    return moment, UUID(last)
    except ValueError:
        pass
    raise Invalid.field("cursor", "is not a cursor of this list")


async def table(course_id: UUID, query: LearnerQuery) -> str:
    """All the learners that the query finds, as CSV."""
    lines: list[Sequence[str | int]] = [CSV_COLUMNS]
    for one in await all_in_order(scope(course_id, query), query):
        ended = one.completed_at.isoformat() if one.completed_at else ""
        cohort = one.cohort.name if one.cohort else ""
        shown = [one.user.full_name, one.user.email or "", one.status.value, one.percent, cohort]
        lines.append([*shown, one.source.value, one.created_at.isoformat(), ended])
    return as_sheet(lines)


async def all_in_order(found: QuerySet[Enrollment], query: LearnerQuery) -> list[Enrollment]:
    """All of these enrollments with their people and cohorts, in order; by name without one."""
    found = found.select_related("cohort", "user")
    found = found.annotate(away_since=Coalesce("last_activity_at", NEVER))
    return await found.order_by(KEYS[query.sort or "name"], "id").limit(MAX_CSV_LINES)


async def code_of(actor: Actor, course_id: UUID) -> str | None:
    """The code by which people come into a course, for its teachers; None where it has none."""
    await managed(actor, course_id)
    return (await Course.existing().get(id=course_id)).enrollment_code


async def cohorts(actor: Actor, course_id: UUID) -> list[Cohort]:
    """A course's cohorts by name; 404 for who is not of its staff."""
    await staffed(actor, course_id)
    return await Cohort.of(course_id)
