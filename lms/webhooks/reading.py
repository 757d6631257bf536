"""What webhooks tell of attempts and live games."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.attempts import mine
from lms.attempts.models import Attempt
from lms.live.models import LiveParticipant, LiveSession
from lms.quizzes.models import Quiz


async def nameless(attempt: Attempt) -> bool:
    """Whether its graders aren't told whose attempt it is, and so receivers neither."""
    return mine.nameless(await Quiz.get(id=attempt.quiz_id), attempt.state)


async def of_game(session_id: UUID) -> dict[str, Any]:
    """A game that has ended: its quiz, and how many played."""
    session = await LiveSession.get(id=session_id)
    players = await LiveParticipant.filter(session_id=session_id, kicked=False).count()
    return {"session_id": session_id, "quiz_id": session.quiz_id, "players": players}
