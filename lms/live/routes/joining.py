"""Joining live sessions over REST: by PIN, with a ticket."""

from __future__ import annotations

from typing import Any

from quart import after_this_request, request
from quart_schema import validate_request, validate_response

from lms.auth import cookies as auth_cookies
from lms.auth import devices, tickets
from lms.auth.routes.edge import device, has_lapsed
from lms.core import errors
from lms.core.access import PUBLIC, Actor, actor_or_none, allow, by_whole_token
from lms.core.crypto import token
from lms.core.errors import NotFound, Unauthorized
from lms.live import cookies, names, pins, schemas
from lms.live.actions import join
from lms.live.models import LiveSession
from lms.live.routes.edge import places, routes
from lms.live.rules import Join
from lms.settings import settings


@routes.post("/live/join")
@allow(PUBLIC)
@by_whole_token
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
        places() or (),
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
@by_whole_token
@validate_request(schemas.TicketIn)
@validate_response(schemas.TicketOut, 201)
async def create_ticket(data: schemas.TicketIn) -> tuple[schemas.TicketOut, int]:
    """Get a ticket for one socket: as a player of the game named, else as your account"""
    own_page = request.headers.get("X-Requested-With") == "lms"
    mine = places() if own_page else None
    holder = await join.holder_of(actor_or_none(), mine, data.session_id, data.participant_id)
    if holder is None:
        raise Unauthorized(detail="Sign in or join first.")
    lives_s = settings().ticket_s
    return schemas.TicketOut(ticket=await tickets.issue(holder, lives_s), expires_in=lives_s), 201
