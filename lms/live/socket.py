"""The socket's edge of live games: one handler beside each command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from lms.core import access, clock
from lms.core.access import Actor
from lms.core.crypto import digest
from lms.core.errors import Forbidden, NotFound, Refused, Unauthorized
from lms.live import messages
from lms.live.actions import host
from lms.live.actions.join import actor_of
from lms.live.actions.play import Submission, Verdict
from lms.live.batches import Waiting
from lms.live.channel import game
from lms.live.contents import Contents, Given
from lms.live.models import LiveParticipant, LiveSession
from lms.live.rules import OVER, PLAYABLE_AFTER_END
from lms.live.views import HOST
from lms.realtime.clients import Client, Encoded, MessageId, command, gathered_command
from lms.realtime.hub import hub

H = TypeVar("H", bound=messages.HostCommand)
OVER_CODE, REMOVED = 4410, 4403

contents = Contents()


def _host_command(message: type[H], action: Callable[[Actor, H], Awaitable[LiveSession]]) -> None:
    @command(message)
    async def run(client: Client, given: H) -> dict[str, Any]:
        actor = client.actor
        if actor is None:
            raise Unauthorized
        session = await action(actor, given)
        if message is messages.Kick:
            game.committed(session.id)  # perhaps nobody else was missing
        return {"version": session.version, "phase": session.phase}


_host_command(messages.Start, host.start)
_host_command(messages.Open, host.open_now)
_host_command(messages.Extend, host.extend)
_host_command(messages.Pause, host.pause)
_host_command(messages.Resume, host.resume)
_host_command(messages.Close, host.close)
_host_command(messages.Reveal, host.reveal)
_host_command(messages.ShowLeaderboard, host.leaderboard)
_host_command(messages.Next, host.go_on)
_host_command(messages.Skip, host.skip)
_host_command(messages.Void, host.void)
_host_command(messages.Lock, host.set_locked)
_host_command(messages.Kick, host.kick)
_host_command(messages.Finish, host.finish)


def player_in(client: Client, session_id: UUID, channel: str) -> UUID:
    """The participant this socket plays as; `not_found` when it doesn't play in that game."""
    seat = client.seat(channel)
    if seat is not None:
        if seat[0] == HOST:
            raise Forbidden
        return seat[1]
    actor = client.actor
    if actor is not None and actor.kind == "participant" and actor.session_id == session_id:
        return actor.id
    raise NotFound


def take_answers(given: Sequence[tuple[Client, Given, datetime]]) -> None:
    """Into their games' next batches."""
    batches: dict[str, tuple[UUID, list[Waiting]]] = {}
    for client, one, received_at in given:
        played = one.game
        try:
            player = player_in(client, played.id, played.channel)
        except Refused as refused:
            client.error(one.id, refused)
            continue
        waiting = _waiting(client, one.id, player, one.question.id, one.answer, received_at)
        batches.setdefault(played.channel, (played.id, []))[1].append(waiting)
    for session_id, some in batches.values():
        game.batches.put(session_id, some)


def _waiting(
    client: Client,
    message_id: MessageId,
    player: UUID,
    question_id: UUID,
    answer: str,
    received_at: datetime,
) -> Waiting:
    submission = Submission(player, question_id, answer, received_at, client.compensation_ms)
    return submission, partial(_reply, client, message_id)


def _reply(client: Client, message_id: MessageId, verdict: Verdict) -> None:
    if isinstance(verdict, int):
        client.ok(message_id, Encoded(b'"accepted":true,"answered_ms":%d' % verdict))
    else:
        client.error(message_id, verdict)


@gathered_command(messages.SubmitAnswer, contents.read_frame, take_answers)
def submit_answer(
    client: Client, message: messages.SubmitAnswer, message_id: MessageId, received_at: datetime
) -> None:
    """Into the game's next batch; the reply follows the commit."""
    session_id = message.session_id
    player = player_in(client, session_id, f"live:{session_id}")

    def put(missing: Refused | None) -> None:
        if missing is not None:
            client.error(message_id, missing)
            return
        try:
            answer = contents.read(session_id, message.question_id, message.answer)
        except Refused as refused:
            client.error(message_id, refused)
            return
        question_id = message.question_id
        waiting = _waiting(client, message_id, player, question_id, answer, received_at)
        game.batches.put(session_id, [waiting])

    contents.when_known(session_id, put, hub.spawn)


@command(messages.Leave)
async def leave(client: Client, message: messages.Leave) -> None:
    """Leave the room, keep the points, be waited for by nobody."""
    channel = f"live:{message.session_id}"
    participant_id = player_in(client, message.session_id, channel)
    hub.remove(client, channel)
    await game.presence.leave(participant_id)
    game.committed(message.session_id)


# Participants as holders of credentials ---------------------------------------------------------


async def _alive(actors: Sequence[Actor]) -> dict[Actor, Actor | int]:
    players = await LiveParticipant.filter(id__in=[one.id for one in actors]).select_related(
        "session"
    )
    states = {one.id: state_of(one) for one in players}
    return {one: states[one.id] for one in actors if one.id in states}


def state_of(player: LiveParticipant) -> Actor | int:
    """The player as an actor, or the code to close their sockets with."""
    if player.kicked:
        return REMOVED
    ended = player.session.finished_at
    if player.session.phase in OVER and ended and ended < clock.now() - PLAYABLE_AFTER_END:
        return OVER_CODE
    return actor_of(player)


async def _resolve(tokens: Sequence[str]) -> dict[str, Actor | int]:
    hashes = {digest(one).hex(): one for one in tokens}
    players = await LiveParticipant.filter(token_hash__in=list(hashes)).select_related("session")
    return {hashes[one.token_hash]: state_of(one) for one in players}


async def _describe(actors: Sequence[Actor]) -> dict[Actor, dict[str, Any]]:
    """Who says hello is here."""
    game.presence.seen([one.id for one in actors])
    players = await LiveParticipant.filter(id__in=[one.id for one in actors])
    told = {
        one.id: {
            "participant": {
                "id": one.id,
                "session_id": one.session_id,
                "nickname": one.nickname,
                "time_factor": one.time_factor,
            }
        }
        for one in players
    }
    return {one: told[one.id] for one in actors if one.id in told}


access.register(access.Subject("participant", _alive, _describe, _resolve))
