"""What one socket may send whatever it holds: control frames and empty fragments cost too."""

from __future__ import annotations

import asyncio
import time

import pytest

from lms.realtime.frames import CLOSE, CONTINUATION, PING, PONG, TEXT
from lms.realtime.limits import Limits
from tests.patience import PATIENCE_S
from tests.realtime.wires import Play, both_loops, closing, dialled, listening, masked, unframe

FLOODS = {
    "pings": [masked(PING)],
    "pings that hold something": [masked(PING, b"p" * 125)],
    "pongs": [masked(PONG)],
    "empty fragments": [masked(TEXT, fin=False), *[masked(CONTINUATION, fin=False)] * 50],
    "pings between fragments": [masked(TEXT, b"a", fin=False), *[masked(PING)] * 50],
    "empty texts": [masked(TEXT)],
}
LIMITS = Limits(frames_per_s=100, frames_burst=200, linger_s=0.1)


def closes(answered: bytes) -> list[bytes]:
    return [body for op, body in unframe(answered) if op == CLOSE]


@both_loops
@pytest.mark.parametrize("kind", FLOODS)
def test_a_flood_of_any_frames_is_closed_with_4005(run: Play, kind: str) -> None:
    first, *more = FLOODS[kind]

    async def scene() -> None:
        async with listening(LIMITS) as room, dialled(room) as (reader, writer):
            writer.write(first + b"".join(more or [first]) * 1000)
            answered = await asyncio.wait_for(reader.read(), PATIENCE_S)
            assert closes(answered) == [closing(4005)]
            assert len(room.heard) <= 200
            assert room.ends == 1

    run(scene())


@both_loops
def test_a_flood_of_bytes_is_closed_with_4005(run: Play) -> None:
    async def scene() -> None:
        limits = Limits(bytes_per_s=131_072, bytes_burst=524_288, linger_s=0.1)
        async with listening(limits) as room, dialled(room) as (reader, writer):
            writer.write(masked(TEXT, b"t" * 16_000) * 40)
            assert closes(await asyncio.wait_for(reader.read(), PATIENCE_S)) == [closing(4005)]
            assert len(room.heard) <= 33

    run(scene())


@both_loops
def test_a_burst_is_allowed_and_comes_back_with_time(run: Play) -> None:
    async def scene() -> None:
        limits = Limits(frames_per_s=1000, frames_burst=200)
        async with listening(limits) as room, dialled(room) as (reader, writer):
            for _ in range(3):
                writer.write(masked(PING) * 199)
                assert await asyncio.wait_for(reader.readexactly(2 * 199), PATIENCE_S)
                await asyncio.sleep(0.25)
            assert not room.connections[0].ended

    run(scene())


@both_loops
def test_the_others_hardly_wait_while_somebody_floods(run: Play) -> None:
    async def scene() -> None:
        async with (
            listening(LIMITS) as room,
            dialled(room) as (_reader, flooding),
            dialled(room) as (reader, writer),
        ):
            flooding.write(masked(PING) * 300_000)
            waited = []
            for _ in range(20):
                begun = time.monotonic()
                writer.write(masked(PING))
                await reader.readexactly(2)
                waited.append(time.monotonic() - begun)
                await asyncio.sleep(0.01)
            # Six bytes each: heard out, 300,000 frames would take a second of one core.
            assert sorted(waited)[-2] < 0.25, waited

    run(scene())
