"""A cheap client websocket: one protocol object, no task, no queue."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from struct import pack
from typing import Any, Self
from urllib.parse import urlsplit

import msgspec

CONNECT_S = 10.0
LOST = 1006
"""The code for an end without a close frame, as in browsers."""
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
CACHED_FRAMES = 128
decode = msgspec.json.Decoder().decode
encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Target:
    """The server's address."""

    url: str
    host: str
    port: int
    tls: ssl.SSLContext | None

    @classmethod
    def of(cls, url: str) -> Self:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{url} is no http(s) address")
        secure = parts.scheme == "https"
        tls = ssl.create_default_context() if secure else None
        port = parts.port or (443 if secure else 80)
        return cls(f"{parts.scheme}://{parts.netloc}", parts.hostname, port, tls)

    @property
    def handshake(self) -> bytes:
        return (
            f"GET /api/v1/realtime HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n"
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Protocol: lms.v1\r\n\r\n"
        ).encode()


def masked(body: bytes, op: int = TEXT) -> bytes:
    """A client's frame. The masking key is zero, which is legal and makes masking free."""
    size = len(body)
    if size < 126:
        return bytes((128 | op, 128 | size, 0, 0, 0, 0)) + body
    if size < 65_536:
        return pack("!BBHI", 128 | op, 254, size, 0) + body
    return pack("!BBQI", 128 | op, 255, size, 0) + body


_read_once = lru_cache(CACHED_FRAMES)(decode)


def understood(body: bytes) -> dict[str, Any]:
    """The decoded frame, cached since thousands of players get equal ones. Don't modify it."""
    read = decode if body.startswith(b'{"id":') else _read_once
    return read(body)  # type: ignore[no-any-return]


OnFrame = Callable[[dict[str, Any]], None]
Ended = Callable[[int, str], None]


class Line(asyncio.Protocol):
    """An open socket: frames go to `on_frame`, the end once to `ended(code, reason)`.

    `code` is what the server's close frame said, or 1006.
    """

    __slots__ = ("_code", "_ended", "_handle", "_opened", "_reason", "_rest", "_said", "transport")

    def __init__(self, on_frame: OnFrame, ended: Ended, opened: asyncio.Future[None]) -> None:
        self.transport: asyncio.Transport
        self._handle = on_frame
        self._ended: Ended | None = ended
        self._opened = opened
        self._rest = b""
        self._code, self._reason = LOST, ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        data = self._rest + data if self._rest else data
        if not self._opened.done():
            head, found, data = data.partition(b"\r\n\r\n")
            if not found:
                self._rest = head
                return
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                status = head.split(b"\r\n", 1)[0].decode(errors="replace")
                self._opened.set_exception(ConnectionError(f"no websocket: {status}"))
                self.transport.abort()
                return
            self._opened.set_result(None)
        at, have = 0, len(data)
        while have - at >= 2:
            op, size, body = data[at] & 15, data[at + 1], at + 2
            if size == 126:
                size, body = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
            elif size == 127:
                size, body = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
            if have < body + size:
                break
            at = body + size
            if op == TEXT:
                self._handle(understood(data[body:at]))
            elif op == PING:
                self.transport.write(masked(data[body:at], PONG))
            elif op == CLOSE:
                self._code = int.from_bytes(data[body : body + 2], "big") or LOST
                self._reason = data[body + 2 : at].decode(errors="replace")
                self.transport.write(masked(data[body : body + 2], CLOSE))
                self.transport.close()
                return
        self._rest = data[at:]

    def connection_lost(self, error: Exception | None) -> None:
        if not self._opened.done():
            self._opened.set_exception(error or ConnectionError("closed during the handshake"))
        if self._ended is not None:
            ended, self._ended = self._ended, None
            ended(self._code, self._reason)

    def send(self, frame: dict[str, Any]) -> None:
        self.transport.write(masked(encode(frame)))

    def drop(self) -> None:
        """Abort the connection without a close frame, as a dead phone does; `ended` gets 1006."""
        self.transport.abort()


async def connect(target: Target, on_frame: OnFrame, ended: Ended) -> Line:
    """Open a connection; ConnectionError, OSError or TimeoutError when that fails."""
    loop = asyncio.get_running_loop()
    opened: asyncio.Future[None] = loop.create_future()

    def told(code: int, reason: str) -> None:
        if opened.done() and not opened.cancelled() and opened.exception() is None:
            ended(code, reason)

    async with asyncio.timeout(CONNECT_S):
        transport, line = await loop.create_connection(
            lambda: Line(on_frame, told, opened), target.host, target.port, ssl=target.tls
        )
        try:
            transport.write(target.handshake)
            await opened
        except BaseException:
            transport.abort()
            raise
    return line
