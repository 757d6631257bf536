"""What live games hold about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import personal
from lms.core.clock import stamp
from lms.live.models import LiveAnswer, LiveParticipant
from lms.realtime.channels import recheck


async def export(user_id: UUID) -> list[dict[str, Any]]:
    """The games the person played, with their answers."""
    players = await LiveParticipant.filter(user_id=user_id).order_by("id")
    answers: dict[UUID, list[dict[str, Any]]] = {}
    given = LiveAnswer.filter(participant_id__in=[one.id for one in players]).order_by("id")
    for one in await given:
        answers.setdefault(one.participant_id, []).append(
            {
                "question_id": str(one.question_id),
                "answer": one.answer,
                "answered_ms": one.answered_ms,
                "received_at": stamp(one.received_at),
                "correct": one.correct,
                "points": one.points,
            }
        )
    return [
        {
            "session_id": str(one.session_id),
            "nickname": one.nickname,
            "joined_at": stamp(one.joined_at),
            "total": one.total,
            "rank": one.rank,
            "answers": answers.get(one.id, []),
        }
        for one in players
    ]


async def erase(user_id: UUID) -> None:
    """The answers stay for the statistics; nobody can tell any more whose they were."""
    for one in await LiveParticipant.filter(user_id=user_id):
        one.user_id, one.nickname = None, "–"
        one.folded = f"erased {one.id}"
        one.token_hash = one.id.hex
        await one.save(update_fields=["user_id", "nickname", "folded", "token_hash"])
        recheck("participant", one.id)


personal.register(
    personal.PersonalData(
        "live_participants", "Live quizzes you played: name, answers, points.", export, erase
    )
)
