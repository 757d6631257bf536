"""The commands of every client: subscribe, unsubscribe, ping."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from pydantic import Field

from lms.core.errors import NotFound, Unavailable
from lms.realtime.channels import Channel
from lms.realtime.clients import Client, Encoded, command
from lms.realtime.hello import DEAD_SESSION, still
from lms.realtime.hub import hub
from lms.realtime.messages import Command
from lms.realtime.publishing import moment, supersede

TRIES = 20
"""How often to read a snapshot until it is as new as what other subscribers were sent."""

ChannelName = Annotated[str, Field(max_length=100)]


class Subscribe(Command):
    """Subscribe to a channel: snapshot, then events. `version` is the last one seen."""

    type: Literal["subscribe"] = "subscribe"
    channel: ChannelName
    version: Annotated[int, Field(strict=True, ge=0, le=2**62)] | None = None


class Unsubscribe(Command):
    """Unsubscribe from a channel."""

    type: Literal["unsubscribe"] = "unsubscribe"
    channel: ChannelName


class Ping(Command):
    """Ask for `server_time`; doesn't count against the limits."""

    type: Literal["ping"] = "ping"
    sent: Any = None
    """Any text; the client's own note of when it sent the ping."""


@command(Subscribe)
async def subscribe(client: Client, message: Subscribe) -> Encoded:
    """The snapshot, then every event that it doesn't contain."""
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
        # a repeated subscribe must not close the socket that sends it
        hub.unsubscribe(client, channel.name)
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


async def let_go(clients: list[Client]) -> list[tuple[Client, int]]:
    """The clients to close, with their codes; for the others the channels are rechecked."""
    dead: list[tuple[Client, int]] = []
    subscribed: dict[str, list[Client]] = {}
    known = await still(list({client.actor for client in clients if client.actor}))
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
    """Recheck all subscribers of a channel at once and close those that may no longer join."""
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
