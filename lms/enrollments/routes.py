"""Enrollments over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint, Response, request
from quart_schema import (
    document_response,
    validate_querystring,
    validate_request,
    validate_response,
)

from lms.core.access import SIGNED_IN, TEACHERS, actor, allow
from lms.core.attachment import disposition
from lms.core.errors import NotFound, UnsupportedMediaType, refuse
from lms.core.idempotency import idempotent
from lms.core.imports import ImportQuery, ImportStarted, ImportVerdict
from lms.core.qr import qr
from lms.core.schema import Page, answers
from lms.courses.models import Cohort, Enrollment
from lms.courses.reading import managed
from lms.enrollments import reading, schemas
from lms.enrollments.actions import deciding, imports, joining
from lms.enrollments.rules import Verb
from lms.settings import settings

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
        enrollment, new = await joining.enroll_by_staff(actor(), course_id, data.email)
    else:
        enrollment, new = await joining.enroll(actor(), course_id, data.code)
    return enrollment, 201 if new else 200


@routes.get("/enrollments")
@allow(SIGNED_IN)
@validate_querystring(schemas.EnrollmentQuery)
@validate_response(Page[schemas.EnrollmentOut])
async def list_my_enrollments(query_args: schemas.EnrollmentQuery) -> Page[Enrollment]:
    """List your enrollments, newest first"""
    return await reading.mine(actor().id, query_args)


@routes.get("/courses/<uuid:course_id>/enrollments")
@allow(TEACHERS)
@validate_querystring(schemas.LearnerQuery)
@document_response(Page[schemas.LearnerOut])
@answers(200, "The page, or the file.", "application/json", "text/csv")
async def list_enrollments(
    course_id: UUID, query_args: schemas.LearnerQuery
) -> Page[schemas.LearnerOut] | Response:
    """List a course's learners, for its staff; with `Accept: text/csv` all of them as a file"""
    await reading.staffed(actor(), course_id)
    if request.accept_mimetypes.best_match(["application/json", "text/csv"]) == "text/csv":
        text = await reading.table(course_id, query_args)
        response = Response(text, content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = disposition("Learners.csv")
        return response
    found = await reading.learners(course_id, query_args)
    return Page[schemas.LearnerOut].model_validate(found, from_attributes=True)


@routes.get("/enrollments/<uuid:enrollment_id>")
@allow(SIGNED_IN)
@validate_response(schemas.EnrollmentOut)
async def read_enrollment(enrollment_id: UUID) -> Enrollment:
    """Read your own enrollment, or one in a course where you are staff"""
    scope = Enrollment.visible_to(actor()).select_related("course", "user")
    found = await scope.get_or_none(id=enrollment_id) or refuse(NotFound)
    await reading.with_numbers([found])
    return found


@routes.delete("/enrollments/<uuid:enrollment_id>")
@allow(SIGNED_IN)
async def drop_enrollment(enrollment_id: UUID) -> tuple[str, int]:
    """Leave a course, or remove somebody from a course that you teach"""
    await joining.drop(actor(), enrollment_id)
    return "", 204


@routes.post("/enrollments/<uuid:enrollment_id>/approve")
@allow(TEACHERS)
@idempotent
@validate_response(schemas.LearnerOut)
async def approve_enrollment(enrollment_id: UUID) -> Enrollment:
    """Let somebody in who asked or waits, for the course's staff"""
    return await deciding.decide(actor(), enrollment_id, Verb.APPROVE)


@routes.post("/enrollments/<uuid:enrollment_id>/reject")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.RejectIn)
@validate_response(schemas.LearnerOut)
async def reject_enrollment(enrollment_id: UUID, data: schemas.RejectIn) -> Enrollment:
    """Turn down somebody who asked or waits, for the course's staff; the reason is told them"""
    return await deciding.decide(actor(), enrollment_id, Verb.REJECT, data.reason)


@routes.post("/enrollments/<uuid:enrollment_id>/suspend")
@allow(TEACHERS)
@idempotent
@validate_response(schemas.LearnerOut)
async def suspend_enrollment(enrollment_id: UUID) -> Enrollment:
    """Lock the course's content for a learner, for its teachers"""
    return await deciding.decide(actor(), enrollment_id, Verb.SUSPEND)


@routes.post("/enrollments/<uuid:enrollment_id>/resume")
@allow(TEACHERS)
@idempotent
@validate_response(schemas.LearnerOut)
async def resume_enrollment(enrollment_id: UUID) -> Enrollment:
    """Open the content again, for the course's teachers"""
    return await deciding.decide(actor(), enrollment_id, Verb.RESUME)


@routes.post("/enrollments/<uuid:enrollment_id>/complete")
@allow(TEACHERS)
@idempotent
@validate_response(schemas.LearnerOut)
async def complete_enrollment(enrollment_id: UUID) -> Enrollment:
    """Count the course as completed by a learner, for its teachers"""
    return await deciding.decide(actor(), enrollment_id, Verb.COMPLETE)


@routes.patch("/enrollments/<uuid:enrollment_id>")
@allow(TEACHERS)
@validate_request(schemas.EnrollmentPatch)
@validate_response(schemas.LearnerOut)
async def change_enrollment(enrollment_id: UUID, data: schemas.EnrollmentPatch) -> Enrollment:
    """Put a learner into a cohort, for the course's teachers"""
    return await deciding.assign(actor(), enrollment_id, data.cohort_id)


@routes.post("/courses/<uuid:course_id>/enrollment-code")
@allow(TEACHERS)
@idempotent
@validate_response(schemas.CodeOut)
async def renew_enrollment_code(course_id: UUID) -> schemas.CodeOut:
    """Make a code by which people come into the course; the one before no longer works"""
    code = await deciding.renew_code(actor(), course_id)
    return schemas.CodeOut(code=code, url=_address(course_id, code))


@routes.delete("/courses/<uuid:course_id>/enrollment-code")
@allow(TEACHERS)
async def drop_enrollment_code(course_id: UUID) -> tuple[str, int]:
    """Take the code back; nobody comes in by it any more"""
    await deciding.drop_code(actor(), course_id)
    return "", 204


@routes.get("/courses/<uuid:course_id>/invitation.svg")
@allow(TEACHERS)
@answers(200, "The picture.", "image/svg+xml")
async def read_invitation(course_id: UUID) -> Response:
    """Get a QR code of the address of a course, with the code to come in where it has one"""
    address = _address(course_id, await reading.code_of(actor(), course_id))
    return Response(qr(address), content_type="image/svg+xml")


def _address(course_id: UUID, code: str | None) -> str:
    # Behind the #, where no server and no log sees it.
    return f"{settings().public_url}/courses/{course_id}" + (f"#code={code}" if code else "")


@routes.get("/courses/<uuid:course_id>/cohorts")
@allow(TEACHERS)
@validate_response(schemas.CohortsOut)
async def list_cohorts(course_id: UUID) -> list[Cohort]:
    """List a course's cohorts, for its staff"""
    return await reading.cohorts(actor(), course_id)


@routes.post("/courses/<uuid:course_id>/cohorts")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.CohortIn)
@validate_response(schemas.CohortOut, 201)
async def create_cohort(course_id: UUID, data: schemas.CohortIn) -> tuple[Cohort, int]:
    """Make a cohort, for the course's teachers"""
    return await deciding.create_cohort(actor(), course_id, data.model_dump()), 201


@routes.patch("/cohorts/<uuid:cohort_id>")
@allow(TEACHERS)
@validate_request(schemas.CohortPatch)
@validate_response(schemas.CohortOut)
async def change_cohort(cohort_id: UUID, data: schemas.CohortPatch) -> Cohort:
    """Change a cohort's name or start"""
    return await deciding.change_cohort(actor(), cohort_id, data.model_dump(exclude_unset=True))


@routes.delete("/cohorts/<uuid:cohort_id>")
@allow(TEACHERS)
async def delete_cohort(cohort_id: UUID) -> tuple[str, int]:
    """Delete a cohort; its learners stay in the course"""
    await deciding.delete_cohort(actor(), cohort_id)
    return "", 204


@routes.post("/courses/<uuid:course_id>/enrollments/imports")
@allow(TEACHERS)
@idempotent
@validate_querystring(ImportQuery)
@validate_response(ImportStarted, 202)
@validate_response(ImportVerdict, 200)
async def import_enrollments(course_id: UUID, query_args: ImportQuery) -> tuple[ImportVerdict, int]:
    """Enroll people from CSV with the columns email, cohort and status; `dry_run` only checks"""
    await managed(actor(), course_id)
    if request.mimetype != "text/csv":
        raise UnsupportedMediaType(detail="The body must be text/csv.")
    data: bytes = await request.body
    found = await imports.take(actor(), course_id, data, query_args)
    return found, 202 if isinstance(found, ImportStarted) else 200
