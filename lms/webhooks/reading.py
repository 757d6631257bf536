"""What webhooks tell of a live game."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.live.models import LiveParticipant, LiveSession


async def of_game(session_id: UUID) -> dict[str, Any]:
    """A game that has ended: its quiz, and how many played."""
    session = await LiveSession.get(id=session_id)
    players = await LiveParticipant.filter(session_id=session_id, kicked=False).count()
    return {"session_id": session_id, "quiz_id": session.quiz_id, "players": players}
