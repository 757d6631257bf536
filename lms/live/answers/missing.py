"""Checks, a moment after each change, whether all players have answered."""

from __future__ import annotations

import asyncio
from uuid import UUID

from lms.live.actions import timers
from lms.realtime.hub import hub
from lms.realtime.publishing import touch

SOON_S = 0.1
_soon: set[UUID] = set()


def look_soon(session_id: UUID) -> None:
    """Schedule a check, because an answer was stored or a player left.

    One check serves all changes within a tenth of a second.
    """
    if session_id not in _soon:
        _soon.add(session_id)
        asyncio.get_running_loop().call_later(SOON_S, look, session_id)


def look(session_id: UUID) -> None:
    """Touch the tally, and close the question when everybody has answered."""
    _soon.discard(session_id)
    touch("live.tally", session_id)
    hub.spawn(timers.close_when_everybody_answered(session_id))
