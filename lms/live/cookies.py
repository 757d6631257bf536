"""The player's cookie: a guest's page gets its tickets by it, no script reads it."""

from __future__ import annotations

from collections.abc import Mapping

from quart import Response

from lms.settings import settings

LIFE_S = 12 * 3600


def name() -> str:
    return "__Host-lms_player" if settings().production else "lms_player"


def player_of(cookies: Mapping[str, str]) -> str | None:
    return cookies.get(name())


def give(response: Response, player_token: str) -> None:
    response.set_cookie(
        name(),
        player_token,
        max_age=LIFE_S,
        httponly=True,
        samesite="Lax",
        secure=settings().production,
    )
