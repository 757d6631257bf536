"""The socket's edge of live games: one handler beside each command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.core import access, clock
from lms.core.access import Actor
from lms.core.crypto import digest
from lms.core.errors import Unauthorized
from lms.live import messages
from lms.live.actions import host
from lms.live.actions.join import actor_of
from lms.live.answers import missing
from lms.live.answers.read import player_in
from lms.live.channel import game
from lms.live.models import LiveParticipant, LiveSession
from lms.live.rules import OVER, PLAYABLE_AFTER_END
from lms.realtime.clients import Client, command
from lms.realtime.hub import hub
from lms.users.models import User

H = TypeVar("H", bound=messages.HostCommand)
OVER_CODE, REMOVED = 4410, 4403


def _host_command(message: type[H], action: Callable[[Actor, H], Awaitable[LiveSession]]) -> None:
    @command(message)
    async def run(client: Client, given: H) -> dict[str, Any]:
        actor = client.actor
        if actor is None:
            raise Unauthorized
        session = await action(actor, given)
        if message is messages.Kick:
            missing.look_soon(session.id)
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


@command(messages.Leave)
async def leave(client: Client, message: messages.Leave) -> None:
    """Leave the room and keep the points; nobody waits for the player's answers."""
    channel = f"live:{message.session_id}"
    participant_id = player_in(client, message.session_id, channel)
    hub.unsubscribe(client, channel)
    await game.presence.leave(participant_id)
    missing.look_soon(message.session_id)


# Participants as holders of credentials


async def _alive(actors: Sequence[Actor]) -> dict[Actor, Actor | int]:
    scope = LiveParticipant.filter(id__in=[one.id for one in actors])
    states = {one.id: state for one, state in await _states(scope)}
    return {one: states[one.id] for one in actors if one.id in states}


async def _states(scope: QuerySet[LiveParticipant]) -> list[tuple[LiveParticipant, Actor | int]]:
    players = await scope.select_related("session")
    accounts = {one.user_id for one in players if one.user_id}
    disabled = await User.disabled_among(accounts) if accounts else set()
    return [(one, _state_of(one, disabled)) for one in players]


def _state_of(player: LiveParticipant, disabled: set[UUID]) -> Actor | int:
    """The player as an actor, or the code to close their sockets with."""
    if player.kicked or player.user_id in disabled:
        return REMOVED
    ended = player.session.finished_at
    if player.session.phase in OVER and ended and ended < clock.now() - PLAYABLE_AFTER_END:
        return OVER_CODE
    return actor_of(player)


async def _resolve(tokens: Sequence[str]) -> dict[str, Actor | int]:
    hashes = {digest(one).hex(): one for one in tokens}
    scope = LiveParticipant.filter(token_hash__in=list(hashes))
    return {hashes[one.token_hash]: state for one, state in await _states(scope)}


async def _describe(actors: Sequence[Actor]) -> dict[Actor, dict[str, Any]]:
    """The part of hello's reply that describes the player."""
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
