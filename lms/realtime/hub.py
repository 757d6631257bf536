"""The channels of this process, and the routing of messages between processes."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from uuid import UUID

import structlog

from lms.core.errors import NotFound
from lms.realtime.channel_types import CHANNEL_TYPES, PERSONALS, ChannelType, Subscriber
from lms.realtime.channels import SLICE, Channel, Socket, Subscription
from lms.realtime.clients import Client
from lms.realtime.publishing import (
    SUPERSEDED,
    DirectEvent,
    OrderedEvent,
    PersonalEvent,
    encoded,
    moment,
    supersede,
)

log = structlog.get_logger()

KEPT_S = 30.0
"""How long a channel without subscriptions is kept, so that reconnecting clients find its cache."""


def parse(name: str) -> tuple[ChannelType, UUID]:
    """Parse a channel's name; `not_found` when there is no such kind."""
    kind, _, text = name.partition(":")
    known = CHANNEL_TYPES.get(kind)
    with contextlib.suppress(ValueError):
        if known is not None and str(UUID(text)) == text:
            return known, UUID(text)
    raise NotFound


async def _at_once(_channel: Channel) -> None:
    return None


class Hub:
    """The channels of one process."""

    def __init__(self) -> None:
        self.channels: dict[str, Channel] = {}
        self.clients: set[Client] = set()
        self.tasks: set[asyncio.Task[Any]] = set()
        self.finishing: list[Callable[[], Awaitable[None]]] = []
        """What features must finish before the process stops."""
        self.wanted: asyncio.Event = asyncio.Event()
        """Called when a channel was opened or dropped; the Redis reader follows."""
        self.listening: Callable[[Channel], Awaitable[None]] = _at_once
        """Waits until the channel's events arrive from the other processes."""

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run a background task, outside of any transaction; errors are logged."""
        task = asyncio.get_running_loop().create_task(work, context=contextvars.Context())
        self.tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.warning("realtime_task_failed", error=repr(error), exc_info=error)

    def channel(self, name: str) -> Channel:
        """The channel of that name; opens it if needed."""
        channel = self.channels.get(name)
        if channel is None:
            channel = self.channels[name] = Channel(name, *parse(name), self.spawn)
            self.wanted.set()
        channel.empty_since = time.monotonic()  # the caller may be about to subscribe
        return channel

    def drop_empty(self, now: float) -> None:
        for name, channel in list(self.channels.items()):
            if channel.who:
                channel.empty_since = now
            elif now - channel.empty_since > KEPT_S:
                del self.channels[name]
                self.wanted.set()

    def subscribe(
        self,
        channel: Channel,
        client: Client,
        subscriber: Subscriber,
        version: int,
        since: str | None = None,
    ) -> None:
        """Subscribe the client; its snapshot of that version is written in the same step."""
        self.unsubscribe(client, channel.name)
        subscription = Subscription(client, subscriber, version, since or moment())
        client.subscriptions[channel.name] = subscription
        channel.add(subscription)
        channel.type.joined(channel.id, subscriber)

    def unsubscribe(self, client: Socket, name: str) -> bool:
        """Unsubscribe the client; False when it wasn't subscribed."""
        subscription = client.subscriptions.pop(name, None)
        channel = self.channels.get(name)
        if subscription is None or channel is None:
            return False
        channel.remove(subscription)
        channel.type.left(channel.id, Subscriber(subscription.audience, subscription.who))
        return True

    def gone(self, client: Client) -> None:
        self.clients.discard(client)
        for name in list(client.subscriptions):
            self.unsubscribe(client, name)

    def on_message(self, message: OrderedEvent | DirectEvent | PersonalEvent) -> None:
        """Handle a message from this process or from Redis."""
        channel = self.channels.get(message.channel)
        if channel is None:
            return
        match message:
            case OrderedEvent():
                channel.take(message)
            case DirectEvent():
                self._direct(channel, message)
            case PersonalEvent():
                self.spawn(self._each(channel, message))

    def _direct(self, channel: Channel, message: DirectEvent) -> None:
        superseded = message.close == SUPERSEDED
        for one in list(channel.who.get(message.who, ())):
            if superseded and one.audience not in channel.type.single_socket:
                continue
            if message.close and one.since >= message.before:
                if superseded and one.since > message.before:
                    # The message was sent before the other socket subscribed, though it arrives
                    # later.
                    supersede(channel.name, message.who, one.since)
                continue
            if message.body:
                channel.write_to(one, message.body)
            if message.close:
                self.unsubscribe(one.client, channel.name)
                one.client.connection.close(message.close)

    async def _each(self, channel: Channel, message: PersonalEvent) -> None:
        """Read a personal event for all present subscribers, and write it in slices."""
        personal = PERSONALS[message.name]
        if not channel.connections.get(personal.audience):
            return
        who = [one for one, there in channel.who.items() if there[0].audience == personal.audience]
        found = await personal.read(channel.id, who, message.argument)
        for n, (one, event) in enumerate(found.items()):
            body = encoded(channel.name, event)
            for subscription in channel.who.get(one, ()):
                channel.write_to(subscription, body)
            if n % SLICE == SLICE - 1:
                await asyncio.sleep(0)


hub = Hub()
"""This process's hub, connected by `lms.realtime.sockets.start`."""
