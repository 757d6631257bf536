"""What every client may ask on a socket: hello, subscribe, unsubscribe, ping."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from lms.core import clock
from lms.core.access import SUBJECTS, Actor
from lms.core.batch import Batch
from lms.core.errors import NotFound, Unavailable
from lms.realtime.channels import moment, supersede
from lms.realtime.clients import Client, Command, Encoded, command
from lms.realtime.hub import State, hub

DEAD_SESSION = 4401
TRIES = 20
"""Looks for a snapshot that is as new as what the others here have been told."""

ChannelName = Annotated[str, Field(max_length=100)]
Secret = Annotated[str, Field(min_length=1, max_length=200)]


class Hello(Command):
    """The first frame; exactly one of the two."""

    type: Literal["hello"] = "hello"
    ticket: Secret | None = None
    player_token: Secret | None = None

    @model_validator(mode="after")
    def one_of_them(self) -> Hello:
        if (self.ticket is None) == (self.player_token is None):
            raise ValueError("give either ticket or player_token")
        return self


class Subscribe(Command):
    """Sit down on a channel: snapshot, then events. `version` is the last one seen."""

    type: Literal["subscribe"] = "subscribe"
    channel: ChannelName
    version: Annotated[int, Field(strict=True, ge=0, le=2**62)] | None = None


class Unsubscribe(Command):
    """Hear no more of a channel."""

    type: Literal["unsubscribe"] = "unsubscribe"
    channel: ChannelName


class Ping(Command):
    """Ask for `server_time`; doesn't count against the limits."""

    type: Literal["ping"] = "ping"
    sent: Any = None
    """Anything; the client's own note of when it asked."""


@command(Subscribe)
async def subscribe(client: Client, message: Subscribe) -> Encoded:
    """Sit down on a channel: the snapshot, then every event that isn't in it."""
    actor = client.actor
    if actor is None:
        raise NotFound
    state = hub.state(message.channel)
    seat = await state.seats(actor)
    if seat is None:
        raise NotFound
    await hub.listening(state)
    for _ in range(TRIES):
        snapshot = await state.snapshots.read(seat.audience)
        head = await _head(state, seat.audience, snapshot, message.version)
        me = await state.snapshots.me(seat.audience, seat.who)
        if state.version is None or snapshot.version >= state.version:
            break
    else:
        raise Unavailable
    if client.line.ended:
        raise NotFound
    since = moment()
    if seat.audience in state.channel.single_socket:
        hub.remove(client, state.name)  # who subscribes again doesn't close itself
        supersede(state.name, seat.who, since)
    hub.add(state, client, seat, snapshot.version, since)
    return Encoded(head + b',"me":' + me if me else head)


async def _head(state: State, audience: str, snapshot: Any, known: int | None) -> bytes:
    if known == snapshot.version and audience in state.channel.resumable:
        return state.snapshots.head(snapshot.version)
    return await state.snapshots.frame_head(audience, snapshot)


@command(Unsubscribe)
async def unsubscribe(client: Client, message: Unsubscribe) -> None:
    hub.remove(client, message.channel)


async def _alive(actors: list[Actor]) -> dict[Actor, Actor | int]:
    found: dict[Actor, Actor | int] = {}
    for kind, subject in SUBJECTS.items():
        if asked := [one for one in actors if one.kind == kind]:
            found |= await subject.alive(asked)
    return found


alive: Batch[Actor, Actor | int] = Batch(_alive)
"""Who may still hold a socket; all who ask at once share a query a kind."""


async def _described(actors: list[Actor]) -> dict[Actor, dict[str, Any]]:
    found: dict[Actor, dict[str, Any]] = {}
    for kind, subject in SUBJECTS.items():
        if subject.describe and (asked := [one for one in actors if one.kind == kind]):
            found |= await subject.describe(asked)
    return found


_descriptions: Batch[Actor, dict[str, Any]] = Batch(_described)


async def _by_token(secrets: list[str]) -> dict[str, Actor | int]:
    found: dict[str, Actor | int] = {}
    for subject in SUBJECTS.values():
        if subject.resolve:
            found |= await subject.resolve(secrets)
    return found


by_token: Batch[str, Actor | int] = Batch(_by_token)


async def welcome(actor: Actor, heartbeat_s: float) -> dict[str, Any]:
    """What hello answers."""
    who = await _descriptions(actor) or {
        "user": {"id": actor.id, "role": actor.role, "full_name": actor.full_name}
    }
    return {**who, "server_time": clock.stamp(clock.now()), "heartbeat_s": heartbeat_s}


async def let_go(clients: list[Client]) -> list[tuple[Client, int]]:
    """Of those clients, whom to close with which code; the others' seats are asked again."""
    dead: list[tuple[Client, int]] = []
    seated: dict[str, list[Client]] = {}
    known = await _alive(list({client.actor for client in clients if client.actor}))
    for client in clients:
        if client.actor is None:
            continue
        now = known.get(client.actor, DEAD_SESSION)
        if isinstance(now, int):
            dead.append((client, now))
            continue
        client.actor = now
        for name in client.subs:
            seated.setdefault(name, []).append(client)
    await asyncio.gather(*(_reseat(name, there) for name, there in seated.items()))
    return dead


async def _reseat(name: str, clients: list[Client]) -> None:
    """Ask the channel for all of them at once; who has lost the seat has lost the socket."""
    state = hub.states.get(name)
    if state is None:
        return
    actors = {client.actor for client in clients if client.actor}
    seats = await state.channel.seats(state.id, list(actors))
    for client in clients:
        sub, seat = client.subs.get(name), seats.get(client.actor) if client.actor else None
        if sub is not None and (seat is None or seat.audience != sub.audience):
            hub.remove(client, name)
            client.line.shut(4403)
