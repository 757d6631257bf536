"""What the sign-in routes share: the blueprint, the device, and the response."""

from __future__ import annotations

from pydantic_core import to_json
from quart import Blueprint, Response, request

from lms.auth import cookies, devices, schemas, tokens
from lms.auth.rules import Device, Pair
from lms.core.access import actor_or_none
from lms.core.schema import Out
from lms.settings import settings

routes = Blueprint("auth", __name__)


def in_browser() -> bool:
    """Whether the caller is our own page, which gets cookies instead of tokens."""
    return request.headers.get("X-Requested-With") == "lms"


def has_lapsed() -> bool:
    """Whether our own page sent no valid access token but may refresh it."""
    return in_browser() and actor_or_none() is None and bool(cookies.refresh_of(request.cookies))


def device() -> Device:
    """The device of this request; a program's cookies don't count."""
    cookie = "" if "Authorization" in request.headers else cookies.device_of(request.cookies)
    return Device(request.headers.get("User-Agent", ""), request.remote_addr or "", cookie)


def _shown(body: Out) -> Response:
    return Response(to_json(body), content_type="application/json")


def signed_in(pair: Pair | schemas.MfaRequired) -> Response:
    if isinstance(pair, schemas.MfaRequired):
        return _shown(pair)
    expires = settings().access_token_s
    if not in_browser():
        return _shown(
            schemas.Tokens(access_token=pair.access, refresh_token=pair.refresh, expires_in=expires)
        )
    response = _shown(schemas.InCookies(expires_in=expires))
    keep(response, pair)
    return response


def keep(response: Response, pair: Pair) -> None:
    """Set the sign-in cookies and the device cookie."""
    user, _ = tokens.read(pair.access)
    cookies.give_pair(response, pair)
    cookies.give_device(response, devices.with_account(device().cookie, user))
