"""The client that docs/examples shows plays a real game."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from pathlib import Path

import pytest

from tests.live.factories import make_game
from tests.patience import PATIENCE_S
from tests.server import Running
from tests.sockets import as_user

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "player.py"


class Gate:
    """A way to the server that drops some connections before a word is said, as a restart does."""

    def __init__(self, port: int, dropped: set[int]) -> None:
        self.port = port
        self.dropped = dropped
        self.seen = 0

    async def pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.seen += 1
        if self.seen in self.dropped:
            writer.close()
            return
        to, back = await asyncio.open_connection("127.0.0.1", self.port)
        await asyncio.gather(pump(reader, back), pump(to, writer))


async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await source.read(65_536):
            sink.write(data)
    sink.close()


@pytest.mark.slow
async def test_the_example_player_comes_back_when_nobody_answers(db: None, server: Running) -> None:
    game = await make_game(questions=1, time_limit_s=300)
    gate = Gate(server.port, {2, 3})  # the first one joins
    door = await asyncio.start_server(gate.pass_on, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{door.sockets[0].getsockname()[1]}"
    player = await asyncio.create_subprocess_exec(
        sys.executable, str(EXAMPLE), address, game.session.pin, "Example"
    )
    async with door, as_user(server, game.host) as host:
        await host.ok("subscribe", channel=game.channel)
        await host.ok("live.start", session_id=game.id, version=0)
        closed = await host.event("live.question.closed")
        assert closed["reason"] == "everyone"
        await host.ok("live.finish", session_id=game.id, version=closed["version"])
        assert await asyncio.wait_for(player.wait(), PATIENCE_S) == 0
    assert gate.seen == 4


async def test_the_example_player_plays_to_the_end(db: None, server: Running) -> None:
    game = await make_game(questions=2, time_limit_s=300)
    player = await asyncio.create_subprocess_exec(
        sys.executable,
        str(EXAMPLE),
        *(server.base_url, game.session.pin, "Example"),
        stdout=asyncio.subprocess.PIPE,
    )
    async with as_user(server, game.host) as host:
        await host.ok("subscribe", channel=game.channel)
        await host.event("live.lobby", lambda shown: shown["count"] == 1)
        version = 0
        for _ in range(2):
            word = "live.next" if version else "live.start"
            await host.ok(word, session_id=game.id, version=version)
            closed = await host.event("live.question.closed")
            assert closed["reason"] == "everyone"
            moved = await host.ok("live.reveal", session_id=game.id, version=closed["version"])
            version = moved["version"]
        await host.ok("live.next", session_id=game.id, version=version)
    said, _ = await asyncio.wait_for(player.communicate(), PATIENCE_S)
    assert said.decode().count("rank 1") >= 2
    assert player.returncode == 0
