"""Reads the frames of some milliseconds together: finds each one's question and its player."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from lms.core.errors import Forbidden, NotFound, Refused
from lms.live import messages
from lms.live.answers.batch import batches
from lms.live.answers.questions import Questions
from lms.live.answers.store import Submission
from lms.live.events import HOST
from lms.live.rules import MAX_COMPENSATION_MS
from lms.realtime.clients import Client, MessageId, gathered_command
from lms.realtime.hub import hub
from lms.settings import settings

questions = Questions()


class Frame(msgspec.Struct, gc=False, forbid_unknown_fields=True):
    """`SubmitAnswer` in the form that nearly every client sends."""

    id: Annotated[int, msgspec.Meta(gt=-(2**63), le=2**63 - 1)]
    type: Literal["live.answer"]
    session_id: str
    question_id: str
    answer: msgspec.Raw


_decode = msgspec.json.Decoder(Frame).decode


def player_in(client: Client, session_id: UUID, channel: str) -> UUID:
    """The participant this socket plays as; `not_found` when it doesn't play in that game."""
    subscription = client.subscriptions.get(channel)
    if subscription is not None:
        if subscription.audience == HOST:
            raise Forbidden
        return subscription.who
    actor = client.actor
    if actor is not None and actor.kind == "participant" and actor.session_id == session_id:
        return actor.id
    raise NotFound


def batch_ms() -> int:
    return settings().live_batch_ms


def read(client: Client, text: str, received_at: datetime) -> Submission | None:
    """Parse a frame in its usual form; `None` when it needs `take`, which can also refuse it."""
    try:
        frame = _decode(text)
        game = questions.games[frame.session_id]
        question = game.questions[frame.question_id]
        answer = question.read(bytes(frame.answer))
        player = player_in(client, game.id, game.channel)
    except (msgspec.MsgspecError, LookupError, ValueError, RecursionError, Refused):
        return None
    saved_ms = min(MAX_COMPENSATION_MS, client.round_trip_ms)
    return Submission(client, frame.id, game.id, player, question.id, answer, received_at, saved_ms)


def take_all(read: Sequence[Submission]) -> None:
    """Put them into their games' next batches; the replies follow the commit."""
    by_game: dict[int, list[Submission]] = {}
    for one in read:
        by_game.setdefault(one.session_id.int, []).append(one)
    for some in by_game.values():
        batches.put(some[0].session_id, some)


@gathered_command(messages.SubmitAnswer, read, take_all, batch_ms)
def take(
    client: Client, message: messages.SubmitAnswer, message_id: MessageId, received_at: datetime
) -> None:
    """Put one that needs the full parser, or whose game's questions aren't loaded yet."""
    game, question_id = message.session_id, message.question_id
    player = player_in(client, game, f"live:{game}")
    saved_ms = min(MAX_COMPENSATION_MS, client.round_trip_ms)

    def put(missing: Refused | None) -> None:
        try:
            if missing is not None:
                raise missing
            answer = questions.get(game, question_id).stored(message.answer)
        except Refused as refused:
            client.error(message_id, refused)
            return
        one = Submission(
            client, message_id, game, player, question_id, answer, received_at, saved_ms
        )
        batches.put(game, [one])

    questions.when_known(game, put, hub.spawn)
