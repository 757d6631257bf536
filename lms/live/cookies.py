"""Players' cookies, one per game joined, by which guests return to it; HttpOnly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from quart import Response

from lms.core.cookies import full_name, give, take

PREFIX = "lms_player_"
LIFE_S = 12 * 3600
MAX_PLACES = 20
"""How many are kept per browser: a shared laptop's day. The oldest is dropped first."""


def name(participant_id: UUID) -> str:
    return full_name(PREFIX) + participant_id.hex


def _names(cookies: Mapping[str, str]) -> list[str]:
    """Ids rise with time, so the newest cookie comes first."""
    prefix = full_name(PREFIX)
    return sorted((one for one in cookies if one.startswith(prefix)), reverse=True)


def tokens_of(cookies: Mapping[str, str]) -> Sequence[str]:
    """The player tokens in this browser's cookies, the newest first."""
    return [cookies[one] for one in _names(cookies)[:MAX_PLACES]]


def give_place(
    response: Response, participant_id: UUID, player_token: str, cookies: Mapping[str, str]
) -> None:
    """Set the cookie of a participant, beside the browser's others."""
    give(response, name(participant_id), player_token, LIFE_S)
    for old in _names(cookies)[MAX_PLACES - 1 :]:
        take(response, old)
