"""Players' cookies, one a place in a game: by them a guest comes back; no script reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from quart import Response

from lms.core.cookies import full_name, give, take

PREFIX = "lms_player_"
LIFE_S = 12 * 3600
MOST = 20
"""Places that one browser keeps: a shared laptop's day. The oldest is forgotten first."""


def name(participant_id: UUID) -> str:
    return full_name(PREFIX) + participant_id.hex


def _names(cookies: Mapping[str, str]) -> list[str]:
    """Ids grow with time, so the newest place comes first."""
    prefix = full_name(PREFIX)
    return sorted((one for one in cookies if one.startswith(prefix)), reverse=True)


def tokens_of(cookies: Mapping[str, str]) -> Sequence[str]:
    """The player tokens of this browser, the newest place's first."""
    return [cookies[one] for one in _names(cookies)[:MOST]]


def give_place(
    response: Response, participant_id: UUID, player_token: str, cookies: Mapping[str, str]
) -> None:
    """Keep a place beside the others that the browser has."""
    give(response, name(participant_id), player_token, LIFE_S)
    for old in _names(cookies)[MOST - 1 :]:
        take(response, old)
