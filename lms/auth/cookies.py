"""The sign-in cookies: access token, refresh token, device."""

from __future__ import annotations

from collections.abc import Mapping

from quart import Response

from lms.auth.rules import Pair
from lms.core.cookies import full_name, give, take
from lms.settings import settings

ACCESS, REFRESH, DEVICE, TICKET = "lms_access", "lms_refresh", "lms_device", "lms_oidc"
DEVICE_S = 400 * 86400
"""The longest lifetime that browsers allow."""


def access_of(cookies: Mapping[str, str]) -> str | None:
    return cookies.get(full_name(ACCESS))


def refresh_of(cookies: Mapping[str, str]) -> str | None:
    return cookies.get(full_name(REFRESH))


def give_pair(response: Response, pair: Pair) -> None:
    """Set both token cookies."""
    given = settings()
    give(response, full_name(ACCESS), pair.access, given.access_token_s)
    give(response, full_name(REFRESH), pair.refresh, given.refresh_token_s)


def take_pair(response: Response) -> None:
    """Delete both token cookies."""
    take(response, full_name(ACCESS))
    take(response, full_name(REFRESH))


def device_of(cookies: Mapping[str, str]) -> str:
    """The device cookie's value; see `devices`."""
    return cookies.get(full_name(DEVICE), "")


def give_device(response: Response, value: str) -> None:
    give(response, full_name(DEVICE), value, DEVICE_S)


def ticket_of(cookies: Mapping[str, str]) -> str | None:
    """The cookie of a sign-in in progress with the other provider."""
    return cookies.get(full_name(TICKET))


def give_ticket(response: Response, ticket: str, life_s: int) -> None:
    give(response, full_name(TICKET), ticket, life_s)


def take_ticket(response: Response) -> None:
    take(response, full_name(TICKET))
