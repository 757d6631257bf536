"""The sockets of one process: admission, heartbeats, and shutdown."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from typing import Any

import structlog
from pydantic_core import to_json

from lms.core import clock
from lms.core.ids import new_id
from lms.core.metrics import gauge
from lms.realtime import accounts, publishing
from lms.realtime.channel_types import Subscriber
from lms.realtime.clients import Client
from lms.realtime.commands import let_go
from lms.realtime.connection import Connection
from lms.realtime.dispatch import NO_HELLO, Dispatcher
from lms.realtime.frames import frame
from lms.realtime.hub import hub
from lms.realtime.latest import Latest
from lms.realtime.limits import Limits
from lms.realtime.publishing import DirectEvent, Message, Recheck, Touch
from lms.realtime.reader import Reader
from lms.realtime.watch import Watch
from lms.settings import Settings

log = structlog.get_logger()

PATH = "/api/v1/realtime"
SUBPROTOCOL = "lms.v1"
DRAINING, SILENT, OLD_PROTOCOL = 4000, 4003, 4426
RECHECK_S = 60.0
BATCHES = 20
FINISH_S = 2.0
"""How long the shutdown waits for received commands."""
sockets = gauge("lms_sockets", "Open websockets")


class Sockets:
    """The realtime parts of one process."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.limits = Limits(
            message_bytes=settings.ws_max_message_bytes,
            frames_per_s=settings.ws_frames_per_s,
            frames_burst=settings.ws_frames_burst,
            bytes_per_s=settings.ws_bytes_per_s,
            bytes_burst=settings.ws_bytes_burst,
            buffer_bytes=settings.ws_buffer_bytes,
            stall_s=settings.ws_stall_s,
        )
        self.dispatcher = Dispatcher(settings)
        self.latest = Latest(hub)
        self.watch = Watch(hub, self.latest)
        self.reader = Reader(hub, settings.redis_url.get_secret_value(), self.on_message)
        self._tasks: list[asyncio.Task[Any]] = []
        self.draining = False

    def on_message(self, message: Message) -> None:
        match message:
            case Recheck():
                hub.spawn(self.recheck(message))
            case Touch():
                self.latest.show(message.name, message.channel)
            case _:
                if isinstance(message, DirectEvent) and message.close:
                    self.dispatcher.take_all_waiting()  # earlier frames count
                hub.on_message(message)

    async def start(self) -> None:
        publishing.local.process = new_id()
        publishing.local.on_message = self.on_message
        publishing.local.touched = self.latest.touched
        hub.listening = self.reader.listening
        accounts.leaving.start()
        self.watch.start()
        self._tasks = [hub.spawn(self.reader.run()), hub.spawn(self._beat())]

    async def stop(self) -> None:
        self.dispatcher.take_all_waiting()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FINISH_S):
                for finish in hub.finishing:
                    await finish()
        await self.watch.stop()
        for task in [*self._tasks, *hub.tasks]:
            task.cancel()
        await asyncio.gather(*self._tasks, *hub.tasks, return_exceptions=True)
        await self.reader.stop()
        await accounts.leaving.stop()
        publishing.local.on_message = publishing.local.touched = None
        hub.channels.clear()
        hub.clients.clear()

    def admit(self, client: Client, connection: Connection, protocol: str | None) -> None:
        """Admit an accepted connection, or close it with the code of the reason."""
        client.connection = connection
        if protocol != SUBPROTOCOL:
            connection.close(OLD_PROTOCOL, "lms.v1 is spoken here")
        elif self.draining:
            connection.close(DRAINING, _retry(0, 2000))
        else:
            hub.clients.add(client)

    async def recheck(self, message: Recheck) -> None:
        who = set(message.who)
        asked = [
            client
            for client in hub.clients
            if client.actor
            and client.actor.kind == message.kind
            and (client.actor.id in who or client.actor.session_id in who)
        ]
        await self._let_go(asked)

    async def _let_go(self, asked: list[Client]) -> None:
        for client, code in await let_go(asked):
            client.connection.close(code)

    async def _beat(self) -> None:
        """Send heartbeats, close silent sockets and those without hello, a slice each second."""
        step, slices = 0, max(1, round(self.settings.ws_heartbeat_s))
        rounds = max(1, round(RECHECK_S / self.settings.ws_heartbeat_s))
        while True:
            await asyncio.sleep(self.settings.ws_heartbeat_s / slices)
            step += 1
            now = time.monotonic()
            sockets.set({}, len(hub.clients))
            hub.drop_empty(now)
            self.latest.forget(now)
            due = []
            for client in list(hub.clients):
                if client.actor is None:
                    if now - client.since > self.settings.ws_hello_s and not client.running:
                        client.connection.close(NO_HELLO, "no hello")
                elif now - client.last_seen > self.settings.ws_silence_s:
                    client.connection.close(SILENT, "no heartbeat")
                elif hash(client) // 64 % slices == step % slices:
                    due.append(client)
            self._ping(due, now)
            if due and step // slices % rounds == 0:
                hub.spawn(self._let_go(due))

    def _ping(self, due: list[Client], now: float) -> None:
        head = to_json({"type": "ping", "server_time": clock.stamp(clock.now())})[:-1]
        done: dict[tuple[tuple[str, int], ...], bytes] = {}
        there: dict[str, list[Subscriber]] = {}
        for client in due:
            told = []
            for name, one in client.subscriptions.items():
                told.append((name, hub.channels[name].version_of(one)))
                there.setdefault(name, []).append(Subscriber(one.audience, one.who))
            key = tuple(told)
            if key not in done:
                done[key] = frame(head + b',"versions":' + to_json(dict(key)) + b"}")
            client.pinged = now
            client.connection.write(done[key])
        for name, subscribers in there.items():
            channel = hub.channels[name]
            if channel.type.beat:
                channel.type.beat(channel.id, subscribers)

    async def drain(self) -> None:
        """Close all sockets in batches; the clients reconnect to another process, spread out."""
        self.draining = True
        waiting = [client for client in hub.clients if not client.connection.ended]
        most = min((one.type.away_ms for one in hub.channels.values() if one.who), default=10_000)
        size = max(50, len(waiting) // BATCHES)
        for start in range(0, len(waiting), size):
            for client in waiting[start : start + size]:
                client.connection.close(DRAINING, _retry(0, most))
            await asyncio.sleep(0.05)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2):
                while hub.clients:  # noqa: ASYNC110  sockets end one by one, by themselves
                    await asyncio.sleep(0.05)


def _retry(least: int, most: int) -> str:
    wait = random.randint(least, most)  # noqa: S311  spreads reconnects
    return to_json({"retry_after_ms": wait}).decode()


current: Sockets | None = None


async def start(settings: Settings) -> None:
    global current
    current = Sockets(settings)
    await current.start()


async def stop() -> None:
    global current
    if current is not None:
        await current.stop()
        current = None


async def drain() -> None:
    """Close every socket with 4000 and wait until they are gone, for at most some seconds."""
    if current is not None:
        await current.drain()
