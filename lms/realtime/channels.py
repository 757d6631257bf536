"""A channel with subscriptions in this process; delivers its events in order, once.

The versions of an ordered channel only rise on each socket: an event that arrives early waits 100
ms for the one before it, then everybody gets the snapshot; events that a snapshot already contains
are dropped.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any, Protocol, TypeAlias
from uuid import UUID

from lms.core.access import Actor
from lms.core.batch import Batch
from lms.realtime.channel_types import EVERYBODY, ChannelType, Subscriber
from lms.realtime.connection import Connection
from lms.realtime.frames import frame
from lms.realtime.publishing import OrderedEvent
from lms.realtime.snapshots import Snapshots

EARLY_S = 0.1
"""How long an event that skips a version waits for the missing one."""
SLICE = 200
"""How many personal frames are written before the event loop may do something else."""
Spawn: TypeAlias = Callable[[Coroutine[Any, Any, Any]], "asyncio.Task[Any]"]


def broadcast(connections: Iterable[Connection], done: bytes) -> None:
    """Write one frame to all, in order; a connection over its buffer limit is closed with 4001.

    Never awaits and never calls `on_message`, so `connections` may be the live set.
    """
    for connection in connections:
        connection.write(done)


def broadcast_latest(connections: Iterable[Connection], done: bytes) -> None:
    """Write one frame to each connection with an empty buffer; others get the next state."""
    for connection in connections:
        if not connection.slow:
            connection.write(done)


class Socket(Protocol):
    """What holds subscriptions: a client."""

    connection: Connection
    subscriptions: dict[str, Subscription]


class Subscription:
    """One socket on a channel. `version` is that of the last snapshot it was sent."""

    __slots__ = ("audience", "client", "since", "version", "who")

    def __init__(self, client: Socket, subscriber: Subscriber, version: int, since: str) -> None:
        self.client = client
        self.audience = subscriber.audience
        self.who = subscriber.who
        self.version = version
        self.since = since


class Channel:
    """A channel in this process."""

    def __init__(self, name: str, kind: ChannelType, channel_id: UUID, spawn: Spawn) -> None:
        self.name = name
        self.type = kind
        self.id = channel_id
        self.version: int | None = None
        """The newest version sent to everybody here; None until the first snapshot."""
        self.connections: dict[str, dict[Connection, None]] = {}
        """By audience."""
        self.who: dict[UUID, list[Subscription]] = {}
        self.ahead: set[Subscription] = set()
        """Subscriptions that were sent a snapshot newer than `version`."""
        self.shown: dict[tuple[str, str], bytes] = {}
        """By audience the latest-wins frame sent last, so that an equal one isn't sent again."""
        self.held: dict[int, OrderedEvent] = {}
        self.listening = asyncio.Event()
        """Set when Redis confirmed the subscription, or is away: later snapshots miss nothing."""
        self.snapshots = Snapshots(name, kind, channel_id, self._known)
        self.may_join: Batch[Actor, Subscriber] = Batch(self._may_join)
        self.empty_since = time.monotonic()
        self._spawn = spawn
        self._resyncing: asyncio.TimerHandle | asyncio.Task[None] | None = None

    async def _may_join(self, actors: Sequence[Actor]) -> dict[Actor, Subscriber]:
        return await self.type.may_join(self.id, actors)

    def _known(self) -> int | None:
        return self.version if self.type.ordered and not self.held else None

    def subscriptions(self) -> Iterable[Subscription]:
        return (one for subscriptions in self.who.values() for one in subscriptions)

    def up_to_now(self, audience: str) -> list[Connection]:
        """The connections of an audience, except those ahead of the channel's version."""
        ahead = {one.client.connection for one in self.ahead}
        return [one for one in self.connections.get(audience, ()) if one not in ahead]

    def version_of(self, subscription: Subscription) -> int:
        """The version that this socket has."""
        if subscription in self.ahead:
            return subscription.version
        return max(subscription.version, self.version or 0)

    def add(self, subscription: Subscription) -> None:
        """Add a subscription; its snapshot is written in the same step of the loop."""
        self.shown.clear()
        connections = self.connections.setdefault(subscription.audience, {})
        connections[subscription.client.connection] = None
        self.who.setdefault(subscription.who, []).append(subscription)
        if self.version is None:
            self.version = subscription.version
        elif subscription.version > self.version:
            self.ahead.add(subscription)
        if self.held:  # in a later step: no event may precede the snapshot
            asyncio.get_running_loop().call_soon(self._flush)

    def remove(self, subscription: Subscription) -> None:
        self.connections[subscription.audience].pop(subscription.client.connection, None)
        self.ahead.discard(subscription)
        others = self.who[subscription.who]
        others.remove(subscription)
        if not others:
            del self.who[subscription.who]

    # Events

    def take(self, event: OrderedEvent) -> None:
        """Deliver an event when its version is next; drop one that was delivered."""
        if self.version is None or event.version > self.version:
            self.held[event.version] = event
            self._flush()

    def _flush(self) -> None:
        """Deliver the waiting events that are next; if others remain, a resync is due."""
        if self.version is None:
            return
        while (event := self.held.pop(self.version + 1, None)) is not None:
            self.version += 1
            self.write(event.bodies)
            self.ahead = {one for one in self.ahead if one.version > self.version}
        for version in [v for v in self.held if v <= self.version]:
            del self.held[version]
        if self.held:
            self._resync_soon()

    def write(self, bodies: dict[str, bytes]) -> None:
        """Write one frame per audience, the same bytes to each connection."""
        head = b'{"version":%d,' % (self.version or 0)
        default = bodies.get(EVERYBODY)
        for audience, connections in self.connections.items():
            body = bodies.get(audience, default)
            if body is None or not connections:
                continue
            done = frame(head + body[1:])
            broadcast(self.up_to_now(audience) if self.ahead else connections, done)

    def write_to(self, subscription: Subscription, body: bytes) -> None:
        head = b'{"version":%d,' % self.version_of(subscription)
        subscription.client.connection.write(frame(head + body[1:]))

    # Resync

    def moved(self, version: int) -> None:
        """The watch read that version from Postgres."""
        if self.version is not None and version > self.version:
            self._resync_soon()

    def _resync_soon(self) -> None:
        if self._resyncing is None:
            loop = asyncio.get_running_loop()
            self._resyncing = loop.call_later(EARLY_S, self._resync_if_due, self.version)

    def _resync_if_due(self, seen: int | None) -> None:
        self._resyncing = None
        if self.version == seen or self.held:
            task = self._resyncing = self._spawn(self.resync())
            task.add_done_callback(self._resynced)

    def _resynced(self, _: object) -> None:
        self._resyncing = None

    async def resync(self) -> None:
        """Send the snapshot, with each one's own part, to all subscriptions that are behind.

        Events may arrive meanwhile; subscriptions with the snapshot are ahead of them from then on.
        """
        newest = self.version or 0
        for audience in list(self.connections):
            if not self.connections[audience]:
                continue
            snapshot = await self.snapshots.read(audience, newer_than=self.version)
            head = await self.snapshots.frame_head(audience, snapshot)
            there = [one for one in self.subscriptions() if one.audience == audience]
            mine = await self.snapshots.personal(audience, [one.who for one in there])
            self.shown.clear()
            for n, one in enumerate(there):
                if one.client.subscriptions.get(self.name) is one:
                    self._send(one, snapshot.version, head, mine.get(one.who))
                if n % SLICE == SLICE - 1:
                    await asyncio.sleep(0)
            newest = max(newest, snapshot.version)
        lowest = min((self.version_of(one) for one in self.subscriptions()), default=newest)
        if self.version is None or lowest > self.version:
            self.version = lowest
        self.ahead = {one for one in self.ahead if one.version > self.version}
        self._flush()

    def _send(self, one: Subscription, version: int, head: bytes, me: bytes | None) -> None:
        if self.version_of(one) >= version:
            return
        tail = b',"me":' + me + b"}" if me else b"}"
        one.client.connection.write(frame(b'{"type":"snapshot",' + head + tail))
        one.version = version
        self.ahead.add(one)
