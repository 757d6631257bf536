"""Signing in and out over REST."""

from __future__ import annotations

from uuid import UUID

from pydantic_core import to_json
from quart import Blueprint, Response, request
from quart_schema import (
    document_response,
    validate_querystring,
    validate_request,
    validate_response,
)

from lms.auth import actions, cookies, schemas, sessions
from lms.auth.models import AuthSession
from lms.auth.sessions import Device, Pair
from lms.core import paging
from lms.core.access import ANYONE, PUBLIC, actor, actor_or_none, allow
from lms.core.schema import Page
from lms.settings import settings

routes = Blueprint("auth", __name__)


def in_browser() -> bool:
    """Whether the caller is our own page, which gets cookies in place of tokens."""
    return request.headers.get("X-Requested-With") == "lms"


def device() -> Device:
    return Device(request.headers.get("User-Agent", ""), request.remote_addr or "")


def _signed_in(pair: Pair) -> Response:
    expires = settings().access_token_s
    if not in_browser():
        body: schemas.Tokens | schemas.InCookies = schemas.Tokens(
            access_token=pair.access, refresh_token=pair.refresh, expires_in=expires
        )
        return Response(to_json(body), content_type="application/json")
    response = Response(
        to_json(schemas.InCookies(expires_in=expires)), content_type="application/json"
    )
    cookies.give(response, pair)
    return response


@routes.post("/auth/register")
@allow(PUBLIC)
@validate_request(schemas.RegisterIn)
@validate_response(schemas.Accepted, 202)
async def register(data: schemas.RegisterIn) -> tuple[schemas.Accepted, int]:
    """Make a student's account"""
    await actions.register(actions.Registration(data.email, data.password, data.full_name))
    return schemas.Accepted(), 202


@routes.post("/auth/login")
@allow(PUBLIC)
@validate_request(schemas.LoginIn)
@document_response(schemas.SignedIn)
async def login(data: schemas.LoginIn) -> Response:
    """Sign in with address and password"""
    return _signed_in(await actions.login(data.email, data.password, device()))


@routes.post("/auth/refresh")
@allow(PUBLIC)
@validate_request(schemas.RefreshIn)
@document_response(schemas.SignedIn)
async def refresh(data: schemas.RefreshIn) -> Response:
    """Get the next pair of tokens"""
    given = data.refresh_token
    if given is None and in_browser():
        given = cookies.refresh_of(request.cookies)
    return _signed_in(await sessions.refresh(given or "", device()))


@routes.post("/auth/logout")
@allow(PUBLIC)
async def logout() -> tuple[Response, int]:
    """Sign out on this device"""
    response = Response(status=204)
    who = actor_or_none()
    if who is not None and who.kind == "user":
        await sessions.leave(who.id, who.session_id)
    elif in_browser() and (given := cookies.refresh_of(request.cookies)):
        await sessions.leave_by_refresh(given)
    if in_browser():
        cookies.take(response)
    return response, 204


@routes.post("/auth/password/change")
@allow(ANYONE)
@validate_request(schemas.PasswordChangeIn)
async def change_password(data: schemas.PasswordChangeIn) -> tuple[str, int]:
    """Change the password and sign out everywhere else"""
    await actions.change_password(
        actor(), data.current_password, data.new_password, device().address
    )
    return "", 204


@routes.get("/auth/sessions")
@allow(ANYONE)
@validate_querystring(paging.PageQuery)
@validate_response(Page[schemas.SessionOut])
async def list_sessions(query_args: paging.PageQuery) -> Page[schemas.SessionOut]:
    """Where one is signed in, newest first"""
    who = actor()
    page = await paging.by_id(AuthSession.alive_of(who.id), query_args, newest_first=True)
    return Page(
        items=[
            schemas.SessionOut(
                id=session.id,
                user_agent=session.user_agent,
                address=session.address,
                current=session.id == who.session_id,
                created_at=session.created_at,
                last_seen_at=session.last_seen_at,
                expires_at=session.expires_at,
            )
            for session in page.items
        ],
        next=page.next,
    )


@routes.delete("/auth/sessions/<uuid:session_id>")
@allow(ANYONE)
async def end_session(session_id: UUID) -> tuple[str, int]:
    """Sign out on that device"""
    await sessions.revoke(actor().id, session_id)
    return "", 204
