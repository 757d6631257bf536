"""The transport of frames: a websocket as one small protocol object on a TCP transport.

No module above this one handles websocket frames. A `Connection` has no task, no queue and, while
idle, no timer; the transport's buffer is its queue. `adopt` creates one.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from struct import pack

from lms.realtime.frames import (
    BINARY,
    CLOSE,
    CODES,
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    BrokenError,
    Message,
    frame,
    unmask,
)
from lms.realtime.limits import Limits

log = logging.getLogger(__name__)

UNSUPPORTED, INVALID_TEXT = 1003, 1007
SLOW, FLOOD, INTERNAL, TOO_BIG = 4001, 4005, 4006, 4413

# The states in order: open; close frame sent; input ignored too; connection gone.
OPEN, CLOSING, DEAF, LOST = range(4)


OnMessage = Callable[["Connection", str | None], None]


def drop(_: bytes) -> None:
    """`write` of a connection that has ended."""


_open = 0


def open_websockets() -> int:
    """How many connections of this process are open: each is a file descriptor."""
    return _open


class Connection(asyncio.Protocol):
    """An open websocket: each message goes to `on_message(connection, text)`, the end as `None`.

    The end is told exactly once, when the connection is gone, never from inside a write.
    `on_message` must be quick and must not raise; if it does, the connection is closed with 4006.
    `write(done)` takes a finished frame and returns at once; past `Limits.buffer_bytes` it closes
    the connection instead. `owner` belongs to the layer above. `slow`: the buffer is not empty.
    """

    __slots__ = (
        "__weakref__", "_at", "_bytes_until", "_frames_until", "_held", "_limits", "_message",
        "_on_message", "_rest", "_state", "_timer", "owner", "slow", "transport", "write",
    )  # fmt: skip

    def __init__(
        self,
        transport: asyncio.Transport,
        on_message: OnMessage,
        limits: Limits,
        owner: object = None,
        early: bytes = b"",
    ) -> None:
        global _open
        _open += 1
        self.transport = transport
        self.owner = owner
        self.slow = False
        self.write: Callable[[bytes], None] = transport.write  # swapped while slow, when ended
        self._on_message = on_message
        self._limits = limits
        self._rest = early  # received but not parsed, from `_at` on
        self._at = 0
        # Until when the received bytes are within the budget (monotonic); at most a burst ahead.
        self._frames_until = self._bytes_until = 0.0
        self._message: Message | None = None  # the fragments of an unfinished one
        self._held = False
        self._state = OPEN
        self._timer: asyncio.TimerHandle | None = None

    @property
    def ended(self) -> bool:
        """Whether writes are dropped: closed by us or the peer, or lost."""
        return self._state != OPEN

    @property
    def pending(self) -> int:
        """Bytes written that the kernel has not taken yet."""
        return self.transport.get_write_buffer_size()

    # Reading

    def pause(self) -> None:
        """Stop reading after this message; at most one read (256 KiB) is buffered here."""
        if self._state == OPEN and not self._held:
            self._held = True
            self.transport.pause_reading()

    def resume(self) -> None:
        """Resume reading, first what is buffered here. Not to be called from `on_message`."""
        if not self._held:
            return
        self._held = False
        self._read(self._rest, self._at)
        if not self._held and self._state < LOST:
            self.transport.resume_reading()

    def data_received(self, data: bytes) -> None:
        if self._state >= DEAF:
            return
        if not self._affords(len(data)):
            self._fail(FLOOD)
            return
        if self._rest:
            data, self._at = self._rest[self._at :] + data, 0
        if self._held:
            self._rest = data
        else:
            self._read(data, 0)

    def _affords(self, size: int) -> bool:
        """Count bytes; returns whether they are within the budget."""
        per_s, now = self._limits.bytes_per_s, time.monotonic()
        self._bytes_until = max(self._bytes_until, now) + size / per_s
        return self._bytes_until - now <= self._limits.bytes_burst / per_s

    def _read(self, data: bytes, at: int) -> None:
        try:
            at = self._understand(data, at)
        except UnicodeDecodeError:
            self._fail(INVALID_TEXT)
        except BrokenError as broken:
            self._fail(broken.code)
        else:
            self._rest, self._at = (data, at) if self._held else (data[at:], 0)

    def _understand(self, data: bytes, at: int) -> int:
        """Handle all complete frames in `data[at:]`; returns where the incomplete one begins."""
        have, per_s, now = len(data), self._limits.frames_per_s, time.monotonic()
        until = max(self._frames_until, now)
        latest = now + self._limits.frames_burst / per_s
        while have - at >= 2 and not self._held:
            op, fin, size, body = data[at] & 15, data[at] >= 128, data[at + 1] & 127, at + 6
            if data[at] & 0x70 or data[at + 1] < 128:
                raise BrokenError  # a reserved bit, an unmasked frame
            if op >= CLOSE:
                if size > 125 or not fin or op > PONG:
                    raise BrokenError
            elif op > BINARY or (op == CONTINUATION) == (self._message is None):
                # also: a continuation without a start, a start inside another message
                raise BrokenError
            if size >= 126:
                wide = 2 if size == 126 else 8
                if have - at < 2 + wide:
                    break
                size = int.from_bytes(data[at + 2 : at + 2 + wide], "big")
                body += wide
                if size < (126 if wide == 2 else 65_536) or size >> 63:
                    raise BrokenError  # not the shortest encoding of the length
            if op < CLOSE:
                if op == BINARY:
                    raise BrokenError(UNSUPPORTED)
                if size + (self._message.size if self._message else 0) > self._limits.message_bytes:
                    raise BrokenError(TOO_BIG)
            if have - body < size:
                break
            self._frames_until = until = until + 1 / per_s
            if until > latest:
                raise BrokenError(FLOOD)
            at = body + size
            plain = unmask(data[body:at], data[body - 4 : body])
            if op >= CLOSE:
                self._control(op, plain)
            elif op == TEXT and fin:
                self._tell(plain.decode())
            else:
                self._fragment(plain, fin)
        return at

    def _fragment(self, plain: bytes, fin: bool) -> None:
        self._message = self._message or Message()
        self._message.add(plain, fin)
        if fin:
            text, self._message = "".join(self._message.texts), None
            self._tell(text)

    def _control(self, op: int, plain: bytes) -> None:
        if op == PING:
            if not self.slow:  # else the client gets enough to send data already
                self.write(frame(plain, PONG))
        elif op == CLOSE:
            code = int.from_bytes(plain[:2], "big")
            if plain and (len(plain) == 1 or code not in CODES):
                raise BrokenError
            plain[2:].decode()
            self.close(code)
            self._hang_up()  # both close frames were exchanged

    def _tell(self, text: str | None) -> None:
        if self._state == OPEN or text is None:
            try:
                self._on_message(self, text)
            except Exception:
                log.exception("what a socket said was not handled")
                self.close(INTERNAL)

    def _fail(self, code: int) -> None:
        self.close(code)
        self._deaf()

    def _deaf(self) -> None:
        self._state = DEAF
        self._rest, self._at, self._message = b"", 0, None

    # Ending

    def close(self, code: int, reason: str = "") -> None:
        """Send a close frame (`code` 0: an empty one); TCP ends soon, whatever the peer does.

        `reason` is cut at 123 bytes. A second call does nothing.
        """
        if self._state != OPEN:
            return
        self._state, self.write = CLOSING, drop
        if self._held:  # unread input would turn our FIN into a RST
            self._held = False
            self.transport.resume_reading()
        if not self.transport.is_closing():
            words = reason.encode()[:123].decode(errors="ignore").encode()
            self.transport.write(frame(pack("!H", code) + words if code else b"", CLOSE))
        self._arm(self._limits.linger_s, self._hang_up)

    def _hang_up(self) -> None:
        self.transport.close()
        self._arm(self._limits.abort_s, self.transport.abort)

    def _stalled(self) -> None:
        """The peer doesn't read, so the close frame will hardly get out either."""
        self.close(SLOW)
        self._arm(self._limits.linger_s, self.transport.abort)

    def _arm(self, after: float, then: Callable[[], None]) -> None:
        """Set the only timer; it runs while the buffer isn't empty or the connection closes."""
        self._disarm()
        if self._state != LOST:
            self._timer = asyncio.get_running_loop().call_later(after, then)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def eof_received(self) -> None:
        """A FIN without a close frame: the transport flushes and closes by itself."""
        if self._state == OPEN:
            self._state, self.write = DEAF, drop
            self._arm(self._limits.abort_s, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        global _open
        if self._state == LOST:
            return
        _open -= 1
        self._deaf()
        self._state, self.write = LOST, drop
        self._disarm()
        self._tell(None)

    # Flow control: `adopt` sets the transport's high-water mark to 0, so these report empty or not.

    def pause_writing(self) -> None:
        self.slow = True
        if self._state == OPEN:
            self.write = self._write_slow
            self._arm(self._limits.stall_s, self._stalled)

    def resume_writing(self) -> None:
        self.slow = False
        if self._state == OPEN:
            self.write = self.transport.write
            self._disarm()

    def _write_slow(self, done: bytes) -> None:
        if self.transport.get_write_buffer_size() > self._limits.buffer_bytes:
            self.close(SLOW)
        else:
            self.transport.write(done)
