"""What a line makes of bytes: any of them cut anywhere, and the known cases one by one."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Iterator
from typing import Any

import pytest
import uvloop
from hypothesis import given, settings
from hypothesis import strategies as st
from wsproto.connection import Connection as WsprotoConnection
from wsproto.connection import ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Ping, TextMessage
from wsproto.frame_protocol import Opcode

from lms.realtime.connection import Connection
from lms.realtime.frames import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, frame
from lms.realtime.limits import Limits
from tests.realtime.wires import (
    Play,
    both_loops,
    closing,
    dialled,
    listening,
    masked,
    unframe,
    until,
)


class Tape(asyncio.Transport):
    """A transport that keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.closed = False

    def write(self, data: Any) -> None:
        self.written += data

    def get_write_buffer_size(self) -> int:
        return 0

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    abort = pause_reading = resume_reading = close


class Tap(Tape):
    def pause_reading(self) -> None:
        pass

    resume_reading = pause_reading


texts = st.text(max_size=12).map(str.encode)
bodies = st.one_of(
    texts,
    st.binary(max_size=12),
    st.binary(min_size=120, max_size=130),
    texts.map(lambda t: t * 20),
)
codes = st.one_of(
    st.sampled_from([999, 1000, 1003, 1004, 1005, 1006, 1007, 1015, 2999, 3000, 4999, 5000]),
    st.integers(0, 65_535),
)
good = st.one_of(
    st.builds(masked, st.just(TEXT), texts),
    st.builds(
        lambda t, cut: masked(TEXT, t[:cut], fin=False) + masked(CONTINUATION, t[cut:]),
        texts,
        st.integers(0, 40),
    ),
    st.builds(masked, st.sampled_from([PING, PONG]), st.binary(max_size=10)),
)
shaky = st.one_of(
    st.builds(
        lambda op, body, fin: masked(op, body, fin=fin),
        st.sampled_from([CONTINUATION, TEXT, TEXT, BINARY, 3, CLOSE, PING, PONG, 11]),
        bodies,
        st.booleans(),
    ),
    st.builds(
        lambda code, why: masked(CLOSE, closing(code, why)), codes, texts | st.binary(max_size=5)
    ),
    st.binary(max_size=12),
    st.builds(lambda n: b"\x81\xfe" + struct.pack("!H", n) + b"aaaa", st.integers(0, 300)),
    st.builds(lambda n: b"\x81\xff" + struct.pack("!Q", n) + b"aaaa", st.integers(0, 2**64 - 1)),
)


@st.composite
def streams(draw: st.DrawFn) -> list[bytes]:
    """Mostly sound frames with a flaw or two, in pieces."""
    data = bytearray(b"".join(draw(st.lists(st.one_of(good, good, good, shaky), max_size=12))))
    for at in draw(st.lists(st.integers(0, 400), max_size=2)):
        if at < len(data):
            data[at] ^= draw(st.sampled_from([1, 8, 0x10, 0x80, 0xFF]))
    # The tail ends what is unfinished, so that both sides have to decide.
    whole = bytes(data) + bytes(400)
    cuts = sorted(draw(st.lists(st.integers(0, len(whole)), max_size=8)))
    return [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]


Outcome = tuple[list[str], list[bytes], bytes]  # messages, pongs, the body of the close frame


def expected(data: bytes, limit: int) -> Outcome:
    """What wsproto's server makes of it byte by byte, with our three differences.

    Binary is 1003, a message over `limit` is 4413, and 1014 is a valid code (IANA gave it away
    after wsproto's table was written).
    """
    server = WsprotoConnection(ConnectionType.SERVER)
    decoder = server._proto._frame_decoder
    messages: list[str] = []
    pongs: list[bytes] = []
    parts, size, seen = "", 0, None
    for i in range(len(data)):
        server.receive_data(data[i : i + 1])
        inside = server._proto._message_decoder.opcode is not None
        for event in server.events():
            if isinstance(event, TextMessage):
                parts += event.data
                if event.message_finished:
                    messages.append(parts)
                    parts, size = "", 0
            elif isinstance(event, BytesMessage):
                return messages, pongs, closing(1003)
            elif isinstance(event, Ping):
                pongs.append(bytes(event.payload))
            elif isinstance(event, CloseConnection):
                if event.reason == "CLOSE with unknown reserved code":
                    code = int.from_bytes(unmasked_tail(data[: i + 1]), "big")
                    return messages, pongs, closing(1014 if code == 1014 else 1002)
                return messages, pongs, b"" if event.code == 1005 else closing(int(event.code))
        header = decoder.header
        if header is not None and header is not seen and not header.opcode.iscontrol():
            if (header.opcode is Opcode.CONTINUATION) != inside:
                return messages, pongs, closing(1002)
            if header.opcode is Opcode.BINARY:
                return messages, pongs, closing(1003)
            size += header.payload_len
            if size > limit:
                return messages, pongs, closing(4413)
        seen = header
    raise AssertionError("the tail decides")


def unmasked_tail(data: bytes) -> bytes:
    """The code of the close frame that ends `data`."""
    for n in range(2, 126):
        at = len(data) - n - 6
        if at >= 0 and data[at] == 0x88 and data[at + 1] == 0x80 | n:
            key = data[at + 2 : at + 6]
            return bytes(c ^ key[i % 4] for i, c in enumerate(data[at + 6 : at + 8]))
    return b""


def outcome(pieces: list[bytes], limits: Limits, pause_every: int = 0) -> Outcome:
    """What a line makes of it; optionally it is paused after each n-th message, then resumed."""
    heard: list[str] = []

    def on_message(line: Connection, text: str | None) -> None:
        if text is not None:
            heard.append(text)
            if pause_every and len(heard) % pause_every == 0:
                line.pause()

    async def play() -> list[tuple[int, bytes]]:
        tape = Tap()
        line = Connection(tape, on_message, limits)
        for piece in pieces:
            line.data_received(piece)
            while line._held:
                line.resume()
        line.connection_lost(None)
        return unframe(tape.written)

    frames = runner.run(play())
    ends = [body for op, body in frames if op == CLOSE]
    assert len(ends) == 1
    assert frames[-1][0] == CLOSE, "nothing may follow the close frame"
    return heard, [body for op, body in frames if op == PONG], ends[0]


runner: asyncio.Runner


@pytest.fixture(scope="module", autouse=True)
def _one_loop() -> Iterator[None]:
    global runner
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        yield


@pytest.mark.slow
@settings(max_examples=600, deadline=None)
@given(streams())
def test_any_bytes_cut_anywhere_mean_what_wsproto_says(pieces: list[bytes]) -> None:
    assert outcome(pieces, Limits(message_bytes=150)) == expected(b"".join(pieces), 150)


@settings(max_examples=200, deadline=None)
@given(streams(), st.integers(1, 3))
def test_a_pause_changes_nothing_but_the_time(pieces: list[bytes], every: int) -> None:
    limits = Limits(message_bytes=150)
    assert outcome(pieces, limits, every) == outcome(pieces, limits)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.builds(masked, st.just(TEXT), texts), max_size=3), streams())
def test_after_our_close_nothing_is_heard_or_written(first: list[bytes], then: list[bytes]) -> None:
    heard: list[str | None] = []

    async def play() -> None:
        tape = Tape()
        line = Connection(tape, lambda _, text: heard.append(text), Limits(message_bytes=150))
        for piece in first:
            line.data_received(piece)
        line.close(4000)
        for piece in then:
            line.data_received(piece)
        line.write(b"late")
        line.close(4001)
        line.connection_lost(None)
        line.connection_lost(None)
        assert unframe(tape.written) == [(CLOSE, closing(4000))]

    runner.run(play())
    assert heard.count(None) == 1
    assert len(heard) == len(first) + 1


def test_after_a_broken_frame_nothing_is_kept_or_understood() -> None:
    async def play() -> None:
        tape = Tap()
        line = Connection(tape, lambda *_: None, Limits())
        line.data_received(b"\xff\xff")
        line.data_received(masked(TEXT, b"a" * 1000)[:500])
        line.data_received(masked(CLOSE, closing(1000)))
        assert line._rest == b""
        assert not tape.closed, "the flood may be longer, it is read until we hang up"
        assert unframe(tape.written) == [(CLOSE, closing(1002))]
        line.connection_lost(None)

    runner.run(play())


MAX = 16_384

CASES: list[tuple[str, bytes, list[str], list[tuple[int, bytes]]]] = [
    ("short", masked(TEXT, b"hi"), ["hi"], []),
    ("empty text", masked(TEXT), [""], []),
    ("125 bytes", masked(TEXT, b"a" * 125), ["a" * 125], []),
    ("126 bytes", masked(TEXT, b"a" * 126), ["a" * 126], []),
    ("the most", masked(TEXT, b"a" * MAX), ["a" * MAX], []),
    ("one too many", masked(TEXT, b"a" * (MAX + 1)), [], [(CLOSE, closing(4413))]),
    ("8-byte length", b"\x81\xff" + struct.pack("!Q", 2**62), [], [(CLOSE, closing(4413))]),
    ("top bit of a length", b"\x81\xff" + struct.pack("!Q", 2**63), [], [(CLOSE, closing(1002))]),
    (
        "the most in fragments",
        masked(TEXT, b"a" * MAX, fin=False) + masked(CONTINUATION),
        ["a" * MAX],
        [],
    ),
    (
        "too many in fragments",
        masked(TEXT, b"a" * MAX, fin=False) + masked(CONTINUATION, b"a"),
        [],
        [(CLOSE, closing(4413))],
    ),
    (
        "a letter cut in two",
        masked(TEXT, "é".encode()[:1], fin=False) + masked(CONTINUATION, "é".encode()[1:]),
        ["é"],
        [],
    ),
    (
        "control frames inside",
        masked(TEXT, b"a", fin=False)
        + masked(PING, b"?")
        + masked(PONG, b"!")
        + masked(CONTINUATION, b"b"),
        ["ab"],
        [(PONG, b"?")],
    ),
    ("ping of 125", masked(PING, b"p" * 125), [], [(PONG, b"p" * 125)]),
    ("ping of 126", masked(PING, b"p" * 126), [], [(CLOSE, closing(1002))]),
    ("ping in fragments", masked(PING, b"p", fin=False), [], [(CLOSE, closing(1002))]),
    ("long form of a short length", b"\x81\xfe\x00\x02kkkkab", [], [(CLOSE, closing(1002))]),
    ("reserved bit", b"\xc1" + masked(TEXT, b"x")[1:], [], [(CLOSE, closing(1002))]),
    ("unknown opcode", masked(3, b"x"), [], [(CLOSE, closing(1002))]),
    ("unknown control", masked(11, b"x"), [], [(CLOSE, closing(1002))]),
    ("unmasked", frame(b"x"), [], [(CLOSE, closing(1002))]),
    ("goes on with nothing", masked(CONTINUATION, b"x"), [], [(CLOSE, closing(1002))]),
    (
        "text inside text",
        masked(TEXT, b"a", fin=False) + masked(TEXT, b"b"),
        [],
        [(CLOSE, closing(1002))],
    ),
    ("binary", masked(BINARY, b"x"), [], [(CLOSE, closing(1003))]),
    ("empty binary", masked(BINARY), [], [(CLOSE, closing(1003))]),
    ("not UTF-8", masked(TEXT, b"\xff"), [], [(CLOSE, closing(1007))]),
    ("lone surrogate", masked(TEXT, b"\xed\xa0\x80"), [], [(CLOSE, closing(1007))]),
    (
        "half a letter at the end",
        masked(TEXT, b"a", fin=False) + masked(CONTINUATION, b"\xc3"),
        [],
        [(CLOSE, closing(1007))],
    ),
    ("heard, then wrong", masked(TEXT, b"a") + b"\xff\xff", ["a"], [(CLOSE, closing(1002))]),
    ("close", masked(CLOSE, closing(1000, b"bye")), [], [(CLOSE, closing(1000))]),
    ("close of ours", masked(CLOSE, closing(4321)), [], [(CLOSE, closing(4321))]),
    ("close without a code", masked(CLOSE), [], [(CLOSE, b"")]),
    ("close of one byte", masked(CLOSE, b"\x03"), [], [(CLOSE, closing(1002))]),
    *(
        (f"close {code}", masked(CLOSE, closing(code)), [], [(CLOSE, closing(1002))])
        for code in (0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535)
    ),
    ("close, not UTF-8", masked(CLOSE, closing(1000, b"\xff")), [], [(CLOSE, closing(1007))]),
    (
        "message after close",
        masked(CLOSE, closing(1000)) + masked(TEXT, b"x"),
        [],
        [(CLOSE, closing(1000))],
    ),
]


@pytest.mark.parametrize("pieces", [1, 0], ids=["whole", "byte by byte"])
@pytest.mark.parametrize(
    ("sent", "heard", "answered"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
@both_loops
def test_frame(
    run: Play, sent: bytes, heard: list[str], answered: list[tuple[int, bytes]], pieces: int
) -> None:
    async def scenario() -> None:
        async with listening(Limits(linger_s=0.05)) as room, dialled(room) as (reader, writer):
            ends = any(op == CLOSE for op, _ in answered)
            if pieces or len(sent) > 1000:
                writer.write(sent)
            else:
                for i in range(len(sent)):
                    if room.connections and room.connections[0].ended:
                        break
                    writer.write(sent[i : i + 1])
                    await writer.drain()
                    await asyncio.sleep(0)
            if not ends:  # sound: the line lives, as its answer to a ping shows
                writer.write(masked(PING, b"still there"))
                answer = await reader.readexactly(
                    len(frame(b"still there", PONG))
                    + sum(len(frame(body, op)) for op, body in answered)
                )
                assert unframe(answer) == [*answered, (PONG, b"still there")]
                assert not room.connections[0].ended
            else:
                assert unframe(await reader.read()) == answered
                await until(lambda: room.ends)
            assert room.heard == heard

    run(scenario())
