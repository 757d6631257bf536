"""Courses and the catalogue as one actor, or an anonymous visitor, sees them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Never
from uuid import UUID

from pydantic_core import from_json
from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from lms.core import clock, markup, paging
from lms.core.access import Actor
from lms.core.errors import Forbidden, Invalid, NotFound, refuse
from lms.courses import facets as counting
from lms.courses import hooks, queries, rules
from lms.courses.category_schemas import CourseCategoryOut
from lms.courses.hooks import Problem
from lms.courses.models import (
    COURSE,
    LEARNING,
    Course,
    CourseStatus,
    EnrollmentMode,
    EnrollmentStatus,
    Level,
    StaffRole,
    Visibility,
)
from lms.courses.schemas import (
    CategoryName,
    CourseItem,
    CourseOut,
    CoursePage,
    CourseQuery,
    Cover,
    EnrollmentRulesOut,
    Facet,
    Facets,
    MyEnrollment,
    MyRole,
    Person,
    Rating,
)
from lms.files.links import link_for_all
from lms.files.shown import signed
from lms.users.schemas import ChangeOut

MAX_USES_SHOWN = 20
TEACHES = ("owner", "instructor")
ROLES: dict[str, MyRole] = {
    StaffRole.CO_INSTRUCTOR: "instructor",
    StaffRole.ASSISTANT: "assistant",
}


async def page(actor: Actor | None, query: CourseQuery) -> CoursePage:
    """The filtered catalogue in one statement, its facets in another."""
    now = clock.now()
    after = _after(query)
    rows = await queries.page(actor, query, now, after)
    shown = rows[: query.limit]
    items = [CourseItem.made(**_item(actor, row, now)) for row in shown]
    following = None
    if len(rows) > query.limit:
        following = paging.encode([shown[-1]["key"], str(shown[-1]["id"])])
    facets = _facets(await counting.facets(actor, query, now)) if query.facets else None
    return CoursePage.model_construct(items=items, next=following, facets=facets)


async def shown(
    actor: Actor | None, course_id: UUID | None = None, slug: str | None = None
) -> tuple[CourseOut, int]:
    """One course the actor may read, by id or slug, and its version; else 404."""
    row = await queries.one(actor, course_id, slug) or refuse(NotFound)
    fields = _item(actor, row, clock.now())
    staff = actor is not None and (actor.is_admin or fields["my_role"] not in (None, "student"))
    found = await hooks.bank(row["id"]) if staff else []
    out = CourseOut.made(
        **fields,
        description=row["description"],
        description_html=signed(
            markup.shown(row["description"], row["rendered"]),
            ("user", actor.id) if actor else (COURSE, row["id"]),
        ),
        bank_id=found[0] if found else None,
    )
    return out, row["version"]


async def problems(actor: Actor, course_id: UUID) -> list[Problem]:
    """What is wrong with a course; 404 for who is not of its staff."""
    course = await Course.staffed_by(actor).get_or_none(id=course_id) or refuse(NotFound)
    return await problems_of(course)


async def problems_of(course: Course) -> list[Problem]:
    """Errors first; with one of them it can't be published."""
    found = [problem for answer in await hooks.problems(course) for problem in answer]
    target = ("course", course.id)
    if not any(await hooks.contents(course)):
        message = "Learners find nothing in it yet: publish a quiz or a lesson."
        found.append(Problem("nothing_to_learn", message, target))
    if not course.summary.strip():
        message = "The catalogue shows no summary."
        found.append(Problem("no_summary", message, target, severity="warning"))
    return sorted(found, key=lambda one: one.severity != "error")


async def showing(file_id: UUID) -> list[UUID]:
    """The courses whose description or cover shows the file, at most twenty."""
    shows = Q(rendered__contains=str(file_id)) | Q(cover_file_id=file_id)
    found = Course.existing().filter(shows)
    return [row["id"] for row in await found.limit(MAX_USES_SHOWN).values("id")]


async def categories(actor: Actor | None) -> list[CourseCategoryOut]:
    """All parts of the catalogue, by name."""
    return [CourseCategoryOut.model_construct(**row) for row in await counting.categories(actor)]


def _after(query: CourseQuery) -> tuple[int | str, UUID] | None:
    if query.cursor is None:
        return None
    try:
        match paging.decode(query.cursor):
            case [int(key), str(last)] if query.sort != "title" and abs(key) < 2**62:
                return key, UUID(last)
            case [str(key), str(last)] if query.sort == "title" and len(key) <= 50:
                return key, UUID(last)
    except ValueError:
        pass
    raise Invalid.field("cursor", "is not a cursor of this list")


def _facets(rows: list[Any]) -> Facets:
    found: dict[str, list[Facet]] = {name: [] for name in Facets.model_fields}
    for row in rows:
        one = {name: row[name] for name in Facet.model_fields}
        found[row["facet"]].append(Facet.model_construct(**one))
    return Facets(**found)


def _item(actor: Actor | None, row: Any, now: datetime) -> dict[str, Any]:
    """The fields of a list item, in their order."""
    category = None
    if row["category_id"]:
        category = CategoryName.made(
            id=row["category_id"], slug=row["category_slug"], name=row["category_name"]
        )
    cover = None
    if row["cover_file_id"]:
        cover = Cover.made(url=link_for_all(row["cover_file_id"]), alt=row["cover_alt"])
    mine = None
    if row["place_id"]:
        mine = MyEnrollment.made(
            id=row["place_id"],
            status=EnrollmentStatus(row["place_status"]),
            percent=row["percent"],
            position=row["position"],
            reason=row["reason"],
        )
    role = _role(actor, row)
    teaches = role in TEACHES or (actor is not None and actor.is_admin)
    return {
        "id": row["id"],
        "title": row["title"],
        "slug": row["slug"],
        "summary": row["summary"],
        "status": CourseStatus(row["status"]),
        "level": row["level"] and Level(row["level"]),
        "language": row["language"],
        "timezone": row["timezone"],
        "category_id": row["category_id"],
        "category": category,
        "tags": from_json(row["tags"]),
        "cover_file_id": row["cover_file_id"],
        "cover_alt": row["cover_alt"],
        "cover": cover,
        "visibility": Visibility(row["visibility"]),
        "starts_at": row["starts_at"],
        "ends_at": row["ends_at"],
        "published_at": row["published_at"],
        "owner": Person.made(id=row["owner_id"], full_name=row["owner_name"]),
        "enrollment": _enrollment(row, now, teaches=teaches),
        "learners": row["learners"],
        "lesson_count": row["lesson_count"],
        "duration_s": row["duration_s"],
        "rating": Rating.made(
            average=rules.average(row["rating_sum"], row["rating_count"]),
            count=row["rating_count"],
        ),
        "my_role": role,
        "my_enrollment": mine,
        "enrolled": mine is not None and mine.status in LEARNING,
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _role(actor: Actor | None, row: Any) -> MyRole | None:
    if actor is not None and row["owner_id"] == actor.id:
        return "owner"
    if row["staff_role"]:
        return ROLES[row["staff_role"]]
    return "student" if row["place_status"] in LEARNING else None


def _enrollment(row: Any, now: datetime, *, teaches: bool) -> EnrollmentRulesOut:
    mode = EnrollmentMode(row["enrollment_mode"])
    dates = row["enrollment_opens_at"], row["enrollment_closes_at"]
    return EnrollmentRulesOut.made(
        mode=mode,
        opens_at=dates[0],
        closes_at=dates[1],
        capacity=row["enrollment_capacity"],
        waitlist=row["enrollment_waitlist"],
        open=rules.is_open(row["status"], mode, dates, row["ends_at"], now),
        seats_left=row["seats_left"],
        code=row["enrollment_code"] if teaches else None,
    )


async def change(actor: Actor, course_id: UUID) -> ChangeOut:
    """Who last changed a course; 404 for who is not of its staff."""
    staffed = Course.staffed_by(actor).select_related("written_by")
    course = await staffed.get_or_none(id=course_id) or refuse(NotFound)
    return ChangeOut.of(course.written_at or course.created_at, course.written_by)


async def managed(actor: Actor, course_id: UUID) -> None:
    """404 for a course that isn't open to the actor, 403 for one that others teach."""
    if not await Course.managed_by(actor).filter(id=course_id).exists():
        await refuse_untaught(actor, Course.filter(id=course_id), "id")


async def refuse_untaught(
    actor: Actor, wanted: QuerySet[Any], course_id: str = "course_id"
) -> Never:
    """Refuse to change what the actor doesn't teach: 403 for people of its course, else 404."""
    courses = Subquery(wanted.values(course_id))
    if await Course.open_to(actor).filter(id__in=courses).exists():
        raise Forbidden(detail="Only the course's teachers may do this.")
    raise NotFound


async def sees(actor: Actor | None, course_id: UUID) -> bool:
    """Whether the actor may read the course's page."""
    return await Course.visible_to(actor).filter(id=course_id).exists()


async def state(course_id: UUID) -> tuple[int, CourseStatus] | None:
    """The version of a course's outline, and its status; None for one that was deleted."""
    found = await Course.existing().get_or_none(id=course_id)
    return (found.outline_version, found.status) if found else None
