"""Banks and their categories over REST, for their owners and the staff of their courses."""

from __future__ import annotations

from uuid import UUID

from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import paging
from lms.core.access import TEACHERS, actor, allow
from lms.core.idempotency import idempotent
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.questions import reading
from lms.questions.actions import banks as actions
from lms.questions.models import QuestionBank, QuestionCategory
from lms.questions.routes.edge import routes
from lms.questions.schemas import banks as schemas


@routes.get("/banks")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.BankOut])
async def list_banks(query_args: PageQuery) -> Page[QuestionBank]:
    """One's own banks, and those of the courses whose staff one is"""
    return await paging.by_id(QuestionBank.staffed_by(actor()), query_args, newest_first=True)


@routes.post("/banks")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.BankIn)
@validate_response(schemas.BankOut, 201)
async def create_bank(data: schemas.BankIn) -> tuple[QuestionBank, int]:
    """Make a bank of one's own"""
    return await actions.create_bank(actor(), data.title, data.course_id), 201


@routes.patch("/banks/<uuid:bank_id>")
@allow(TEACHERS)
@validate_request(schemas.BankPatch)
@validate_response(schemas.BankOut)
async def change_bank(bank_id: UUID, data: schemas.BankPatch) -> QuestionBank:
    """Call a bank otherwise"""
    return await actions.change_bank(actor(), bank_id, data.title)


@routes.delete("/banks/<uuid:bank_id>")
@allow(TEACHERS)
async def delete_bank(bank_id: UUID) -> tuple[str, int]:
    """Delete a bank that nothing uses, with its questions"""
    await actions.delete_bank(actor(), bank_id)
    return "", 204


@routes.get("/banks/<uuid:bank_id>/categories")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.CategoryOut])
async def list_categories(bank_id: UUID, query_args: PageQuery) -> Page[QuestionCategory]:
    """A bank's categories"""
    return await paging.by_id(await reading.categories(actor(), bank_id), query_args)


@routes.post("/banks/<uuid:bank_id>/categories")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.CategoryIn)
@validate_response(schemas.CategoryOut, 201)
async def create_category(bank_id: UUID, data: schemas.CategoryIn) -> tuple[QuestionCategory, int]:
    """Make a category, within another one or at the top"""
    return await actions.create_category(actor(), bank_id, data.name, data.parent_id), 201


@routes.patch("/question-categories/<uuid:category_id>")
@allow(TEACHERS)
@validate_request(schemas.CategoryPatch)
@validate_response(schemas.CategoryOut)
async def change_category(category_id: UUID, data: schemas.CategoryPatch) -> QuestionCategory:
    """Call a category otherwise, or put it elsewhere"""
    changes = data.model_dump(exclude_unset=True)
    return await actions.change_category(actor(), category_id, changes)


@routes.delete("/question-categories/<uuid:category_id>")
@allow(TEACHERS)
async def delete_category(category_id: UUID) -> tuple[str, int]:
    """Delete an empty category"""
    await actions.delete_category(actor(), category_id)
    return "", 204
