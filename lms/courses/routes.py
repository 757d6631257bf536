"""Courses over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint, Response
from quart_schema import (
    DataSource,
    document_request,
    document_response,
    validate_querystring,
    validate_request,
    validate_response,
)

from lms.core import paging
from lms.core.access import (
    ADMINS,
    SIGNED_IN,
    TEACHERS,
    actor,
    actor_or_none,
    allow,
    takes_file,
    visited,
)
from lms.core.errors import NotFound, refuse
from lms.core.idempotency import idempotent
from lms.core.paging import PageQuery
from lms.core.schema import Page, answers
from lms.core.versions import etag
from lms.courses import category_schemas, reading, schemas
from lms.courses.actions import categories, courses, staff
from lms.courses.models import Course, CourseCategory, CourseStaff
from lms.courses.rules import is_slug
from lms.files.models import StoredFile
from lms.files.schemas import FileOut, FileQuery, UploadIn
from lms.files.uploading import upload
from lms.users.schemas import ChangeOut

routes = Blueprint("courses", __name__)

Shown = tuple[schemas.CourseOut, int, dict[str, str]]


async def _shown(course: Course, status: int = 200) -> Shown:
    """To who has just changed it."""
    out, version = await reading.shown(actor(), course.id)
    return out, status, etag(version)


@routes.get("/courses")
@allow(SIGNED_IN)
@visited
@validate_querystring(schemas.CourseQuery)
@validate_response(schemas.CoursePage)
async def list_courses(query_args: schemas.CourseQuery) -> schemas.CoursePage:
    """List the catalogue and your own drafts; without an account the public courses"""
    return await reading.page(actor_or_none(), query_args)


@routes.post("/courses")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.CourseIn)
@validate_response(schemas.CourseOut, 201)
async def create_course(data: schemas.CourseIn) -> Shown:
    """Create a course; it starts as a draft"""
    return await _shown(await courses.create_course(actor(), **data.model_dump()), 201)


@routes.get("/courses/<uuid:course_id>")
@allow(SIGNED_IN)
@visited
@validate_response(schemas.CourseOut)
async def read_course(course_id: UUID) -> Shown:
    """Read one course; without an account a public one"""
    out, version = await reading.shown(actor_or_none(), course_id)
    return out, 200, etag(version)


@routes.get("/courses/by-slug/<slug>")
@allow(SIGNED_IN)
@visited
@validate_response(schemas.CourseOut)
async def read_course_by_slug(slug: str) -> Shown:
    """Read one course by its slug; without an account a public one"""
    if not is_slug(slug):
        raise NotFound
    out, version = await reading.shown(actor_or_none(), slug=slug)
    return out, 200, etag(version)


@routes.patch("/courses/<uuid:course_id>")
@allow(TEACHERS)
@validate_request(schemas.CoursePatch)
@validate_response(schemas.CourseOut)
async def change_course(course_id: UUID, data: schemas.CoursePatch) -> Shown:
    """Change a course that you teach"""
    changes = data.model_dump(exclude_unset=True)
    return await _shown(await courses.change_course(actor(), course_id, changes))


@routes.get("/courses/<uuid:course_id>/change")
@allow(TEACHERS)
@validate_response(ChangeOut)
async def read_change(course_id: UUID) -> ChangeOut:
    """Who changed a course's settings last, and when"""
    return await reading.change(actor(), course_id)


@routes.delete("/courses/<uuid:course_id>")
@allow(TEACHERS)
async def delete_course(course_id: UUID) -> tuple[str, int]:
    """Delete a course with its quizzes and enrollments; only its owner may"""
    await courses.delete_course(actor(), course_id)
    return "", 204


@routes.post("/courses/<uuid:course_id>/publish")
@allow(TEACHERS)
@validate_response(schemas.CourseOut)
async def publish_course(course_id: UUID) -> Shown:
    """Publish a course in the catalogue"""
    return await _shown(await courses.take_step(actor(), course_id, "publish"))


@routes.post("/courses/<uuid:course_id>/unpublish")
@allow(TEACHERS)
@validate_response(schemas.CourseOut)
async def unpublish_course(course_id: UUID) -> Shown:
    """Make a course a draft again; learners no longer see it"""
    return await _shown(await courses.take_step(actor(), course_id, "unpublish"))


@routes.post("/courses/<uuid:course_id>/archive")
@allow(TEACHERS)
@validate_response(schemas.CourseOut)
async def archive_course(course_id: UUID) -> Shown:
    """Remove a course from the catalogue; enrolled learners still see it"""
    return await _shown(await courses.take_step(actor(), course_id, "archive"))


@routes.get("/courses/<uuid:course_id>/problems")
@allow(TEACHERS)
@validate_response(schemas.ProblemsOut)
async def list_problems(course_id: UUID) -> schemas.ProblemsOut:
    """What is wrong with a course, and keeps it from being published; for its staff"""
    found = await reading.problems(actor(), course_id)
    return schemas.ProblemsOut([schemas.ProblemOut.of(one) for one in found])


@routes.get("/courses/<uuid:course_id>/files")
@allow(TEACHERS)
@validate_querystring(FileQuery)
@validate_response(Page[FileOut])
async def list_material(course_id: UUID, query_args: FileQuery) -> Page[StoredFile]:
    """The course's material, newest first, for its staff"""
    await Course.staffed_by(actor()).filter(id=course_id).exists() or refuse(NotFound)
    found = StoredFile.matching(
        StoredFile.within("course", course_id), query_args.kind, query_args.q
    )
    return await paging.by_id(found, query_args, newest_first=True)


@routes.post("/courses/<uuid:course_id>/files")
@allow(TEACHERS)
@idempotent
@takes_file
@document_request(UploadIn, source=DataSource.FORM_MULTIPART)
@document_response(FileOut, 201)
@answers(408, "The file came in too slowly.")
@answers(507, "There is no room for it: `quota_exceeded` or `disk_full`. Nothing of it is kept.")
async def upload_material(course_id: UUID) -> Response:
    """Add a file to the course's material; its staff read, rename and delete it"""
    await reading.managed(actor(), course_id)
    return await upload(actor(), ("course", course_id))


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
    return await staff.add_staff(actor(), course_id, data.email, data.role), 201


@routes.delete("/courses/<uuid:course_id>/staff/<uuid:user_id>")
@allow(TEACHERS)
async def remove_staff(course_id: UUID, user_id: UUID) -> tuple[str, int]:
    """Remove a member of staff, or yourself; the owner stays"""
    await staff.remove_staff(actor(), course_id, user_id)
    return "", 204


@routes.get("/categories")
@allow(SIGNED_IN)
@visited
@validate_response(category_schemas.CategoriesOut)
async def list_categories() -> category_schemas.CategoriesOut:
    """List the parts of the catalogue by name, each with how many courses it shows you"""
    return category_schemas.CategoriesOut.model_construct(await reading.categories(actor_or_none()))


async def _category(category: CourseCategory) -> category_schemas.CourseCategoryOut:
    return next(one for one in await reading.categories(actor()) if one.id == category.id)


@routes.post("/categories")
@allow(ADMINS)
@idempotent
@validate_request(category_schemas.CourseCategoryIn)
@validate_response(category_schemas.CourseCategoryOut, 201)
async def create_category(
    data: category_schemas.CourseCategoryIn,
) -> tuple[category_schemas.CourseCategoryOut, int]:
    """Make a part of the catalogue, within another one or at the top"""
    made = await categories.create_category(data.name, data.slug, data.parent_id)
    return await _category(made), 201


@routes.patch("/categories/<uuid:category_id>")
@allow(ADMINS)
@validate_request(category_schemas.CourseCategoryPatch)
@validate_response(category_schemas.CourseCategoryOut)
async def change_category(
    category_id: UUID, data: category_schemas.CourseCategoryPatch
) -> category_schemas.CourseCategoryOut:
    """Change a part of the catalogue, or put it elsewhere"""
    changes = data.model_dump(exclude_unset=True)
    return await _category(await categories.change_category(category_id, changes))


@routes.delete("/categories/<uuid:category_id>")
@allow(ADMINS)
async def delete_category(category_id: UUID) -> tuple[str, int]:
    """Delete a part of the catalogue in which nothing stands"""
    await categories.delete_category(category_id)
    return "", 204
