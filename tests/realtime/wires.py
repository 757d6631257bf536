"""Raw websocket peers, and a port whose connections are lines from their first byte."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
import uvloop

from lms.realtime.connection import Connection
from lms.realtime.frames import frame
from lms.realtime.limits import Limits
from tests.patience import PATIENCE_S

Play = Callable[[Coroutine[Any, Any, None]], None]


def play(loop_factory: Callable[[], asyncio.AbstractEventLoop], scene: Any) -> None:
    """Run a scene on a loop of its own; whatever that loop complains about fails the test."""
    complaints: list[dict[str, Any]] = []

    async def whole() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: complaints.append(context))
        await asyncio.wait_for(scene, PATIENCE_S)

    with asyncio.Runner(loop_factory=loop_factory) as runner:
        runner.run(whole())
    assert complaints == []


both_loops = pytest.mark.parametrize(
    "run",
    [
        pytest.param(partial(play, uvloop.new_event_loop), id="uvloop"),
        pytest.param(partial(play, asyncio.new_event_loop), id="asyncio", marks=pytest.mark.slow),
    ],
)
"""The loop that the product runs on is tried every day."""


async def until(true: Callable[[], object]) -> None:
    """Wait for something that nothing announces."""
    async with asyncio.timeout(PATIENCE_S):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


def unhurried(**given: Any) -> Limits:
    """Limits for peers that send more at once than a client may."""
    return Limits(frames_burst=1 << 30, bytes_burst=1 << 40, **given)


def masked(op: int, body: bytes = b"", *, fin: bool = True, key: bytes = b"k\x00\xffz") -> bytes:
    """A client's frame."""
    head = bytearray(frame(body, op)[: -len(body) or None])
    head[0] = op | (128 if fin else 0)
    head[1] |= 128
    return bytes(head) + key + bytes(c ^ key[i % 4] for i, c in enumerate(body))


def closing(code: int, reason: bytes = b"") -> bytes:
    return struct.pack("!H", code) + reason


def unframe(data: bytes) -> list[tuple[int, bytes]]:
    """The server's frames in `data`, which must be whole."""
    frames = []
    while data:
        size, at = data[1], 2
        assert data[0] & 0x70 == 0
        assert size < 128
        if size == 126:
            size, at = int.from_bytes(data[2:4], "big"), 4
        elif size == 127:
            size, at = int.from_bytes(data[2:10], "big"), 10
        assert len(data) >= at + size
        frames.append((data[0] & 15, data[at : at + size]))
        data = data[at + size :]
    return frames


@dataclass
class Room:
    """A listening port whose connections are lines from their first byte."""

    port: int = 0
    connections: list[Connection] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    ends: int = 0

    def on_message(self, line: Connection, text: str | None) -> None:
        if text is None:
            self.ends += 1
            self.connections.remove(line)
        else:
            self.heard.append(text)


@asynccontextmanager
async def listening(
    limits: Limits | None = None, on_message: Callable[[Connection, str | None], None] | None = None
) -> Any:
    room = Room()

    class Door(asyncio.Protocol):
        def connection_made(self, transport: Any) -> None:
            used = limits or Limits()
            transport.set_write_buffer_limits(high=0)
            if used.kernel_bytes:
                transport.get_extra_info("socket").setsockopt(
                    socket.SOL_SOCKET, socket.SO_SNDBUF, used.kernel_bytes
                )
            line = Connection(transport, on_message or room.on_message, used)
            transport.set_protocol(line)
            room.connections.append(line)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(Door, "127.0.0.1", 0, backlog=512)
    room.port = server.sockets[0].getsockname()[1]
    try:
        yield room
    finally:
        server.close()
        for line in room.connections:
            line.transport.abort()
        await server.wait_closed()


@asynccontextmanager
async def dialled(room: Room, receive_buffer: int = 0) -> Any:
    """A raw client; closed in the end."""
    sock = socket.socket()
    sock.setblocking(False)
    if receive_buffer:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    await asyncio.get_running_loop().sock_connect(sock, ("127.0.0.1", room.port))
    reader, writer = await asyncio.open_connection(sock=sock, limit=1 << 26)
    try:
        yield reader, writer
    finally:
        writer.close()
        await asyncio.gather(writer.wait_closed(), return_exceptions=True)


async def fill(line: Connection) -> None:
    """Write until the peer's kernel and ours have no more room."""
    while not line.slow:
        while not line.slow:
            line.write(frame(b"x" * 300))
        await asyncio.sleep(0.05)
