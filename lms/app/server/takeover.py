"""Quart and hypercorn shake hands, then the connection is ours."""

from __future__ import annotations

import asyncio
from socket import SO_SNDBUF, SOL_SOCKET
from typing import Any, cast

import h11
from hypercorn.protocol.events import Data
from hypercorn.protocol.h11 import H11WSConnection
from hypercorn.typing import ASGIReceiveCallable, ASGISendCallable
from quart import Websocket
from quart.asgi import ASGIWebsocketConnection

from lms.realtime.connection import Connection, OnMessage
from lms.realtime.limits import Limits

EARLY_BYTES = 65_536  # of frames a client sends before it has seen our 101
KEY = "lms.handshake"


class Handshake(ASGIWebsocketConnection):
    """`app.asgi_websocket_class = Handshake` lets `adopt` find the connection."""

    async def __call__(self, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        cast("dict[str, Any]", self.scope)[KEY] = send
        await super().__call__(receive, send)


class Early(H11WSConnection):
    """Keeps what comes behind the request, where hypercorn would answer 400, for the connection."""

    def next_event(self) -> Data | type[h11.NEED_DATA]:
        """Never any: hypercorn gets nothing to read from a websocket."""
        if len(self.buffer) > EARLY_BYTES:
            raise h11.RemoteProtocolError("too much before the handshake")
        return h11.NEED_DATA


async def adopt(
    websocket: Websocket,
    on_message: OnMessage,
    limits: Limits,
    *,
    subprotocol: str | None = None,
    owner: object = None,
) -> Connection:
    """Accept, then take the connection; what Quart and hypercorn hold ends when the route returns.

    No message comes before the caller's next await. Where the peer is gone already, the connection
    ends then, like any other. Refusing (403) is the route's: return before this call.
    """
    send = cast("dict[str, Any]", websocket.scope)[KEY]
    stream = send.__self__  # hypercorn.protocol.ws_stream.WSStream
    http = stream.send.__self__  # Http1
    tcp = http.send.__self__  # hypercorn.asyncio.tcp_server.TCPServer
    writer: asyncio.StreamWriter = tcp.writer
    reader: asyncio.StreamReader = tcp.reader
    transport = cast("asyncio.Transport", writer.transport)

    stream.handshake.extensions = None  # no deflate, whatever they offer
    if not transport.is_closing():
        transport.set_write_buffer_limits(high=0)  # pause_writing says: the kernel is full
        if limits.kernel_bytes:
            tcp_socket = transport.get_extra_info("socket")
            tcp_socket.setsockopt(SOL_SOCKET, SO_SNDBUF, limits.kernel_bytes)
    await websocket.accept(subprotocol=subprotocol)

    # What came behind the request, wherever hypercorn's reading has brought it.
    early = bytes(http.connection.buffer + reader._buffer)  # type: ignore[attr-defined]
    reader._buffer.clear()  # type: ignore[attr-defined]
    connection = Connection(transport, on_message, limits, owner, early)
    loop = asyncio.get_running_loop()
    if stream.closed or transport.is_closing():
        loop.call_soon(connection.connection_lost, None)
        return connection
    transport.set_protocol(connection)
    if early:
        loop.call_soon(connection.data_received, b"")
    if reader.at_eof():
        loop.call_soon(transport.close)

    # Nobody else writes to it or closes it, not even StreamWriter.__del__.
    stream.closed = True
    tcp.writer = writer._transport = Gone()  # type: ignore[attr-defined]
    reader.feed_eof()
    return connection


class Gone:
    """What hypercorn's tasks hold when the transport has moved on, while they end."""

    @property
    def transport(self) -> Gone:
        return self

    def is_closing(self) -> bool:
        return True

    def get_write_buffer_size(self) -> int:
        return 0

    def get_extra_info(self, name: str, default: object = None) -> object:  # noqa: ARG002
        return default

    def write(self, data: bytes) -> None:
        pass

    def close(self) -> None:
        pass

    write_eof = abort = close

    async def drain(self) -> None:
        pass

    wait_closed = drain
