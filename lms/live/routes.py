"""Live sessions over REST: creating and joining them, tickets, results."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from quart import Blueprint, Response, after_this_request, request
from quart_schema import validate_querystring, validate_request, validate_response

from lms.auth import cookies as auth_cookies
from lms.auth import devices, tickets
from lms.auth.routes.edge import device, has_lapsed
from lms.core import errors, paging
from lms.core.access import (
    PUBLIC,
    SIGNED_IN,
    TEACHERS,
    Actor,
    actor,
    actor_or_none,
    allow,
    by_player,
)
from lms.core.attachment import disposition
from lms.core.crypto import token
from lms.core.errors import NotFound, Unauthorized, refuse
from lms.core.idempotency import idempotent
from lms.core.paging import PageQuery
from lms.core.qr import qr
from lms.core.schema import Page, answers
from lms.live import cookies, names, own, pins, report, results, schemas, sheet
from lms.live.actions import grades, host, join, players, sessions
from lms.live.grading import LiveGradeIn
from lms.live.models import LiveParticipant, LiveSession
from lms.live.rules import Join
from lms.quizzes.schemas import QuizOut
from lms.settings import settings

routes = Blueprint("live", __name__)


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


@routes.get("/live-results")
@allow(SIGNED_IN)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.LiveResult])
async def list_live_results(query_args: PageQuery) -> Page[schemas.LiveResult]:
    """List your results in live quizzes, newest first"""
    return await own.page(actor(), query_args)


@routes.get("/live-results/<uuid:session_id>")
@allow(PUBLIC)
@by_player
@answers(409, "The quiz is still running.")
@validate_querystring(schemas.PlaceQuery)
@validate_response(schemas.LiveResultOut)
async def read_live_result(
    session_id: UUID, query_args: schemas.PlaceQuery
) -> schemas.LiveResultOut:
    """Read your own answers in one live quiz, as a guest for two hours"""
    places = _places() or ()
    return await own.one(session_id, actor_or_none(), places, query_args.participant_id)


@routes.get("/live/now")
@allow(SIGNED_IN)
@validate_querystring(PageQuery)
@validate_response(Page[schemas.LiveNow])
async def list_live_now(query_args: PageQuery) -> Page[schemas.LiveNow]:
    """List the running live quizzes of your courses"""
    return await own.now(actor(), query_args)


@routes.post("/live/join")
@allow(PUBLIC)
@validate_request(schemas.JoinIn)
@validate_response(schemas.JoinOut, 201)
@validate_response(schemas.JoinAnswer, 200)
async def join_live(data: schemas.JoinIn) -> tuple[schemas.JoinOut | schemas.JoinAnswer, int]:
    """Join a live quiz by its PIN, with or without an account"""
    session, user = await _session_of(data.pin), actor_or_none()
    if user is None and session.join is not Join.ANYONE and has_lapsed():
        raise Unauthorized(detail="Refresh the session.")
    joined = await join.join(
        session,
        user,
        data.nickname,
        _places() or (),
        again=data.participant_id,
        new=data.new,
    )
    if joined is None:
        if has_lapsed():
            raise Unauthorized(detail="Refresh the session, or send a nickname.")
        return schemas.JoinAnswer(schemas.NicknameRequired(title=session.title)), 200
    player = joined.participant
    if player.user_id is None:  # an account's page returns by its account

        @after_this_request
        async def keep(response: Any) -> Any:
            cookies.give_place(response, player.id, joined.player_token, request.cookies)
            return response

    shown = schemas.JoinOut(
        session_id=session.id,
        participant_id=player.id,
        nickname=player.nickname,
        ticket=await _ticket(joined.actor),
        player_token=joined.player_token,
    )
    return (shown, 201) if joined.created else (schemas.JoinAnswer(shown), 200)


async def _session_of(pin: str) -> LiveSession:
    """The game with that PIN; after a wrong one the browser gets a cookie, to count its guesses."""
    here = device()
    browser = devices.id_of(here.cookie)
    if not browser and "Authorization" not in request.headers:
        browser = devices.fresh()

        @after_this_request
        async def keep(response: Any) -> Any:
            if response.status_code in {404, 429}:
                auth_cookies.give_device(response, browser)
            return response

    await pins.require_few(browser)
    try:
        return await join.running(pin)
    except NotFound:
        await pins.count_wrong(browser, here.address)
        raise


def _places() -> Sequence[str] | None:
    """The player tokens in the browser's cookies; None for a program, whose cookies don't count."""
    return None if "Authorization" in request.headers else cookies.tokens_of(request.cookies)


async def _ticket(player: Actor) -> str:
    """While Redis is away the ticket is invalid: the player has joined, the next ticket will work.

    Refusing here would leave a nickname taken that its own player couldn't use.
    """
    try:
        return await tickets.issue(player, settings().ticket_s)
    except errors.AWAY:
        return token(128)


@routes.get("/live/nickname")
@allow(PUBLIC)
@validate_response(schemas.NicknameOut)
async def suggest_nickname() -> schemas.NicknameOut:
    """Suggest a nickname"""
    return schemas.NicknameOut(nickname=names.suggestion())


@routes.post("/realtime/tickets")
@allow(PUBLIC)
@validate_request(schemas.TicketIn)
@validate_response(schemas.TicketOut, 201)
async def create_ticket(data: schemas.TicketIn) -> tuple[schemas.TicketOut, int]:
    """Get a ticket for one socket: as a player of the game named, else as your account"""
    own_page = request.headers.get("X-Requested-With") == "lms"
    places = _places() if own_page else None
    holder = await join.holder_of(actor_or_none(), places, data.session_id, data.participant_id)
    if holder is None:
        raise Unauthorized(detail="Sign in or join first.")
    lives_s = settings().ticket_s
    return schemas.TicketOut(ticket=await tickets.issue(holder, lives_s), expires_in=lives_s), 201
