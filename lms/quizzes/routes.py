"""Quizzes and, for a course's staff, their questions over REST."""

from __future__ import annotations

from uuid import UUID

from quart import Blueprint, Response
from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import paging
from lms.core.access import SIGNED_IN, TEACHERS, actor, allow, streams
from lms.core.errors import NotFound, refuse
from lms.core.idempotency import idempotent
from lms.core.paging import PageQuery
from lms.core.schema import Page, answers
from lms.core.versions import etag
from lms.questions.actions import imports
from lms.questions.formats import KINDS
from lms.questions.routes.files import Verdict, body, saved, verdict
from lms.questions.schemas.imports import (
    ExportQuery,
    QuestionImportQuery,
    QuestionImportStarted,
    QuestionImportVerdict,
)
from lms.questions.schemas.inputs import PlacedQuestionIn, given
from lms.questions.schemas.outputs import QuestionOut
from lms.quizzes import reading, schemas
from lms.quizzes.actions import quizzes as actions
from lms.quizzes.actions import slots
from lms.quizzes.actions.imports import quiz_target
from lms.quizzes.exports import of_quiz
from lms.quizzes.models import Quiz, QuizSlot
from lms.users.schemas import ChangeOut

routes = Blueprint("quizzes", __name__)

Shown = tuple[schemas.QuizOut, int, dict[str, str]]
ShownSlots = tuple[schemas.SlotsOut, int, dict[str, str]]
ShownQuestion = tuple[QuestionOut, int, dict[str, str]]


def _shown(quiz: Quiz, status: int = 200) -> Shown:
    """To who has just changed it."""
    return schemas.QuizOut.of(quiz, managed=True), status, etag(quiz.version)


def _slots(quiz: Quiz, slots: list[QuizSlot]) -> ShownSlots:
    shown = schemas.SlotsOut([schemas.slot_out(slot) for slot in slots])
    return shown, 200, etag(quiz.version)


@routes.get("/courses/<uuid:course_id>/quizzes")
@allow(SIGNED_IN)
@validate_querystring(schemas.QuizQuery)
@validate_response(Page[schemas.QuizOut])
async def list_quizzes(course_id: UUID, query_args: schemas.QuizQuery) -> Page[schemas.QuizOut]:
    """A course's quizzes: all for its staff, published ones for its learners"""
    scope = await reading.in_course(actor(), course_id)
    if query_args.status:
        scope = scope.filter(status=query_args.status)
    found = await paging.by_id(scope, query_args)
    managed = await reading.manages(actor(), course_id)
    mine = await reading.standings(actor(), found.items)
    items = [
        schemas.QuizOut.of(quiz, managed=managed, mine=mine.get(quiz.id)) for quiz in found.items
    ]
    return Page[schemas.QuizOut].model_construct(items=items, next=found.next)


@routes.post("/courses/<uuid:course_id>/quizzes")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.QuizIn)
@validate_response(schemas.QuizOut, 201)
async def create_quiz(course_id: UUID, data: schemas.QuizIn) -> Shown:
    """Make a quiz; it begins as a draft"""
    fields = data.model_dump(exclude={"group_id"})
    return _shown(await actions.create_quiz(actor(), course_id, fields), 201)


@routes.get("/quizzes/<uuid:quiz_id>")
@allow(SIGNED_IN)
@validate_response(schemas.QuizReadOut)
async def read_quiz(quiz_id: UUID) -> tuple[schemas.QuizReadOut, int, dict[str, str]]:
    """One quiz, without its questions; its hosts also read which games of it run"""
    scope = Quiz.counted(Quiz.open_to(actor()))
    quiz = await scope.get_or_none(id=quiz_id) or refuse(NotFound)
    managed = await reading.manages(actor(), quiz.course_id)
    mine = (await reading.standings(actor(), [quiz])).get(quiz.id)
    shown = schemas.QuizOut.of(quiz, managed=managed, mine=mine).model_dump()
    running = await reading.running(quiz) if managed else None
    return schemas.QuizReadOut(**shown, running=running), 200, etag(quiz.version)


@routes.patch("/quizzes/<uuid:quiz_id>")
@allow(TEACHERS)
@validate_request(schemas.QuizPatch)
@validate_response(schemas.QuizOut)
async def change_quiz(quiz_id: UUID, data: schemas.QuizPatch) -> Shown:
    """Change a quiz"""
    changes = data.model_dump(include=data.model_fields_set - {"group_id"})
    return _shown(await actions.change_quiz(actor(), quiz_id, changes))


@routes.get("/quizzes/<uuid:quiz_id>/change")
@allow(TEACHERS)
@validate_response(ChangeOut)
async def read_change(quiz_id: UUID) -> ChangeOut:
    """Who changed a quiz last, and when"""
    return await reading.change(actor(), quiz_id)


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


@routes.post("/quizzes/<uuid:quiz_id>/unpublish")
@allow(TEACHERS)
@validate_response(schemas.QuizOut)
async def unpublish_quiz(quiz_id: UUID) -> Shown:
    """Make a draft of a quiz again; learners no longer see it"""
    return _shown(await actions.unpublish_quiz(actor(), quiz_id))


@routes.post("/quizzes/<uuid:quiz_id>/copy")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.QuizCopyIn)
@validate_response(schemas.QuizOut, 201)
async def copy_quiz(quiz_id: UUID, data: schemas.QuizCopyIn) -> Shown:
    """Make a draft like it, in this course or another"""
    return _shown(await actions.copy_quiz(actor(), quiz_id, data.course_id), 201)


@routes.get("/quizzes/<uuid:quiz_id>/slots")
@allow(TEACHERS)
@validate_response(schemas.SlotsOut)
async def read_slots(quiz_id: UUID) -> ShownSlots:
    """What a quiz asks and draws, in its order"""
    return _slots(*await reading.slots(actor(), quiz_id))


@routes.put("/quizzes/<uuid:quiz_id>/slots")
@allow(TEACHERS)
@validate_request(schemas.SlotsIn)
@validate_response(schemas.SlotsOut)
async def put_slots(quiz_id: UUID, data: schemas.SlotsIn) -> ShownSlots:
    """Have a quiz ask and draw this, and nothing else"""
    return _slots(*await slots.put_slots(actor(), quiz_id, data.root))


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
@validate_request(PlacedQuestionIn)
@validate_response(QuestionOut, 201)
async def add_question(quiz_id: UUID, data: PlacedQuestionIn) -> ShownQuestion:
    """Add a new question to a quiz"""
    version, slot = await slots.add_question(actor(), quiz_id, given(data))
    return QuestionOut.of(version, slot.position), 201, etag(version.question.updated_at)


@routes.post("/quizzes/<uuid:quiz_id>/imports")
@allow(TEACHERS)
@streams
@idempotent
@validate_querystring(QuestionImportQuery)
@validate_response(QuestionImportStarted, 202)
@validate_response(QuestionImportVerdict, 200)
async def import_questions(quiz_id: UUID, query_args: QuestionImportQuery) -> Verdict:
    """Like the import of a bank, into the course's; the quiz asks the questions too"""
    place = await quiz_target(actor(), quiz_id)
    data = await body(query_args.format)
    return verdict(await imports.take(actor(), place, data, query_args))


@routes.get("/quizzes/<uuid:quiz_id>/export")
@allow(TEACHERS)
@streams
@validate_querystring(ExportQuery)
@answers(200, "The file.", *(one.mimetype for one in KINDS.values()))
async def export_questions(quiz_id: UUID, query_args: ExportQuery) -> Response:
    """A quiz's questions as a file; 409 `unsupported_type` unless `skip` leaves those out"""
    file = await of_quiz(actor(), quiz_id, query_args.format, skip=query_args.skip)
    return saved(file)
