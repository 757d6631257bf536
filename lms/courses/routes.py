"""Courses over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import paging
from lms.core.access import SIGNED_IN, TEACHERS, actor, allow
from lms.core.errors import NotFound, refuse
from lms.core.idempotency import idempotent
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.core.versions import etag
from lms.courses import actions, reading, schemas
from lms.courses.models import Course, CourseStaff
from lms.courses.rules import is_slug

routes = Blueprint("courses", __name__)

Shown = tuple[schemas.CourseOut, int, dict[str, str]]


async def _shown(course: Course, status: int = 200) -> Shown:
    return await reading.shown(actor(), course), status, etag(course.version)


@routes.get("/courses")
@allow(SIGNED_IN)
@validate_querystring(schemas.CourseQuery)
@validate_response(Page[schemas.CourseItem])
async def list_courses(query_args: schemas.CourseQuery) -> Page[schemas.CourseItem]:
    """List the catalogue and your own drafts, newest first"""
    return await reading.page(actor(), query_args)


@routes.post("/courses")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.CourseIn)
@validate_response(schemas.CourseOut, 201)
async def create_course(data: schemas.CourseIn) -> Shown:
    """Create a course; it starts as a draft"""
    return await _shown(await actions.create_course(actor(), **data.model_dump()), 201)


@routes.get("/courses/<uuid:course_id>")
@allow(SIGNED_IN)
@validate_response(schemas.CourseOut)
async def read_course(course_id: UUID) -> Shown:
    """One course"""
    return await _shown(await reading.one(actor(), course_id))


@routes.get("/courses/by-slug/<slug>")
@allow(SIGNED_IN)
@validate_response(schemas.CourseOut)
async def read_course_by_slug(slug: str) -> Shown:
    """Read one course by its slug"""
    if not is_slug(slug):
        raise NotFound
    return await _shown(await reading.one(actor(), slug=slug))


@routes.patch("/courses/<uuid:course_id>")
@allow(TEACHERS)
@validate_request(schemas.CoursePatch)
@validate_response(schemas.CourseOut)
async def change_course(course_id: UUID, data: schemas.CoursePatch) -> Shown:
    """Change a course that you teach"""
    changes = data.model_dump(exclude_unset=True)
    return await _shown(await actions.change_course(actor(), course_id, changes))


@routes.delete("/courses/<uuid:course_id>")
@allow(TEACHERS)
async def delete_course(course_id: UUID) -> tuple[str, int]:
    """Delete a course with its quizzes and enrollments; only its owner may"""
    await actions.delete_course(actor(), course_id)
    return "", 204


@routes.post("/courses/<uuid:course_id>/publish")
@allow(TEACHERS)
@validate_response(schemas.CourseOut)
async def publish_course(course_id: UUID) -> Shown:
    """Publish a course in the catalogue"""
    return await _shown(await actions.take_step(actor(), course_id, "publish"))


@routes.post("/courses/<uuid:course_id>/unpublish")
@allow(TEACHERS)
@validate_response(schemas.CourseOut)
async def unpublish_course(course_id: UUID) -> Shown:
    """Make a course a draft again; learners no longer see it"""
    return await _shown(await actions.take_step(actor(), course_id, "unpublish"))


@routes.post("/courses/<uuid:course_id>/archive")
@allow(TEACHERS)
@validate_response(schemas.CourseOut)
async def archive_course(course_id: UUID) -> Shown:
    """Remove a course from the catalogue; enrolled learners still see it"""
    return await _shown(await actions.take_step(actor(), course_id, "archive"))


@routes.get("/courses/<uuid:course_id>/staff")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.StaffOut])
async def list_staff(course_id: UUID, query_args: PageQuery) -> Page[CourseStaff]:
    """List a course's staff beside the owner"""
    staffed = Course.staffed_by(actor())
    await staffed.filter(id=course_id).exists() or refuse(NotFound)
    return await paging.by_id(CourseStaff.of(course_id), query_args)


@routes.post("/courses/<uuid:course_id>/staff")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.StaffIn)
@validate_response(schemas.StaffOut, 201)
async def add_staff(course_id: UUID, data: schemas.StaffIn) -> tuple[CourseStaff, int]:
    """Let somebody teach or assist; only the owner may"""
    return await actions.add_staff(actor(), course_id, data.email, data.role), 201


@routes.delete("/courses/<uuid:course_id>/staff/<uuid:user_id>")
@allow(TEACHERS)
async def remove_staff(course_id: UUID, user_id: UUID) -> tuple[str, int]:
    """Remove a member of staff, or yourself; the owner stays"""
    await actions.remove_staff(actor(), course_id, user_id)
    return "", 204
