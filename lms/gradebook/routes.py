"""Rubrics over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_querystring, validate_request, validate_response

from lms.core.access import TEACHERS, actor, allow
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.gradebook.actions import rubrics
from lms.gradebook.schemas import RubricIn, RubricOut, RubricPatch

routes = Blueprint("gradebook", __name__)


@routes.get("/courses/<uuid:course_id>/rubrics")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[RubricOut])
async def list_rubrics(course_id: UUID, query_args: PageQuery) -> Page[RubricOut]:
    """List the rubrics of a course"""
    return await rubrics.listed(actor(), course_id, query_args)


@routes.post("/courses/<uuid:course_id>/rubrics")
@allow(TEACHERS)
@validate_request(RubricIn)
@validate_response(RubricOut, 201)
async def create_rubric(course_id: UUID, data: RubricIn) -> tuple[RubricOut, int]:
    """Make a rubric"""
    made = await rubrics.create(actor(), course_id, data.title, data.criteria)
    return RubricOut.model_validate(made), 201


@routes.patch("/rubrics/<uuid:rubric_id>")
@allow(TEACHERS)
@validate_request(RubricPatch)
@validate_response(RubricOut)
async def change_rubric(rubric_id: UUID, data: RubricPatch) -> RubricOut:
    """Change a rubric; its criteria only until something was graded by them"""
    sent = data.model_fields_set
    title = data.title if "title" in sent else None
    criteria = data.criteria if "criteria" in sent else None
    return RubricOut.model_validate(await rubrics.change(actor(), rubric_id, title, criteria))


@routes.delete("/rubrics/<uuid:rubric_id>")
@allow(TEACHERS)
async def delete_rubric(rubric_id: UUID) -> tuple[str, int]:
    """Delete a rubric that nothing is graded by"""
    await rubrics.delete(actor(), rubric_id)
    return "", 204
