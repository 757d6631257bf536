"""Questions over REST, for the staff of the course whose bank they are in."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint
from quart_schema import validate_request, validate_response

from lms.core.access import TEACHERS, actor, allow
from lms.core.versions import etag
from lms.questions import actions, reading
from lms.questions.models import QuestionVersion
from lms.questions.schemas import QuestionOut, QuestionPatch

routes = Blueprint("questions", __name__)

Shown = tuple[QuestionOut, int, dict[str, str]]


async def _shown(version: QuestionVersion) -> Shown:
    return await reading.shown(version), 200, etag(version.question.updated_at)


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
    changes = data.model_dump(exclude_none=True)
    return await _shown(await actions.change_question(actor(), question_id, changes))


@routes.delete("/questions/<uuid:question_id>")
@allow(TEACHERS)
async def delete_question(question_id: UUID) -> tuple[str, int]:
    """Archive a question: it leaves every quiz it stands in"""
    await actions.archive_question(actor(), question_id)
    return "", 204
