"""The browser's cookies: no script reads them, no other site's page sends them."""

from __future__ import annotations

from collections.abc import Mapping

from quart import Response

from lms.auth.sessions import Pair
from lms.settings import settings

DEVICE_S = 400 * 86400
"""As long as browsers keep a cookie."""


def access_name() -> str:
    return "__Host-lms_access" if settings().production else "lms_access"


def refresh_name() -> str:
    return "__Host-lms_refresh" if settings().production else "lms_refresh"


def access_of(cookies: Mapping[str, str]) -> str | None:
    return cookies.get(access_name())


def refresh_of(cookies: Mapping[str, str]) -> str | None:
    return cookies.get(refresh_name())


def give(response: Response, pair: Pair) -> None:
    """Hand both tokens to the browser."""
    given = settings()
    for name, value, life in (
        (access_name(), pair.access, given.access_token_s),
        (refresh_name(), pair.refresh, given.refresh_token_s),
    ):
        response.set_cookie(
            name, value, max_age=life, httponly=True, samesite="Lax", secure=given.production
        )


def take(response: Response) -> None:
    """Make the browser forget them."""
    for name in (access_name(), refresh_name()):
        response.delete_cookie(name, httponly=True, samesite="Lax", secure=settings().production)


def _device_name() -> str:
    return "__Host-lms_device" if settings().production else "lms_device"


def device_of(cookies: Mapping[str, str]) -> str:
    """What this browser says of who signed in by it; see `devices`."""
    return cookies.get(_device_name(), "")


def give_device(response: Response, value: str) -> None:
    response.set_cookie(
        _device_name(),
        value,
        max_age=DEVICE_S,
        httponly=True,
        samesite="Lax",
        secure=settings().production,
    )


def _ticket_name() -> str:
    return "__Host-lms_oidc" if settings().production else "lms_oidc"


def ticket_of(cookies: Mapping[str, str]) -> str | None:
    """What this browser keeps of a sign-in with the other provider that is under way."""
    return cookies.get(_ticket_name())


def give_ticket(response: Response, ticket: str, lives_s: int) -> None:
    response.set_cookie(
        _ticket_name(),
        ticket,
        max_age=lives_s,
        httponly=True,
        samesite="Lax",
        secure=settings().production,
    )


def take_ticket(response: Response) -> None:
    response.delete_cookie(
        _ticket_name(), httponly=True, samesite="Lax", secure=settings().production
    )
