"""Registration, sign-in, sign-out and the password, over REST."""

from __future__ import annotations

from quart import Response, request
from quart_schema import document_response, validate_request, validate_response

from lms.auth import cookies, schemas
from lms.auth.actions import sessions, signing
from lms.auth.routes.edge import device, in_browser, routes, signed_in
from lms.core.access import PUBLIC, SIGNED_IN, actor, actor_or_none, allow, by_session, early


@routes.post("/auth/register")
@allow(PUBLIC)
@validate_request(schemas.RegisterIn)
@validate_response(schemas.Accepted, 202)
async def register(data: schemas.RegisterIn) -> tuple[schemas.Accepted, int]:
    """Make a student's account"""
    await signing.register(data, device().address)
    return schemas.Accepted(), 202


@routes.post("/auth/login")
@allow(PUBLIC)
@validate_request(schemas.LoginIn)
@document_response(schemas.SignedIn)
async def login(data: schemas.LoginIn) -> Response:
    """Sign in with address and password"""
    return signed_in(await signing.login(data.email, data.password, device()))


@routes.post("/auth/refresh")
@allow(PUBLIC)
@validate_request(schemas.RefreshIn)
@document_response(schemas.SignedIn)
async def refresh(data: schemas.RefreshIn) -> Response:
    """Get the next pair of tokens"""
    given = data.refresh_token
    if given is None and in_browser():
        given = cookies.refresh_of(request.cookies)
    return signed_in(await sessions.refresh(given or "", device()))


@routes.post("/auth/logout")
@allow(PUBLIC)
@early
async def logout() -> tuple[Response, int]:
    """Sign out on this device"""
    response = Response(status=204)
    who = actor_or_none()
    if who is not None and who.kind == "user":
        await sessions.leave(who.id, who.session_id)
    elif in_browser() and (given := cookies.refresh_of(request.cookies)):
        await sessions.leave_by_refresh(given)
    if in_browser():
        cookies.take_pair(response)
    return response, 204


@routes.post("/auth/password/change")
@allow(SIGNED_IN)
@by_session
@validate_request(schemas.PasswordChangeIn)
async def change_password(data: schemas.PasswordChangeIn) -> tuple[str, int]:
    """Change the password and sign out everywhere else"""
    await signing.change_password(
        actor(), data.current_password, data.new_password, device().address
    )
    return "", 204
