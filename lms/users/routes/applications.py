"""Applications to teach over REST."""

from __future__ import annotations

from uuid import UUID

from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import paging
from lms.core.access import ADMINS, SIGNED_IN, actor, allow
from lms.core.idempotency import idempotent
from lms.core.schema import Page
from lms.users import schemas
from lms.users.actions import applications
from lms.users.models import ApplicationState, InstructorApplication
from lms.users.routes.edge import routes


@routes.post("/instructors/applications")
@allow(SIGNED_IN)
@idempotent
@validate_request(schemas.ApplicationIn)
@validate_response(schemas.ApplicationOut, 201)
async def apply_to_teach(data: schemas.ApplicationIn) -> tuple[InstructorApplication, int]:
    """Ask to become an instructor"""
    return await applications.apply(actor(), data.motivation), 201


@routes.get("/instructors/applications/mine")
@allow(SIGNED_IN)
@validate_querystring(paging.PageQuery)
@validate_response(Page[schemas.ApplicationOut])
async def list_my_applications(query_args: paging.PageQuery) -> Page[InstructorApplication]:
    """List your applications, newest first"""
    mine = InstructorApplication.of(actor().id)
    return await paging.by_id(mine, query_args, newest_first=True)


@routes.get("/instructors/applications")
@allow(ADMINS)
@validate_querystring(schemas.ApplicationQuery)
@validate_response(Page[schemas.ApplicationToReview])
async def list_applications(query_args: schemas.ApplicationQuery) -> Page[InstructorApplication]:
    """List all applications, oldest first"""
    return await paging.by_id(InstructorApplication.in_state(query_args.state), query_args)


@routes.post("/instructors/applications/<uuid:application_id>/approve")
@allow(ADMINS)
@validate_request(schemas.ApplicationReviewIn)
@validate_response(schemas.ApplicationToReview)
async def approve_application(
    application_id: UUID, data: schemas.ApplicationReviewIn
) -> InstructorApplication:
    """Approve an application: the applicant becomes an instructor and is notified"""
    approved = ApplicationState.APPROVED
    return await applications.review(actor(), application_id, approved, data.note)


@routes.post("/instructors/applications/<uuid:application_id>/reject")
@allow(ADMINS)
@validate_request(schemas.ApplicationReviewIn)
@validate_response(schemas.ApplicationToReview)
async def reject_application(
    application_id: UUID, data: schemas.ApplicationReviewIn
) -> InstructorApplication:
    """Reject an application; the applicant is notified and may apply again"""
    rejected = ApplicationState.REJECTED
    return await applications.review(actor(), application_id, rejected, data.note)
