"""Quart and hypercorn shake hands, then the connection is ours.

With `connections.py` the only module that knows private names of quart, hypercorn and h11, which
is why all are pinned exactly; tests/realtime/test_handshake.py says which name is missing after an
upgrade.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from socket import SO_SNDBUF, SOL_SOCKET
from typing import Any, cast
from urllib.parse import unquote

import h11
import hypercorn.asyncio.run
import hypercorn.protocol
from h11._receivebuffer import ReceiveBuffer
from hypercorn.events import Closed, RawData
from hypercorn.protocol.events import Data, EndBody, StreamClosed
from hypercorn.protocol.events import Event as StreamEvent
from hypercorn.protocol.h11 import H11Protocol, H11WSConnection
from hypercorn.protocol.http_stream import HTTPStream
from hypercorn.protocol.ws_stream import WSStream
from hypercorn.typing import ASGIReceiveCallable, ASGISendCallable
from quart import Websocket
from quart.asgi import ASGIWebsocketConnection

from lms.realtime.connection import Connection, Limits, OnMessage
from lms.realtime.connections import Bounds, HttpConnection, full, open_connections

EARLY_BYTES = 65_536  # of frames a client sends before it has seen our 101
KEY = "lms.handshake"
Headers = list[tuple[bytes, bytes]]
Gate = Callable[[str, str, Headers], tuple[Headers, bytes] | None]
_gate: Gate | None = None
HANDSHAKE = frozenset(
    {
        b"connection",
        b"upgrade",
        b"sec-websocket-extensions",
        b"sec-websocket-key",
        b"sec-websocket-protocol",
        b"sec-websocket-version",
    }
)
"""Hypercorn takes them for text."""


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


class StrictBuffer(ReceiveBuffer):
    """Refuses lines that end with LF alone, before a body and behind its last chunk."""

    def maybe_extract_lines(self) -> list[bytearray] | None:
        """The lines up to an empty one, when they are all there."""
        waiting = bytes(self._data)
        lines = b"" if waiting[:2] == b"\r\n" else waiting.partition(b"\r\n\r\n")[0]
        if lines.count(b"\n") != lines.count(b"\r\n"):
            raise h11.RemoteProtocolError("a line that ends with LF alone")
        return super().maybe_extract_lines()


class Strict(h11.Connection):
    """Refuses what two servers in a row may read in two ways (RFC 9112, 2.2 and 6.1)."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self._receive_buffer = StrictBuffer()

    def next_event(self) -> Any:
        event = super().next_event()
        if isinstance(event, h11.Request):
            names = [name for name, _ in event.headers]
            if b"transfer-encoding" in names and b"content-length" in names:
                raise h11.RemoteProtocolError("two lengths")
            for name, value in event.headers:
                if name in HANDSHAKE and not value.isascii():
                    raise h11.RemoteProtocolError("a handshake that is no text")
        return event


class Http1(H11Protocol):
    """HTTP/1.1 and websockets on it, no way over to HTTP/2, whose streams nobody can take over."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        most = self.config.h11_max_incomplete_size
        self.connection = Strict(h11.SERVER, max_incomplete_event_size=most)

    async def _check_protocol(self, event: h11.Request) -> None:
        """Ignore h2c upgrades and prior knowledge: every request is answered as HTTP/1.1."""

    async def _create_stream(self, request: h11.Request) -> None:
        held = self.send.__self__  # type: ignore[attr-defined]
        if held.spare and (answer := full(request.target)):
            await self.send(RawData(answer))
            await self.send(Closed())
            return
        if _gate is not None:
            path = unquote(request.target.partition(b"?")[0].decode("ascii"))
            if refused := _gate(request.method.decode("ascii"), path, list(request.headers)):
                headers, body = refused
                told = b"" if request.method == b"HEAD" else body
                self.stream = Refusal(self, headers, told)  # type: ignore[assignment]
                return
        await super()._create_stream(request)
        if isinstance(self.connection, H11WSConnection):
            self.connection = Early(self.connection.h11_connection)
        if isinstance(self.stream, WSStream) and self.stream.closed:
            await self.send(Closed())  # a handshake that is none; hypercorn would wait for ever

    async def stream_send(self, event: StreamEvent) -> None:
        if isinstance(event, StreamClosed) and isinstance(self.stream, HTTPStream):
            _unblock(self.stream)
        await super().stream_send(event)


class Refusal:
    """In the place of a stream: a 503 when the request is whole, and no task for it."""

    closed = False

    def __init__(self, http: Http1, headers: Headers, body: bytes) -> None:
        self.http, self.headers, self.body = http, headers, body

    async def handle(self, event: StreamEvent) -> None:
        if isinstance(event, EndBody):
            http = self.http
            await http._send_h11_event(h11.Response(status_code=503, headers=self.headers))
            if self.body:
                await http._send_h11_event(h11.Data(data=self.body))
            await http._send_h11_event(h11.EndOfMessage())
            await http._maybe_recycle()


def _unblock(stream: HTTPStream) -> None:
    """Nobody reads on what comes of the body after the answer; the queue must not hold it up."""
    queue: asyncio.Queue[Any] = stream.app_put.__self__  # type: ignore[attr-defined]
    stream.app_put = _ignore
    while not queue.empty():
        queue.get_nowait()


async def _ignore(_message: object) -> None:
    pass


def prepare_hypercorn(bounds: Bounds | None = None, gate: Gate | None = None) -> None:
    """Once, before serving. From here on every websocket route must adopt or refuse.

    `gate` says with what 503 a request is refused before anything is made for it.
    """
    global _gate
    _gate = gate
    hypercorn.protocol.H11Protocol = Http1  # type: ignore[attr-defined, assignment]
    hypercorn.asyncio.run.TCPServer = HttpConnection  # type: ignore[attr-defined, assignment]
    open_connections.bounds = bounds or Bounds()


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
