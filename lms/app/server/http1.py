"""HTTP/1.1 as hypercorn implements it, made strict; a refusal costs no task."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import h11
import hypercorn.asyncio.run
import hypercorn.protocol
from h11._headers import Headers as CheckedHeaders
from h11._receivebuffer import ReceiveBuffer
from hypercorn.events import Closed, RawData
from hypercorn.protocol.events import EndBody, Request, StreamClosed
from hypercorn.protocol.events import Event as StreamEvent
from hypercorn.protocol.h11 import STREAM_ID, H11Protocol, H11WSConnection
from hypercorn.protocol.http_stream import ASGIHTTPState, HTTPStream
from hypercorn.protocol.ws_stream import WSStream
from hypercorn.utils import suppress_body

from lms.app.server.connections import Bounds, HttpConnection, full, open_connections
from lms.app.server.takeover import Early

Headers = list[tuple[bytes, bytes]]
Gate = Callable[[str, str, Headers], tuple[Headers, bytes] | None]
_gate: Gate | None = None
CONTROL = re.compile(rb"[\x00-\x1f\x7f]")
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
"""Headers of a handshake that hypercorn decodes as ASCII."""


class StrictBuffer(ReceiveBuffer):
    """Refuses lines that end with LF alone, before a body and after its last chunk."""

    def maybe_extract_lines(self) -> list[bytearray] | None:
        """The lines up to an empty one, when they are all there."""
        waiting = bytes(self._data)
        lines = b"" if waiting[:2] == b"\r\n" else waiting.partition(b"\r\n\r\n")[0]
        if lines.count(b"\n") != lines.count(b"\r\n"):
            raise h11.RemoteProtocolError("a line that ends with LF alone")
        return super().maybe_extract_lines()


class Strict(h11.Connection):
    """Refuses requests that two servers in a row may parse differently (RFC 9112, 2.2 and 6.1)."""

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
    """HTTP/1.1 and websockets on it, without the upgrade to HTTP/2, whose streams can't be taken
    over."""

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
        headers = [(name, value) for _, name, value in request.headers._full_items]
        if _gate is not None:
            path = unquote(request.target.partition(b"?")[0].decode("ascii"))
            if refused := _gate(request.method.decode("ascii"), path, headers):
                safe, body = refused
                told = b"" if request.method == b"HEAD" else body
                self.stream = Refusal(self, safe, told)  # type: ignore[assignment]
                return
        if any(name == b"upgrade" for name, _ in headers):
            await self._perhaps_upgrade(request)
            return
        self.stream = HTTPStream(
            self.app, self.config, self.context, self.task_group, self.ssl, self.client,
            self.server, self.stream_send, STREAM_ID,
        )  # fmt: skip
        await self.stream.handle(
            Request(
                stream_id=STREAM_ID,
                headers=headers,
                http_version=request.http_version.decode("ascii"),
                method=request.method.decode("ascii").upper(),
                raw_path=request.target,
                state=self.connection_state,
            )
        )
        self.keep_alive_requests += 1

    async def _perhaps_upgrade(self, request: h11.Request) -> None:
        await super()._create_stream(request)
        if isinstance(self.connection, H11WSConnection):
            self.connection = Early(self.connection.h11_connection)
        if isinstance(self.stream, WSStream) and self.stream.closed:
            await self.send(Closed())  # an invalid handshake; hypercorn would wait for ever

    async def stream_send(self, event: StreamEvent) -> None:
        if isinstance(event, StreamClosed) and isinstance(self.stream, HTTPStream):
            _unblock(self.stream)
        await super().stream_send(event)

    async def send_whole(self, status: int, headers: Headers, body: bytes) -> None:
        """Write head and body of a response at once."""
        headers += self.config.response_headers("h11")
        if self.keep_alive_requests >= self.config.keep_alive_max_requests:
            headers.append((b"connection", b"close"))
        send = self.connection.send
        try:
            head = send(h11.Response(status_code=status, headers=_checked(headers)))
            whole = head + (send(h11.Data(data=body)) if body else b"") + send(h11.EndOfMessage())
        except h11.LocalProtocolError:
            if self.connection.their_state is not h11.ERROR:
                raise
        else:
            await self.send(RawData(whole))


def _checked(headers: Headers) -> Any:
    """In h11's form if all are clean: h11 would check each with two expressions."""
    if CONTROL.search(b"".join(part for header in headers for part in header)):
        return headers
    return CheckedHeaders([(name, name, value) for name, value in headers])


class Refusal:
    """Replaces a stream: sends a 503 when the request is complete, without a task for it."""

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


async def respond(stream: HTTPStream, status: int, headers: Headers, body: bytes) -> None:
    """Send a whole response with one write, and end its stream."""
    http: Http1 = stream.send.__self__  # type: ignore[attr-defined]
    if not stream.closed:
        shown = b"" if suppress_body(stream.scope["method"], status) else body
        await http.send_whole(status, headers, shown)
        stream.state = ASGIHTTPState.CLOSED
        await http.stream_send(StreamClosed(stream.stream_id))


def _unblock(stream: HTTPStream) -> None:
    """Nobody reads the rest of the body after the response; a queue for it must not block."""
    queue = getattr(stream.app_put, "__self__", None)
    stream.app_put = _ignore
    while isinstance(queue, asyncio.Queue) and not queue.empty():
        queue.get_nowait()


async def _ignore(_message: object) -> None:
    pass


def prepare_hypercorn(bounds: Bounds | None = None, gate: Gate | None = None) -> None:
    """Call it once, before serving. From then on every websocket route must adopt or refuse.

    `gate` returns the 503 with which a request is refused before anything is created for it.
    """
    global _gate
    _gate = gate
    hypercorn.protocol.H11Protocol = Http1  # type: ignore[attr-defined, assignment]
    hypercorn.asyncio.run.TCPServer = HttpConnection  # type: ignore[attr-defined, assignment]
    open_connections.bounds = bounds or Bounds()
