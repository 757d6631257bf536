"""Personal data in live games."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.core.personal import PersonalData, Rows, chosen, register
from lms.live.models import LiveAnswer, LiveParticipant
from lms.realtime.publishing import recheck


async def with_answers(games: QuerySet[LiveParticipant]) -> Rows:
    """The games the person played, with their answers."""
    players, answers = await games, defaultdict[UUID, Rows](list)
    given = LiveAnswer.filter(participant_id__in=[one.id for one in players])
    for one in await given.order_by("id"):
        answers[one.participant_id].append(
            chosen(one, "question_id", "answer", "answered_ms", "received_at", "correct", "points")
        )
    return [
        chosen(one, "session_id", "nickname", "joined_at", "total", "rank")
        | {"answers": answers[one.id]}
        for one in players
    ]


async def make_nameless(user_id: UUID) -> None:
    """Anonymize the player: the answers stay for the statistics."""
    for one in await LiveParticipant.filter(user_id=user_id):
        one.user_id, one.nickname = None, "–"
        one.folded = f"erased {one.id}"
        one.token_hash = one.id.hex
        await one.save(update_fields=["user_id", "nickname", "folded", "token_hash"])
        recheck("participant", one.id)


register(
    PersonalData(
        LiveParticipant,
        "Live quizzes you played: name, answers, points.",
        fields=with_answers,
        erasure=make_nameless,
    )
)
