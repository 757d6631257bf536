"""Live sessions over REST for their hosts: creating, ending, results."""

from __future__ import annotations

import asyncio
from uuid import UUID

from quart import Response, request
from quart_schema import validate_querystring, validate_request, validate_response

from lms.core import paging
from lms.core.access import SIGNED_IN, TEACHERS, actor, allow
from lms.core.attachment import disposition
from lms.core.errors import NotFound, refuse
from lms.core.idempotency import idempotent
from lms.core.paging import PageQuery
from lms.core.qr import qr
from lms.core.schema import Page, answers
from lms.live import report, results, schemas, sheet
from lms.live.actions import grades, host, players, sessions
from lms.live.grading import LiveGradeIn
from lms.live.models import LiveParticipant, LiveSession
from lms.live.routes.edge import routes
from lms.quizzes.schemas import QuizOut


@routes.post("/quizzes/<uuid:quiz_id>/live-sessions")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.LiveSessionIn)
@validate_response(schemas.LiveSessionOut, 201)
async def create_live_session(
    quiz_id: UUID, data: schemas.LiveSessionIn
) -> tuple[schemas.LiveSessionOut, int]:
    """Open the lobby of a live quiz"""
    return await results.session_out(await sessions.create(actor(), quiz_id, data)), 201


@routes.get("/courses/<uuid:course_id>/live-sessions")
@allow(TEACHERS)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.LiveSessionOut])
async def list_live_sessions(
    course_id: UUID, query_args: PageQuery
) -> Page[schemas.LiveSessionOut]:
    """A course's live quizzes, newest first"""
    return await results.sessions(actor(), course_id, query_args)


async def _mine(session_id: UUID) -> LiveSession:
    found = await LiveSession.hosted_by(actor()).get_or_none(id=session_id)
    return found or refuse(NotFound)


@routes.get("/live-sessions/<uuid:session_id>")
@allow(SIGNED_IN)
@validate_response(schemas.LiveSessionOut)
async def read_live_session(session_id: UUID) -> schemas.LiveSessionOut:
    """One live quiz, for its hosts"""
    return await results.session_out(await _mine(session_id))


@routes.post("/live-sessions/<uuid:session_id>/end")
@allow(SIGNED_IN)
@validate_response(schemas.LiveSessionOut)
@answers(409, "The game is already over.")
async def end_live_session(session_id: UUID) -> schemas.LiveSessionOut:
    """End a live quiz: a lobby is cancelled, a running game finishes with its podium"""
    return await results.session_out(await host.end(actor(), session_id))


@routes.put("/live-sessions/<uuid:session_id>/grade")
@allow(SIGNED_IN)
@validate_request(LiveGradeIn)
@validate_response(schemas.LiveSessionOut)
async def set_grade(session_id: UUID, data: LiveGradeIn) -> schemas.LiveSessionOut:
    """Say what a live quiz counts for in the gradebook; after its end the grades follow"""
    fields = data.model_dump(exclude={"group_id"})
    return await results.session_out(await grades.set_grade(actor(), session_id, fields))


@routes.get("/live-sessions/<uuid:session_id>/qr.svg")
@allow(SIGNED_IN)
@answers(200, "The picture.", "image/svg+xml")
@validate_querystring(schemas.QrQuery)
async def read_qr(session_id: UUID, query_args: schemas.QrQuery) -> Response:
    """Get a QR code of the address to join at, or of the host's control page"""
    session = await _mine(session_id)
    address = session.join_url if query_args.of == "join" else session.control_url
    return Response(qr(address), content_type="image/svg+xml")


@routes.get("/live-sessions/<uuid:session_id>/participants")
@allow(SIGNED_IN)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.ParticipantOut])
async def list_participants(session_id: UUID, query_args: PageQuery) -> Page[LiveParticipant]:
    """List the players, in the order of joining"""
    session = await _mine(session_id)
    return await paging.by_id(LiveParticipant.filter(session_id=session.id), query_args)


@routes.patch("/participants/<uuid:participant_id>")
@allow(TEACHERS)
@validate_request(schemas.ParticipantPatch)
@validate_response(schemas.ParticipantOut)
async def change_participant(
    participant_id: UUID, data: schemas.ParticipantPatch
) -> LiveParticipant:
    """Say which of the course's people a guest was"""
    return await players.say_who(actor(), participant_id, data.user_id)


@routes.get("/live-sessions/<uuid:session_id>/results")
@allow(SIGNED_IN)
@answers(200, "The page, or the file.", "application/json", "text/csv")
@answers(409, "No question has been closed yet.")
@validate_querystring(results.ResultsQuery)
async def read_results(session_id: UUID, query_args: results.ResultsQuery) -> Response:
    """Read everybody's answers and points, in rank order; with `Accept: text/csv` as a file"""
    session = await _mine(session_id)
    if request.accept_mimetypes.best_match(["application/json", "text/csv"]) == "text/csv":
        text = await sheet.as_csv(session)
        response = Response(text, content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = disposition(sheet.file_name(session))
        return response
    found = await results.page(session, query_args)
    text = await asyncio.to_thread(found.model_dump_json)
    return Response(text, content_type="application/json")


@routes.get("/live-sessions/<uuid:session_id>/report")
@allow(SIGNED_IN)
@answers(409, "No question has been closed yet.")
@validate_response(schemas.ReportOut)
async def read_report(session_id: UUID) -> schemas.ReportOut:
    """Read what a class answered, question by question"""
    return await report.report(await _mine(session_id))


@routes.post("/live-sessions/<uuid:session_id>/quizzes")
@allow(TEACHERS)
@idempotent
@validate_request(schemas.AgainIn)
@validate_response(QuizOut, 201)
async def ask_again(session_id: UUID, data: schemas.AgainIn) -> tuple[QuizOut, int]:
    """Make a draft quiz of some of a live quiz's questions"""
    quiz = await sessions.ask_again(actor(), session_id, data.question_ids, data.title)
    return QuizOut.of(quiz, managed=True), 201
