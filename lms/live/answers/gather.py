"""Handles the answers of some milliseconds together: finds each one's player and answers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from lms.core.errors import Forbidden, NotFound, Refused
from lms.live import messages
from lms.live.answers.batch import batches
from lms.live.answers.read import Given, Questions
from lms.live.answers.store import Submission
from lms.live.events import HOST
from lms.live.rules import MAX_COMPENSATION_MS, Verdict
from lms.realtime.clients import Client, Encoded, MessageId, gathered_command
from lms.realtime.hub import hub
from lms.settings import settings

questions = Questions()


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


def take_all(given: Sequence[tuple[Client, Given, datetime]]) -> None:
    """Put them into their games' next batches; the replies follow the commit."""
    waiting: dict[str, tuple[UUID, list[Submission]]] = {}
    for client, one, received_at in given:
        game = one.game
        try:
            player = player_in(client, game.id, game.channel)
        except Refused as refused:
            client.error(one.id, refused)
            continue
        submission = _submission(client, player, one, received_at)
        waiting.setdefault(game.channel, (game.id, []))[1].append(submission)
    for session_id, some in waiting.values():
        batches.put(session_id, some)


@gathered_command(messages.SubmitAnswer, questions.read_frame, take_all, batch_ms)
def take(
    client: Client, message: messages.SubmitAnswer, message_id: MessageId, received_at: datetime
) -> None:
    """Put one that needs the full parser, or whose game's questions aren't loaded yet."""
    session_id = message.session_id
    player = player_in(client, session_id, f"live:{session_id}")

    def put(missing: Refused | None) -> None:
        try:
            if missing is not None:
                raise missing
            one = questions.read(message_id, session_id, message.question_id, message.answer)
        except Refused as refused:
            client.error(message_id, refused)
        else:
            batches.put(session_id, [_submission(client, player, one, received_at)])

    questions.when_known(session_id, put, hub.spawn)


def _submission(client: Client, player: UUID, one: Given, received_at: datetime) -> Submission:
    reply = partial(_reply, client, one.id)
    saved_ms = min(MAX_COMPENSATION_MS, client.round_trip_ms)
    return Submission(player, one.question_id, one.answer, received_at, saved_ms, reply)


def _reply(client: Client, message_id: MessageId, verdict: Verdict) -> None:
    if isinstance(verdict, int):
        client.ok(message_id, Encoded(b'"accepted":true,"answered_ms":%d' % verdict))
    else:
        client.error(message_id, verdict)
