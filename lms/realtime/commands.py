"""What every client may ask on a socket: hello, subscribe, unsubscribe, ping."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from lms.core import clock
from lms.core.access import SUBJECTS, Actor
from lms.core.batch import Batch
from lms.core.errors import NotFound, Unavailable
from lms.realtime.channels import Channel
from lms.realtime.clients import Client, Encoded, command
from lms.realtime.hub import hub
from lms.realtime.messages import Command
from lms.realtime.publishing import moment, supersede

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
    """Follow a channel: snapshot, then events. `version` is the last one seen."""

    type: Literal["subscribe"] = "subscribe"
    channel: ChannelName
    version: Annotated[int, Field(strict=True, ge=0, le=2**62)] | None = None


class Unsubscribe(Command):
    """Follow a channel no more."""

    type: Literal["unsubscribe"] = "unsubscribe"
    channel: ChannelName


class Ping(Command):
    """Ask for `server_time`; doesn't count against the limits."""

    type: Literal["ping"] = "ping"
    sent: Any = None
    """Anything; the client's own note of when it asked."""


@command(Subscribe)
async def subscribe(client: Client, message: Subscribe) -> Encoded:
    """The snapshot, then every event that isn't in it."""
    actor = client.actor
    if actor is None:
        raise NotFound
    channel = hub.channel(message.channel)
    subscriber = await channel.may_join(actor)
    if subscriber is None:
        raise NotFound
    await hub.listening(channel)
    for _ in range(TRIES):
        snapshot = await channel.snapshots.read(subscriber.audience)
        head = await _head(channel, subscriber.audience, snapshot, message.version)
        me = await channel.snapshots.me(subscriber.audience, subscriber.who)
        if channel.version is None or snapshot.version >= channel.version:
            break
    else:
        raise Unavailable
    if client.connection.ended:
        raise NotFound
    since = moment()
    if subscriber.audience in channel.type.single_socket:
        hub.unsubscribe(client, channel.name)  # who subscribes again doesn't close itself
        supersede(channel.name, subscriber.who, since)
    hub.subscribe(channel, client, subscriber, snapshot.version, since)
    return Encoded(head + b',"me":' + me if me else head)


async def _head(channel: Channel, audience: str, snapshot: Any, known: int | None) -> bytes:
    if known == snapshot.version and audience in channel.type.resumable:
        return channel.snapshots.head(snapshot.version)
    return await channel.snapshots.frame_head(audience, snapshot)


@command(Unsubscribe)
async def unsubscribe(client: Client, message: Unsubscribe) -> None:
    hub.unsubscribe(client, message.channel)


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
    """Of those clients, whom to close with which code; the others' channels are asked again."""
    dead: list[tuple[Client, int]] = []
    subscribed: dict[str, list[Client]] = {}
    known = await _alive(list({client.actor for client in clients if client.actor}))
    for client in clients:
        if client.actor is None:
            continue
        now = known.get(client.actor, DEAD_SESSION)
        if isinstance(now, int):
            dead.append((client, now))
            continue
        client.actor = now
        for name in client.subscriptions:
            subscribed.setdefault(name, []).append(client)
    await asyncio.gather(*(_recheck(name, there) for name, there in subscribed.items()))
    return dead


async def _recheck(name: str, clients: list[Client]) -> None:
    """Ask the channel for all of them at once; who may no longer join has lost the socket."""
    channel = hub.channels.get(name)
    if channel is None:
        return
    actors = {client.actor for client in clients if client.actor}
    found = await channel.type.may_join(channel.id, list(actors))
    for client in clients:
        subscription = client.subscriptions.get(name)
        now = found.get(client.actor) if client.actor else None
        if subscription is not None and (now is None or now.audience != subscription.audience):
            hub.unsubscribe(client, name)
            client.connection.close(4403)
