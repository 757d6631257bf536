"""Sign-in with another provider, over REST: two redirects, and the linked identities."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from quart import Response, request
from quart_schema import document_response, validate_querystring, validate_response

from lms.auth import cookies, provider, rules, schemas
from lms.auth.actions import oidc
from lms.auth.models import OidcIdentity
from lms.auth.provider import Problem
from lms.auth.routes.edge import device, keep, routes
from lms.auth.rules import Pair
from lms.core import paging
from lms.core.access import PUBLIC, SIGNED_IN, actor, allow, by_session
from lms.core.schema import Page
from lms.settings import settings


def _moved(where: str) -> Response:
    return Response(b"{}", 302, {"Location": where}, content_type="application/json")


def _problem(code: str, where: str) -> Response:
    """Redirect to the sign-in page, which explains the code and offers other ways in."""
    oidc.sign_ins.inc({"outcome": code})
    query = {"problem": code} | ({"next": where} if where != "/" else {})
    return _moved(f"/sign-in?{urlencode(query)}")


@routes.get("/auth/oidc")
@allow(PUBLIC)
@validate_response(schemas.OidcOut)
async def read_oidc() -> schemas.OidcOut:
    """Read whether another provider is configured, and its name"""
    return schemas.OidcOut(enabled=provider.current() is not None, name=settings().oidc_name)


@routes.get("/auth/oidc/start")
@allow(PUBLIC)
@validate_querystring(schemas.OidcStart)
@document_response(schemas.Moved, 302)
async def start_oidc(query_args: schemas.OidcStart) -> Response:
    """Redirect to the provider to sign in"""
    try:
        address, begun = await oidc.begin(query_args.next)
    except Problem as problem:
        return _problem(problem.code, rules.local_path(query_args.next))
    response = _moved(address)
    cookies.give_ticket(response, begun, oidc.LIVES_S)
    return response


@routes.get("/auth/oidc/callback")
@allow(PUBLIC)
@validate_querystring(schemas.OidcReturned)
@document_response(schemas.Moved, 302)
async def finish_oidc(query_args: schemas.OidcReturned) -> Response:
    """Return from the provider: signed in, or redirected to the sign-in page with an error"""
    ticket = cookies.ticket_of(request.cookies)
    try:
        found, where = await oidc.finish(query_args, ticket, device())
    except Problem as problem:
        response = _problem(problem.code, oidc.wanted(ticket))
    else:
        response = _entered(found, where)
    cookies.take_ticket(response)
    return response


def _entered(found: Pair | schemas.MfaRequired, where: str) -> Response:
    """With a second factor, go on at the sign-in page; no server sees what follows the #."""
    if isinstance(found, schemas.MfaRequired):
        oidc.sign_ins.inc({"outcome": "mfa"})
        query = urlencode({"next": where})
        return _moved(f"/sign-in?{query}#{urlencode({'challenge': found.challenge})}")
    oidc.sign_ins.inc({"outcome": "ok"})
    response = _moved(where)
    keep(response, found)
    return response


@routes.get("/auth/identities")
@allow(SIGNED_IN)
@by_session
@validate_querystring(paging.PageQuery)
@validate_response(Page[schemas.IdentityOut])
async def list_identities(query_args: paging.PageQuery) -> Page[OidcIdentity]:
    """List the linked providers, newest first"""
    mine = OidcIdentity.filter(user_id=actor().id)
    return await paging.by_id(mine, query_args, newest_first=True)


@routes.delete("/auth/identities/<uuid:identity_id>")
@allow(SIGNED_IN)
@by_session
async def unlink_identity(identity_id: UUID) -> tuple[str, int]:
    """Unlink a provider"""
    await oidc.unlink(actor(), identity_id)
    return "", 204
