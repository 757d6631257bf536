"""The HTTP connections of one process: how many, and how long each may last.

No client can keep one open: not by half a request head, not by silence, not by leaving a response
unread.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import h11
from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.events import Closed, Event, RawData, Updated

from lms.realtime.connection import open_websockets

HEAD, IDLE, BUSY, CLOSING = range(4)
LOOK_S = 0.5
SLOW_S = 0.5
"""How long a client may keep us waiting when its connection is needed for another one."""
PROVEN_BYTES = 8 * 1024 * 1024
"""A client that has taken so much reads: it may pause (a film, a busy disk) for `still_s`.

More than the system's buffers take for one that reads nothing: Linux sends 4 MiB ahead.
"""
SPARE = 32
"""Connections above the limit, for health checks."""
ALWAYS = frozenset({b"/api/v1/health", b"/api/v1/ready"})
"""Health checks must see the difference between a full and a broken process."""
FULL_RESPONSE = (
    b'{"type":"about:blank","title":"Service Unavailable","status":503,'
    b'"detail":"Too many connections. Try again in a moment.","code":"unavailable"}'
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many connections a process has, sockets included, and how long each state may last."""

    connections: int = 20_000
    head_s: float = 10.0  # from connecting, or a request's first byte, to the whole head
    idle_s: float = 75.0  # between two requests
    still_s: float = 60.0  # a running request without a byte in or out
    unread_s: float = 10.0  # a response of which the client takes less than `unread_bytes`
    unread_bytes: int = 10_240
    close_s: float = 5.0  # from our FIN to the end


class HttpConnections:
    """All of this process's connections, with the idle ones in order, the longest idle first."""

    def __init__(self) -> None:
        self.bounds = Bounds()
        self.all: set[HttpConnection] = set()
        self.held: set[HttpConnection] = set()
        """Those with a descriptor: without those being closed with nothing left to send."""
        self.waiting: OrderedDict[HttpConnection, None] = OrderedDict()
        self.spares: OrderedDict[HttpConnection, None] = OrderedDict()
        """Like `waiting`, for those above the limit."""
        self._looking: asyncio.Task[None] | None = None

    @property
    def count(self) -> int:
        """Including the websockets."""
        return len(self.held) + open_websockets()

    def enter(self, one: HttpConnection) -> bool:
        """Add a new one; when the process is full, close the one that has been idle the longest."""
        if self.count >= self.bounds.connections:
            one.spare = not self._make_room(self.waiting) and not self._cut_slowest()
        full = self.count >= self.bounds.connections + SPARE and not self._make_room(self.spares)
        self.all.add(one)
        self.held.add(one)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.get_running_loop().create_task(self._look())
        return not full

    def _make_room(self, waiting: OrderedDict[HttpConnection, None]) -> bool:
        if not waiting:
            return False
        waiting.popitem(last=False)[0].end()
        return True

    def _cut_slowest(self) -> bool:
        """No connection is idle: cut the one whose client has kept us waiting for longest."""
        before = time.monotonic() - SLOW_S
        slow = [one for one in self.held if one.since < before and one.waits_for_client()]
        if not slow:
            return False
        min(slow, key=lambda one: one.since).end()
        return True

    def wait(self, one: HttpConnection) -> None:
        """Mark it as idle until its client sends a request."""
        waiting = self.spares if one.spare else self.waiting
        waiting[one] = None
        waiting.move_to_end(one)

    def work(self, one: HttpConnection) -> None:
        self.waiting.pop(one, None)
        self.spares.pop(one, None)

    def leave(self, one: HttpConnection) -> None:
        self.all.discard(one)
        self.held.discard(one)
        self.work(one)

    async def _look(self) -> None:
        """One task for all of them, while there are any."""
        while self.all:
            await asyncio.sleep(LOOK_S)
            self._look_at_all()  # a call of its own: a loop's variable would keep the last one

    def _look_at_all(self) -> None:
        now = time.monotonic()
        for one in list(self.all):
            one.look(now)


class HttpConnection(TCPServer):
    """Hypercorn's connection, with a time limit for each of its states."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.idle_task: Any = NoTask()  # all are checked together
        self.task: asyncio.Task[Any] | None = None
        self.spare = False
        self.state_now = HEAD
        self.since = self.moved = time.monotonic()
        self.written = self.taken = 0
        self.taken_at = self.since

    async def run(self) -> None:
        self.task = asyncio.current_task()
        welcome = open_connections.enter(self)
        self._enter(HEAD)
        if not welcome:
            self.end()
        try:
            await super().run()
        finally:
            open_connections.leave(self)

    async def protocol_send(self, event: Event) -> None:
        if isinstance(event, RawData):
            self.written += len(event.data)
            self.moved = time.monotonic()
        elif isinstance(event, Updated):
            self._enter(IDLE if event.idle else BUSY)
        await super().protocol_send(event)

    async def _read_data(self) -> None:
        """Hypercorn's read loop without a timer for each read."""
        while not self.reader.at_eof():
            try:
                data = await self.reader.read(2**16)
            except OSError:
                break
            self.moved = time.monotonic()
            if self.state_now == IDLE and data:
                self._enter(HEAD)
            await self.protocol.handle(RawData(data))
        await self.protocol.handle(Closed())

    async def _close(self) -> None:
        if self.state_now != CLOSING:
            self._enter(CLOSING)
        await super()._close()

    def _enter(self, state: int) -> None:
        self.state_now = state
        self.since = self.moved = self.taken_at = time.monotonic()
        if state in (HEAD, IDLE):
            open_connections.wait(self)
        else:
            open_connections.work(self)

    def look(self, now: float) -> None:
        """Close it if its state has lasted too long."""
        bounds, lasts = open_connections.bounds, now - self.since
        if self.state_now == BUSY:
            late = self._unread(now) or now - self.moved > bounds.still_s
        elif self.state_now == CLOSING:
            late = lasts > bounds.close_s
        else:
            most = bounds.head_s if self.state_now == HEAD else bounds.idle_s
            late = lasts > most or self.context.terminated.is_set()
        if late:
            self.end()

    def waits_for_client(self) -> bool:
        """Whether it is busy only because its client neither sends nor reads."""
        if self.state_now != BUSY:
            return False
        http: Any = self.protocol.protocol
        more_to_come = http.connection.their_state is h11.SEND_BODY
        return more_to_come or self.writer.transport.get_write_buffer_size() > 0

    def _unread(self, now: float) -> bool:
        """Whether a response is pending and the client took almost nothing of it for a while."""
        pending = self.writer.transport.get_write_buffer_size()
        if not pending:
            self.taken_at, self.taken = now, self.written
            return False
        self.moved = now  # else it would be called twice
        bounds, taken = open_connections.bounds, self.written - pending
        if taken - self.taken >= bounds.unread_bytes:
            self.taken_at, self.taken = now, taken
        patience = bounds.still_s if taken > PROVEN_BYTES else bounds.unread_s
        return now - self.taken_at > patience

    def end(self) -> None:
        """Close it if it is idle, else cut it off; the second time, cancel its task too."""
        transport = self.writer.transport
        if self.state_now == CLOSING and self.task is not None:
            self.task.cancel()
        if self.state_now in (BUSY, CLOSING) or transport.get_write_buffer_size():
            transport.abort()
        else:
            transport.close()
        self._enter(CLOSING)
        open_connections.held.discard(self)


class NoTask:
    """Replaces hypercorn's timer, a task for each pause between requests."""

    async def restart(self, *_: object) -> None:
        pass

    async def stop(self) -> None:
        pass


open_connections = HttpConnections()


def full(target: bytes) -> bytes | None:
    """The response of a spare connection to all but health checks."""
    if target.partition(b"?")[0] in ALWAYS:
        return None
    wait = random.randint(1, 5)  # noqa: S311  spreads who comes again
    return (
        b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
        b"Retry-After: %d\r\nCache-Control: no-store\r\nContent-Length: %d\r\n"
        b"Connection: close\r\n\r\n%b" % (wait, len(FULL_RESPONSE), FULL_RESPONSE)
    )
