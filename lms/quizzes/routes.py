"""Quizzes and, for a course's staff, their questions over REST."""

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
from lms.questions.schemas import QuestionIn, QuestionOut
from lms.quizzes import actions, reading, schemas
from lms.quizzes.models import Quiz

routes = Blueprint("quizzes", __name__)

Shown = tuple[Quiz, int, dict[str, str]]
ShownQuestion = tuple[QuestionOut, int, dict[str, str]]


def _shown(quiz: Quiz, status: int = 200) -> Shown:
    return quiz, status, etag(quiz.version)


@routes.get("/courses/<uuid:course_id>/quizzes")
@allow(SIGNED_IN)
@validate_querystring(schemas.QuizQuery)
@validate_response(Page[schemas.QuizOut])
async def list_quizzes(course_id: UUID, query_args: schemas.QuizQuery) -> Page[Quiz]:
    """A course's quizzes: all for its staff, published ones for its learners"""
    scope = await reading.in_course(actor(), course_id)
    if query_args.status:
        scope = scope.filter(status=query_args.status)
    return await paging.by_id(scope, query_args)


@routes.post("/courses/<uuid:course_id>/quizzes")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.QuizIn)
@validate_response(schemas.QuizOut, 201)
async def create_quiz(course_id: UUID, data: schemas.QuizIn) -> Shown:
    """Make a quiz; it begins as a draft"""
    return _shown(await actions.create_quiz(actor(), course_id, data.model_dump()), 201)


@routes.get("/quizzes/<uuid:quiz_id>")
@allow(SIGNED_IN)
@validate_response(schemas.QuizReadOut)
async def read_quiz(quiz_id: UUID) -> tuple[schemas.QuizReadOut, int, dict[str, str]]:
    """One quiz, without its questions; its hosts also read which games of it run"""
    scope = Quiz.counted(Quiz.open_to(actor()))
    quiz = await scope.get_or_none(id=quiz_id) or refuse(NotFound)
    shown = schemas.QuizOut.model_validate(quiz).model_dump()
    running = await reading.running(actor(), quiz)
    return schemas.QuizReadOut(**shown, running=running), 200, etag(quiz.version)


@routes.patch("/quizzes/<uuid:quiz_id>")
@allow(TEACHERS)
@validate_request(schemas.QuizPatch)
@validate_response(schemas.QuizOut)
async def change_quiz(quiz_id: UUID, data: schemas.QuizPatch) -> Shown:
    """Change a quiz"""
    changes = data.model_dump(exclude_unset=True)
    return _shown(await actions.change_quiz(actor(), quiz_id, changes))


@routes.delete("/quizzes/<uuid:quiz_id>")
@allow(TEACHERS)
async def delete_quiz(quiz_id: UUID) -> tuple[str, int]:
    """Delete a quiz; its questions stay in the course's bank"""
    await actions.delete_quiz(actor(), quiz_id)
    return "", 204


@routes.post("/quizzes/<uuid:quiz_id>/publish")
@allow(TEACHERS)
@validate_response(schemas.QuizOut)
async def publish_quiz(quiz_id: UUID) -> Shown:
    """Show a quiz to the course's learners"""
    return _shown(await actions.publish_quiz(actor(), quiz_id))


@routes.get("/quizzes/<uuid:quiz_id>/questions")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[QuestionOut])
async def list_questions(quiz_id: UUID, query_args: PageQuery) -> Page[QuestionOut]:
    """A quiz's questions in their order, with their keys, for the course's staff"""
    return await reading.questions(actor(), quiz_id, query_args)


@routes.post("/quizzes/<uuid:quiz_id>/questions")
@allow(TEACHERS)
@idempotent
@validate_request(QuestionIn)
@validate_response(QuestionOut, 201)
async def add_question(quiz_id: UUID, data: QuestionIn) -> ShownQuestion:
    """Add a new question to a quiz"""
    fields = data.model_dump(exclude_none=True)
    version, slot = await actions.add_question(actor(), quiz_id, fields)
    return QuestionOut.of(version, slot.position), 201, etag(version.question.updated_at)
