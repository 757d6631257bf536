"""Receives messages of the other processes, by one Redis connection for the hub's channels."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

import structlog
from redis.asyncio.client import PubSub

from lms.core import errors, redis
from lms.realtime.accounts import name_of
from lms.realtime.channels import Channel
from lms.realtime.hub import Hub
from lms.realtime.publishing import CONTROL, PREFIX, Message, decode, local

log = structlog.get_logger()

CONFIRM_S = 1.0
CONNECT_S = 3.0
QUIET_S = 5.0
AGAIN_S = 0.5


class Reader:
    """Keeps subscriptions in step with the hub's channels; the watch repairs what it misses."""

    def __init__(self, hub: Hub, url: str, on_message: Callable[[Message], None]) -> None:
        self._hub = hub
        self._on_message = on_message
        self._client = redis.make(url, connections=1, answer_s=None)
        self._subscribed: set[str] = set()
        self._confirmed: set[str] = set()
        self._up = False

    async def run(self) -> None:
        while True:
            pubsub = self._client.pubsub()
            try:
                await pubsub.subscribe(CONTROL, name_of(local.process))
                self._up = True
                async with asyncio.TaskGroup() as group:
                    group.create_task(self._follow(pubsub))
                    group.create_task(self._read(pubsub))
            except* errors.AWAY as error:
                log.warning("realtime_redis_away", error=repr(error.exceptions[0]))
            finally:
                self._up = False
                self._subscribed.clear()
                self._confirmed.clear()
                self._let_through()
                with contextlib.suppress(*errors.AWAY):
                    await pubsub.aclose()  # type: ignore[no-untyped-call]
            await asyncio.sleep(AGAIN_S)

    async def stop(self) -> None:
        with contextlib.suppress(*errors.AWAY):
            await redis.close(self._client)

    def _let_through(self) -> None:
        """Release those that wait for Redis while it is away: the watch repairs what they miss."""
        for channel in self._hub.channels.values():
            channel.listening.set()

    async def _follow(self, pubsub: PubSub) -> None:
        """Subscribe to new channels and unsubscribe from dropped ones, in batches of a second."""
        while True:
            self._hub.wanted.clear()
            wanted = {PREFIX + name for name in self._hub.channels}
            if new := wanted - self._subscribed:
                self._subscribed |= new
                await pubsub.subscribe(*new)
            if old := self._subscribed - wanted:
                self._subscribed -= old
                self._confirmed -= old
                await pubsub.unsubscribe(*old)
            await self._hub.wanted.wait()

    async def _read(self, pubsub: PubSub) -> None:
        quiet = 0
        while True:
            got = await pubsub.get_message(timeout=QUIET_S)
            if got is None:
                if quiet:
                    raise TimeoutError("Redis doesn't answer a ping")
                quiet = 1
                await pubsub.ping()
                continue
            quiet = 0
            if got["type"] == "message":
                self._take(got["data"])
            elif got["type"] == "subscribe":
                name = got["channel"].decode()
                self._confirmed.add(name)
                if channel := self._hub.channels.get(name.removeprefix(PREFIX)):
                    channel.listening.set()

    def _take(self, data: bytes) -> None:
        try:
            sender, message = decode(data)
            if sender is None or sender != local.process:
                self._on_message(message)
        except Exception:
            log.exception("realtime_message_not_understood")

    async def listening(self, channel: Channel) -> None:
        """Wait until the channel's subscription is active, at most a second."""
        if not self._up or PREFIX + channel.name in self._confirmed:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(channel.listening.wait(), CONFIRM_S)
