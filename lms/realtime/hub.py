"""Who listens here, and how an event reaches them: in order, once, encoded once.

Versions of an ordered channel only go up on each socket: an event that comes early waits 100 ms for
the one before it, then everybody gets the snapshot; what a snapshot held already is dropped.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from typing import Any
from uuid import UUID

import structlog

from lms.core.access import Actor
from lms.core.batch import Batch
from lms.core.errors import NotFound
from lms.realtime.channels import (
    CHANNELS,
    EVERYBODY,
    PERSONALS,
    SUPERSEDED,
    Channel,
    Event,
    Message,
    Seat,
    encoded,
    moment,
    supersede,
)
from lms.realtime.clients import Client
from lms.realtime.snapshots import Snapshots
from lms.realtime.wire import Line, broadcast, frame

log = structlog.get_logger()

EARLY_S = 0.1
"""How long an event that skips a version waits for the one before it."""
KEPT_S = 30.0
"""How long a channel is kept that nobody listens to: reconnects find it warm."""
SLICE = 200


class Sub:
    """A client's seat on a channel. `version` is that of the last snapshot it was sent."""

    __slots__ = ("audience", "client", "since", "version", "who")

    def __init__(self, client: Client, seat: Seat, version: int, since: str) -> None:
        self.client = client
        self.audience = seat.audience
        self.who = seat.who
        self.version = version
        self.since = since


class State:
    """A channel that somebody here listens to."""

    def __init__(self, name: str, channel: Channel, channel_id: UUID) -> None:
        self.name = name
        self.channel = channel
        self.id = channel_id
        self.version: int | None = None
        """What everybody here has been told; None until the first snapshot."""
        self.lines: dict[str, dict[Line, None]] = {}
        self.who: dict[UUID, list[Sub]] = {}
        self.ahead: set[Sub] = set()
        """Who was sent a newer snapshot than `version`."""
        self.shown: dict[tuple[str, str], bytes] = {}
        """What all of an audience have of a view, so that nobody is sent it again."""
        self.held: dict[int, Message] = {}
        self.mending: asyncio.TimerHandle | asyncio.Task[None] | None = None
        self.listening = asyncio.Event()
        """Redis has confirmed, or is away: from here on a snapshot misses nothing."""
        self.snapshots = Snapshots(self)
        self.seats: Batch[Actor, Seat] = Batch(self._seats)
        self.empty_since = time.monotonic()

    async def _seats(self, actors: Sequence[Actor]) -> dict[Actor, Seat]:
        return await self.channel.seats(self.id, actors)

    def subs(self) -> Iterable[Sub]:
        return (sub for subs in self.who.values() for sub in subs)

    def up_to_now(self, audience: str) -> list[Line]:
        """The lines of an audience, without those that are ahead."""
        ahead = {sub.client.line for sub in self.ahead}
        return [line for line in self.lines.get(audience, ()) if line not in ahead]


def parse(name: str) -> tuple[Channel, UUID]:
    """The kind and id of a channel's name; `not_found` when there is no such kind."""
    kind, _, text = name.partition(":")
    channel = CHANNELS.get(kind)
    with contextlib.suppress(ValueError):
        if channel is not None and str(UUID(text)) == text:
            return channel, UUID(text)
    raise NotFound


async def _at_once(_state: State) -> None:
    return None


class Hub:
    """The channels of one process."""

    def __init__(self) -> None:
        self.states: dict[str, State] = {}
        self.clients: set[Client] = set()
        self.tasks: set[asyncio.Task[Any]] = set()
        self.finishing: list[Callable[[], Awaitable[None]]] = []
        """What features have to bring to an end before the process may go."""
        self.wanted: asyncio.Event = asyncio.Event()
        """A channel was opened or dropped; the Redis reader follows."""
        self.listening: Callable[[State], Awaitable[None]] = _at_once
        """Waits until the channel's events come in from the other processes."""

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run something beside, outside of any transaction; errors are logged."""
        task = asyncio.get_running_loop().create_task(work, context=contextvars.Context())
        self.tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.warning("realtime_task_failed", error=repr(error), exc_info=error)

    def state(self, name: str) -> State:
        """The channel of that name, listened to from now on."""
        state = self.states.get(name)
        if state is None:
            channel, channel_id = parse(name)
            state = self.states[name] = State(name, channel, channel_id)
            self.wanted.set()
        state.empty_since = time.monotonic()  # whoever asks may be about to sit down
        return state

    def drop_empty(self, now: float) -> None:
        for name, state in list(self.states.items()):
            if state.who:
                state.empty_since = now
            elif now - state.empty_since > KEPT_S:
                del self.states[name]
                self.wanted.set()

    # Seats

    def add(
        self, state: State, client: Client, seat: Seat, version: int, since: str | None = None
    ) -> None:
        """Begin to tell the client; its snapshot of that version is written in the same step."""
        self.remove(client, state.name)
        sub = client.subs[state.name] = Sub(client, seat, version, since or moment())
        state.shown.clear()
        state.lines.setdefault(seat.audience, {})[client.line] = None
        state.who.setdefault(seat.who, []).append(sub)
        if state.version is None:
            state.version = version
        elif version > state.version:
            state.ahead.add(sub)
        if state.held:  # after this step: nothing may come before the snapshot
            asyncio.get_running_loop().call_soon(self._flush, state)
        state.channel.joined(state.id, seat)

    def remove(self, client: Client, name: str) -> bool:
        """Tell the client nothing more of that channel; False when it wasn't there."""
        sub = client.subs.pop(name, None)
        state = self.states.get(name)
        if sub is None or state is None:
            return False
        state.lines[sub.audience].pop(client.line, None)
        state.ahead.discard(sub)
        others = state.who[sub.who]
        others.remove(sub)
        if not others:
            del state.who[sub.who]
        state.channel.left(state.id, Seat(sub.audience, sub.who))
        return True

    def gone(self, client: Client) -> None:
        self.clients.discard(client)
        for name in list(client.subs):
            self.remove(client, name)

    # Events

    def hear(self, message: Message) -> None:
        """Take a message, from this process or through Redis; a version is told once."""
        state = self.states.get(message.channel)
        if state is None:
            return
        if message.personal:
            self.spawn(self._each(state, message))
        elif message.who:
            self._direct(state, message)
        elif message.version:
            self._ordered(state, message)
        elif state.version is not None:
            self.write(state, message.bodies, state.version)

    def _ordered(self, state: State, message: Message) -> None:
        if state.version is not None and message.version <= state.version:
            return
        state.held[message.version] = message
        self._flush(state)

    def _flush(self, state: State) -> None:
        """Tell what is next in order; what is still early makes the snapshot due."""
        if state.version is None:
            return
        while (message := state.held.pop(state.version + 1, None)) is not None:
            state.version += 1
            self.write(state, message.bodies, state.version)
            state.ahead = {sub for sub in state.ahead if sub.version > state.version}
        for version in [v for v in state.held if v <= state.version]:
            del state.held[version]
        if state.held:
            self.mend_soon(state)

    def write(self, state: State, bodies: dict[str, bytes], version: int) -> None:
        """One frame an audience, the same bytes to each line."""
        head = b'{"version":%d,' % version
        default = bodies.get(EVERYBODY)
        for audience, lines in state.lines.items():
            body = bodies.get(audience, default)
            if body is None or not lines:
                continue
            done = frame(head + body[1:])
            if state.ahead:
                broadcast(state.up_to_now(audience), done)
            else:
                broadcast(lines, done)

    def _direct(self, state: State, message: Message) -> None:
        for who in message.who:
            for sub in list(state.who.get(who, ())):
                line = sub.client.line
                if message.close == SUPERSEDED and sub.audience not in state.channel.single_socket:
                    continue
                if message.close and sub.since >= message.before:
                    if message.close == SUPERSEDED and sub.since > message.before:
                        # Took the seat later, but said so before the other one sat there.
                        supersede(state.name, who, sub.since)
                    continue
                for body in message.bodies.values():
                    self.write_to(state, sub, body)
                if message.close:
                    self.remove(sub.client, state.name)
                    line.shut(message.close)

    @staticmethod
    def told(state: State, sub: Sub) -> int:
        """The version that this socket is at."""
        return sub.version if sub in state.ahead else max(sub.version, state.version or 0)

    def write_to(self, state: State, sub: Sub, body: bytes) -> None:
        version = self.told(state, sub)
        sub.client.line.write(frame(b'{"version":%d,' % version + body[1:]))

    async def _each(self, state: State, message: Message) -> None:
        """Read a personal event for all who are here, and write it in slices."""
        personal = PERSONALS[message.personal]
        lines = state.lines.get(personal.audience)
        if not lines:
            return
        who = [one for one, subs in state.who.items() if subs[0].audience == personal.audience]
        found = await personal.read(state.id, who, message.argument)
        for n, (one, event) in enumerate(found.items()):
            body = encode(state, event)
            for sub in state.who.get(one, ()):
                self.write_to(state, sub, body)
            if n % SLICE == SLICE - 1:
                await asyncio.sleep(0)

    # Mending

    def moved(self, state: State, version: int) -> None:
        """The watch saw that version in Postgres."""
        if state.version is not None and version > state.version:
            self.mend_soon(state)

    def mend_soon(self, state: State) -> None:
        if state.mending is None:
            loop = asyncio.get_running_loop()
            state.mending = loop.call_later(EARLY_S, self._mend, state, state.version)

    def _mend(self, state: State, seen: int | None) -> None:
        if state.version != seen and not state.held:
            state.mending = None
            return
        task = state.mending = self.spawn(self.resync(state))
        task.add_done_callback(lambda _: setattr(state, "mending", None))

    async def resync(self, state: State) -> None:
        """Send everybody who is behind the snapshot, with their own part.

        Events may come in between; who was sent the snapshot is ahead of them from then on.
        """
        newest = state.version or 0
        for audience in list(state.lines):
            if not state.lines[audience]:
                continue
            snapshot = await state.snapshots.read(audience, newer_than=state.version)
            head = await state.snapshots.frame_head(audience, snapshot)
            subs = [sub for sub in state.subs() if sub.audience == audience]
            mine = await state.snapshots.personal(audience, [sub.who for sub in subs])
            state.shown.clear()
            for n, sub in enumerate(subs):
                if sub.client.subs.get(state.name) is sub:
                    self._catch_up(state, sub, snapshot.version, head, mine.get(sub.who))
                if n % SLICE == SLICE - 1:
                    await asyncio.sleep(0)
            newest = max(newest, snapshot.version)
        lowest = min((self.told(state, sub) for sub in state.subs()), default=newest)
        if state.version is None or lowest > state.version:
            state.version = lowest
        state.ahead = {sub for sub in state.ahead if sub.version > state.version}
        self._flush(state)

    def _catch_up(
        self, state: State, sub: Sub, version: int, head: bytes, me: bytes | None
    ) -> None:
        if self.told(state, sub) >= version:
            return
        tail = b',"me":' + me + b"}" if me else b"}"
        sub.client.line.write(frame(b'{"type":"snapshot",' + head + tail))
        sub.version = version
        state.ahead.add(sub)


def encode(state: State, event: Event) -> bytes:
    return encoded(state.name, event)


hub = Hub()
"""This process's hub; `lms.realtime.sockets.start` connects it."""
