"""Questions over REST, for the staff of the course whose bank they are in, or their owner."""

from __future__ import annotations

from uuid import UUID

from quart_schema import validate_querystring, validate_request, validate_response

from lms.core.access import TEACHERS, actor, allow
from lms.core.idempotency import idempotent
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.core.versions import etag
from lms.questions import reading
from lms.questions.actions import questions as actions
from lms.questions.models import QuestionVersion
from lms.questions.routes.edge import routes
from lms.questions.schemas.banks import CopyIn, QuestionQuery
from lms.questions.schemas.inputs import QuestionIn, QuestionPatch, given
from lms.questions.schemas.outputs import QuestionOut, VersionOut
from lms.users.schemas import ChangeOut

Shown = tuple[QuestionOut, int, dict[str, str]]


async def _shown(version: QuestionVersion, status: int = 200) -> Shown:
    return await reading.shown(version), status, etag(version.question.updated_at)


@routes.get("/banks/<uuid:bank_id>/questions")
@allow(TEACHERS)
@validate_querystring(QuestionQuery)
@validate_response(Page[QuestionOut])
async def list_bank_questions(bank_id: UUID, query_args: QuestionQuery) -> Page[QuestionOut]:
    """A bank's questions with their keys, newest first"""
    return await reading.questions(actor(), bank_id, query_args)


@routes.post("/banks/<uuid:bank_id>/questions")
@allow(TEACHERS)
@idempotent
@validate_request(QuestionIn)
@validate_response(QuestionOut, 201)
async def create_question(bank_id: UUID, data: QuestionIn) -> Shown:
    """Add a question to a bank"""
    return await _shown(await actions.add_question(actor(), bank_id, given(data)), 201)


@routes.get("/questions/<uuid:question_id>")
@allow(TEACHERS)
@validate_response(QuestionOut)
async def read_question(question_id: UUID) -> Shown:
    """One question with its key, for the course's staff"""
    return await _shown(await reading.newest(actor(), question_id))


@routes.patch("/questions/<uuid:question_id>")
@allow(TEACHERS)
@validate_request(QuestionPatch)
@validate_response(QuestionOut)
async def change_question(question_id: UUID, data: QuestionPatch) -> Shown:
    """Change a question, or move it in the only quiz that has it"""
    return await _shown(await actions.change_question(actor(), question_id, given(data)))


@routes.get("/questions/<uuid:question_id>/change")
@allow(TEACHERS)
@validate_response(ChangeOut)
async def read_change(question_id: UUID) -> ChangeOut:
    """Who changed a question last, and when"""
    return await reading.change(actor(), question_id)


@routes.delete("/questions/<uuid:question_id>")
@allow(TEACHERS)
async def delete_question(question_id: UUID) -> tuple[str, int]:
    """Archive a question: quizzes that ask it go on, and it can be taken back"""
    await actions.archive_question(actor(), question_id)
    return "", 204


@routes.post("/questions/<uuid:question_id>/copy")
@allow(TEACHERS)
@idempotent
@validate_request(CopyIn)
@validate_response(QuestionOut, 201)
async def copy_question(question_id: UUID, data: CopyIn) -> Shown:
    """Put a copy of a question into a bank"""
    return await _shown(await actions.copy_question(actor(), question_id, data.bank_id), 201)


@routes.get("/questions/<uuid:question_id>/versions")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[VersionOut])
async def list_versions(question_id: UUID, query_args: PageQuery) -> Page[VersionOut]:
    """What a question has asked so far, newest first"""
    return await reading.versions(actor(), question_id, query_args)


@routes.post("/questions/<uuid:question_id>/versions/<int:number>/restore")
@allow(TEACHERS)
@validate_response(QuestionOut)
async def restore_version(question_id: UUID, number: int) -> Shown:
    """Ask again what an earlier version asked"""
    return await _shown(await actions.restore_version(actor(), question_id, number))
