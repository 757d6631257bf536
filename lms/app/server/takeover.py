"""After Quart's and hypercorn's handshake the websocket's transport becomes our own connection."""

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

EARLY_BYTES = 65_536  # of frames that a client sends before it has received our 101
KEY = "lms.handshake"


class Handshake(ASGIWebsocketConnection):
    """`app.asgi_websocket_class = Handshake` lets `adopt` find the connection."""

    async def __call__(self, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        cast("dict[str, Any]", self.scope)[KEY] = send
        await super().__call__(receive, send)


class Early(H11WSConnection):
    """Stores the bytes behind the request for the connection; hypercorn would answer 400."""

    def next_event(self) -> Data | type[h11.NEED_DATA]:
        """Always empty: hypercorn reads nothing from a websocket."""
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
    """Accept, then take the connection over; Quart's and hypercorn's parts end with the route.

    No message is delivered before the caller's next await. If the peer has gone, the connection
    then ends like any other. To refuse (403), the route returns before this call.
    """
    send = cast("dict[str, Any]", websocket.scope)[KEY]
    stream = send.__self__  # hypercorn.protocol.ws_stream.WSStream
    http = stream.send.__self__  # Http1
    tcp = http.send.__self__  # hypercorn.asyncio.tcp_server.TCPServer
    writer: asyncio.StreamWriter = tcp.writer
    reader: asyncio.StreamReader = tcp.reader
    transport = cast("asyncio.Transport", writer.transport)

    stream.handshake.extensions = None  # no compression, even if the client offers it
    if not transport.is_closing():
        # pause_writing signals: the kernel's buffer is full
        transport.set_write_buffer_limits(high=0)
        if limits.kernel_bytes:
            tcp_socket = transport.get_extra_info("socket")
            tcp_socket.setsockopt(SOL_SOCKET, SO_SNDBUF, limits.kernel_bytes)
    await websocket.accept(subprotocol=subprotocol)

    # The bytes behind the request, wherever hypercorn has buffered them.
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

    # Nothing else writes to it or closes it, not even StreamWriter.__del__.
    stream.closed = True
    tcp.writer = writer._transport = Gone()  # type: ignore[attr-defined]
    reader.feed_eof()
    return connection


class Gone:
    """The transport that hypercorn's tasks hold until they end."""

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
