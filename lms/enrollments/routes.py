"""Enrollments over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_request, validate_response
from tortoise.expressions import Subquery

from lms.core import paging
from lms.core.access import SIGNED_IN, TEACHERS, actor, allow
from lms.core.errors import NotFound, refuse
from lms.core.idempotency import idempotent
from lms.core.schema import Page
from lms.courses.models import Course, Enrollment
from lms.enrollments import actions, schemas
from lms.users.models import User

routes = Blueprint("enrollments", __name__)


@routes.post("/courses/<uuid:course_id>/enrollments")
@allow(SIGNED_IN)
@idempotent
@validate_request(schemas.EnrollIn)
@validate_response(schemas.EnrollmentOut, 201)
@validate_response(schemas.EnrollmentOut, 200)
async def enroll(course_id: UUID, data: schemas.EnrollIn) -> tuple[Enrollment, int]:
    """Enroll in a course, or somebody else as its staff: 201, or 200 for who is enrolled already"""
    if data.email:
        enrollment, new = await actions.enroll_by_staff(actor(), course_id, data.email)
    else:
        enrollment, new = await actions.enroll(actor(), course_id)
    return enrollment, 201 if new else 200


@routes.get("/enrollments")
@allow(SIGNED_IN)
@validate_querystring(schemas.EnrollmentQuery)
@validate_response(Page[schemas.EnrollmentOut])
async def list_my_enrollments(query_args: schemas.EnrollmentQuery) -> Page[Enrollment]:
    """List your enrollments, newest first"""
    scope = Enrollment.learning(actor().id, query_args.status).select_related("course", "user")
    return await paging.by_id(scope, query_args, newest_first=True)


@routes.get("/courses/<uuid:course_id>/enrollments")
@allow(TEACHERS)
@validate_querystring(schemas.LearnerQuery)
@validate_response(Page[schemas.LearnerOut])
async def list_enrollments(course_id: UUID, query_args: schemas.LearnerQuery) -> Page[Enrollment]:
    """List a course's learners, for its staff"""
    staffed = Course.staffed_by(actor())
    await staffed.filter(id=course_id).exists() or refuse(NotFound)
    scope = Enrollment.within(course_id, query_args.status).select_related("course", "user")
    if query_args.q:
        scope = scope.filter(user_id__in=Subquery(User.matching(text=query_args.q).values("id")))
    return await paging.by_id(scope, query_args)


@routes.get("/enrollments/<uuid:enrollment_id>")
@allow(SIGNED_IN)
@validate_response(schemas.EnrollmentOut)
async def read_enrollment(enrollment_id: UUID) -> Enrollment:
    """Read your own enrollment, or one in a course where you are staff"""
    scope = Enrollment.visible_to(actor()).select_related("course", "user")
    return await scope.get_or_none(id=enrollment_id) or refuse(NotFound)


@routes.delete("/enrollments/<uuid:enrollment_id>")
@allow(SIGNED_IN)
async def drop_enrollment(enrollment_id: UUID) -> tuple[str, int]:
    """Leave a course, or remove somebody from a course that you teach"""
    await actions.drop(actor(), enrollment_id)
    return "", 204
