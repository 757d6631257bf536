"""A line on real TCP: peers that stall, flood, vanish, or do as they should."""

from __future__ import annotations

import asyncio
import gc
import socket
import struct
import weakref

import pytest

from lms.realtime.channels import broadcast, broadcast_latest
from lms.realtime.connection import Connection
from lms.realtime.frames import CLOSE, PING, TEXT, frame
from lms.realtime.limits import Limits
from tests.patience import PATIENCE_S
from tests.realtime.wires import (
    Play,
    both_loops,
    closing,
    dialled,
    fill,
    listening,
    masked,
    unframe,
    unhurried,
    until,
)

pytestmark = both_loops


def test_no_timer_runs_while_a_line_is_idle(run: Play) -> None:
    async def scenario() -> None:
        async with listening() as room, dialled(room) as (reader, _):
            await until(lambda: room.connections)
            line = room.connections[0]
            line.write(frame(b"x"))
            await reader.readexactly(3)
            assert line._timer is None
            assert not line.slow
            assert line.pending == 0

    run(scenario())


def test_a_reader_that_stalls_is_gone_soon_and_leaves_nothing(run: Play) -> None:
    async def scenario() -> None:
        limits = Limits(kernel_bytes=8192, stall_s=0.2, linger_s=0.1, abort_s=0.1)
        async with listening(limits) as room, dialled(room, 4096) as (_reader, writer):
            writer.transport.pause_reading()
            await until(lambda: room.connections)
            line = room.connections[0]
            started = asyncio.get_running_loop().time()
            await fill(line)
            assert 0 < line.pending <= 310
            await until(lambda: room.ends)
            assert asyncio.get_running_loop().time() - started >= 0.3
            left = weakref.ref(line)
            del line
            await asyncio.sleep(0.05)
            gc.collect()
            assert left() is None
        assert room.ends == 1

    run(scenario())


def test_a_buffer_over_the_limit_is_shut_with_4001(run: Play) -> None:
    async def scenario() -> None:
        limits = Limits(kernel_bytes=8192, buffer_bytes=50_000)
        async with listening(limits) as room, dialled(room, 4096) as (reader, writer):
            writer.transport.pause_reading()
            await until(lambda: room.connections)
            line, most, n = room.connections[0], 0, 0
            while not line.ended:
                broadcast(room.connections, frame(b"%06d" % n))
                n, most = n + 1, max(most, line.pending)
            assert most <= 50_000 + 100
            broadcast(room.connections, frame(b"too late"))
            writer.transport.resume_reading()
            frames = unframe(await reader.read())
            assert frames[-1] == (CLOSE, closing(4001))
            # All that was taken before arrives, in order, and nothing behind it.
            assert frames[:-1] == [(TEXT, b"%06d" % i) for i in range(n - 1)]
            await until(lambda: room.ends)

    run(scenario())


def test_a_slow_reader_that_catches_up_stays_and_misses_nothing(run: Play) -> None:
    async def scenario() -> None:
        limits = Limits(kernel_bytes=8192, stall_s=4)
        async with listening(limits) as room, dialled(room, 4096) as (reader, writer):
            writer.transport.pause_reading()
            await until(lambda: room.connections)
            line, n = room.connections[0], 0
            while line.pending < 30_000:
                line.write(frame(b"%06d" % n))
                n += 1
            assert line.slow
            writer.transport.resume_reading()
            got = await reader.readexactly(8 * n)
            assert unframe(got) == [(TEXT, b"%06d" % i) for i in range(n)]
            await until(lambda: not line.slow)
            assert not line.ended
            assert line._timer is None
            line.write(frame(b"again"))
            assert await reader.readexactly(7) == frame(b"again")

    run(scenario())


def test_the_latest_frame_waits_for_an_empty_buffer(run: Play) -> None:
    async def scenario() -> None:
        limits = Limits(kernel_bytes=8192)
        async with (
            listening(limits) as room,
            dialled(room, 4096) as (reader, writer),
            dialled(room) as (quick, _),
        ):
            await until(lambda: len(room.connections) == 2)
            writer.transport.pause_reading()
            port = writer.get_extra_info("sockname")[1]
            slow = next(
                x for x in room.connections if x.transport.get_extra_info("peername")[1] == port
            )
            await fill(slow)
            before = slow.pending
            for n in range(100):
                broadcast_latest(room.connections, frame(b"%06d" % n))
            assert slow.pending == before
            assert len(await quick.readexactly(800)) == 800
            writer.transport.resume_reading()
            await until(lambda: not slow.slow)
            broadcast_latest(room.connections, frame(b"newest"))
            while not (got := await reader.read(1 << 20)).endswith(b"newest"):
                assert b"0000" not in got

    run(scenario())


def test_pings_of_a_peer_that_does_not_read_pile_up_nothing(run: Play) -> None:
    async def scenario() -> None:
        limits = unhurried(kernel_bytes=8192, stall_s=5)
        async with listening(limits) as room, dialled(room, 4096) as (_reader, writer):
            writer.transport.pause_reading()
            for _ in range(400):
                writer.write(masked(PING, b"p" * 125) * 20)
                await writer.drain()
            writer.write(masked(TEXT, b"done"))
            await until(lambda: room.heard == ["done"])
            assert room.connections[0].pending <= 200

    run(scenario())


def test_a_fin_ends_the_line_once(run: Play) -> None:
    async def scenario() -> None:
        async with listening() as room, dialled(room) as (reader, writer):
            writer.write(masked(TEXT, b"last words") + b"\x81")
            writer.write_eof()
            assert await reader.read() == b""
            await until(lambda: room.ends)
            assert (room.heard, room.ends) == (["last words"], 1)

    run(scenario())


def test_a_fin_of_a_peer_that_does_not_read_ends_too(run: Play) -> None:
    async def scenario() -> None:
        limits = Limits(kernel_bytes=8192, stall_s=30, abort_s=0.1)
        async with listening(limits) as room, dialled(room, 4096) as (_reader, writer):
            writer.transport.pause_reading()
            await until(lambda: room.connections)
            line = room.connections[0]
            await fill(line)
            writer.write_eof()
            await until(lambda: room.ends)

    run(scenario())


def test_a_reset_ends_the_line_once(run: Play) -> None:
    async def scenario() -> None:
        async with listening() as room, dialled(room) as (_reader, writer):
            await until(lambda: room.connections)
            line = room.connections[0]
            sock = writer.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
            await until(lambda: room.ends)
            line.write(frame(b"to nobody"))
            broadcast([line], frame(b"to nobody"))
            line.close(4000)
            line.pause()
            line.resume()
            assert line.ended
            assert line.pending == 0
            assert room.ends == 1

    run(scenario())


@pytest.mark.parametrize("held", [False, True], ids=["reading", "paused"])
def test_a_flood_across_the_close_still_sees_the_close(run: Play, held: bool) -> None:
    async def scenario() -> None:
        def on_message(line: Connection, text: str | None) -> None:
            if text is not None and held:
                line.pause()

        limits = unhurried(linger_s=0.3)
        async with listening(limits, on_message) as room, dialled(room) as (reader, writer):
            flooding = True

            async def flood() -> None:
                while flooding:
                    writer.write(masked(TEXT, b"f" * 1000) * 20)
                    async with asyncio.timeout(PATIENCE_S):
                        await writer.drain()
                    await asyncio.sleep(0.001)

            task = asyncio.create_task(flood())
            await asyncio.sleep(0.1)
            room.connections[0].close(4005, "too fast")
            head = await reader.readexactly(12)
            flooding = False
            await task
            assert unframe(head) == [(CLOSE, closing(4005, b"too fast"))]
            assert await reader.read() == b"", "a RST would have raised"

    run(scenario())


def test_their_answer_to_our_close_ends_tcp_at_once(run: Play) -> None:
    async def scenario() -> None:
        async with listening(Limits(linger_s=30)) as room, dialled(room) as (reader, writer):
            writer.write(masked(TEXT, b"ab")[:3])  # in the middle of a frame
            await until(lambda: room.connections and room.connections[0]._rest)
            room.connections[0].close(4409, "é" * 200)
            [(op, body)] = unframe(await reader.readexactly(2 + 124))
            assert (op, body) == (CLOSE, closing(4409, "é".encode() * 61))
            writer.write(masked(TEXT, b"ab")[3:] + masked(CLOSE, closing(4409)))
            async with asyncio.timeout(PATIENCE_S):
                assert await reader.read() == b""
            assert room.heard == []

    run(scenario())


def test_who_ignores_our_close_is_hung_up_on(run: Play) -> None:
    async def scenario() -> None:
        limits = Limits(linger_s=0.1, abort_s=0.1, kernel_bytes=8192)
        async with (
            listening(limits) as room,
            dialled(room) as (reader, _),
            dialled(room, 4096) as (_, deaf),
        ):
            await until(lambda: len(room.connections) == 2)
            deaf.transport.pause_reading()
            for _ in range(100):
                broadcast(room.connections, frame(b"x" * 2000))
            assert any(line.slow for line in room.connections)
            for line in room.connections:
                line.close(4000)
            assert (await reader.read()).endswith(frame(closing(4000), CLOSE))
            await until(lambda: room.ends == 2)

    run(scenario())


def test_200_sockets_all_hear_4000_with_its_reason(run: Play) -> None:
    async def scenario() -> None:
        async with listening(Limits(linger_s=0.2)) as room:
            pairs = await asyncio.gather(
                *(asyncio.open_connection("127.0.0.1", room.port) for _ in range(200))
            )
            await until(lambda: len(room.connections) == 200)
            for line in room.connections:
                line.close(4000, '{"retry_after_ms": 1500}')
            for reader, writer in pairs:
                said = unframe(await reader.read())
                assert said == [(CLOSE, closing(4000, b'{"retry_after_ms": 1500}'))]
                writer.close()
            await until(lambda: room.ends == 200)

    run(scenario())


def test_a_pause_holds_the_peer_back_and_loses_nothing(run: Play) -> None:
    async def scenario() -> None:
        at_once: list[int] = []
        heard: list[int] = []
        waiting: list[str] = []
        most_kept = 0

        def on_message(line: Connection, text: str | None) -> None:
            nonlocal most_kept
            if text is None:
                return
            waiting.append(text)
            at_once.append(len(waiting))
            if len(waiting) == 4:
                line.pause()
                most_kept = max(most_kept, len(line._rest))

        async with listening(unhurried(), on_message) as room, dialled(room) as (_reader, writer):

            async def talk() -> None:
                for n in range(0, 30_000, 100):
                    writer.write(b"".join(masked(TEXT, b"%06d" % i) for i in range(n, n + 100)))
                    await writer.drain()

            task = asyncio.create_task(talk())
            while len(heard) < 30_000:
                await asyncio.sleep(0)
                while waiting:
                    heard.append(int(waiting.pop(0)))
                    if not waiting and room.connections[0]._held:
                        room.connections[0].resume()
            await task
            assert heard == list(range(30_000))
            assert max(at_once) == 4
            assert most_kept <= 2 * 262_144

    run(scenario())


def test_what_hear_raises_is_logged_and_shuts_with_4006(
    run: Play, caplog: pytest.LogCaptureFixture
) -> None:
    def on_message(line: Connection, text: str | None) -> None:
        raise (
            UnicodeDecodeError("utf-8", b"", 0, 1, "from above") if text else KeyError("at the end")
        )

    async def scenario() -> None:
        async with (
            listening(Limits(linger_s=0.05), on_message) as room,
            dialled(room) as (reader, writer),
        ):
            writer.write(masked(TEXT, b"x"))
            assert unframe(await reader.read()) == [(CLOSE, closing(4006))]
            await asyncio.sleep(0.05)
            room.connections.clear()

    run(scenario())
    assert [r.exc_info[0] for r in caplog.records if r.exc_info] == [UnicodeDecodeError, KeyError]
