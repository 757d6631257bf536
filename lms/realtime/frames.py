"""The pieces of a websocket message (RFC 6455), as a server reads them."""

from __future__ import annotations

import codecs
from struct import pack

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
PROTOCOL_ERROR = 1002

# The codes that a peer's close frame may contain (IANA, except the reserved ones).
CODES = frozenset((*range(1000, 1004), *range(1007, 1015), *range(3000, 5000)))


def frame(body: bytes, op: int = TEXT) -> bytes:
    """A complete server frame; the same bytes may be sent to any number of connections."""
    size = len(body)
    if size < 126:
        return bytes((128 | op, size)) + body
    if size < 65_536:
        return pack("!BBH", 128 | op, 126, size) + body
    return pack("!BBQ", 128 | op, 127, size) + body


class BrokenError(Exception):
    """The peer broke the protocol; `code` is for our close frame."""

    def __init__(self, code: int = PROTOCOL_ERROR) -> None:
        self.code = code


class Message:
    """The fragments of an incomplete text message."""

    __slots__ = ("_decode", "size", "texts")

    def __init__(self) -> None:
        self.size = 0  # bytes
        self.texts: list[str] = []
        self._decode = codecs.getincrementaldecoder("utf-8")().decode

    def add(self, plain: bytes, last: bool) -> None:
        """Append a fragment; raises UnicodeDecodeError as soon as the text can't be valid."""
        self.size += len(plain)
        if text := self._decode(plain, last):
            self.texts.append(text)


def unmask(body: bytes, key: bytes) -> bytes:
    """`body` XOR the repeated four bytes of `key`: one big-integer operation, no loop."""
    size = len(body)
    mask = int.from_bytes((key * (size // 4 + 1))[:size], "little")
    return (int.from_bytes(body, "little") ^ mask).to_bytes(size, "little")
