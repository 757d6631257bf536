"""The client that docs/examples shows plays a real game."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.live.factories import make_game
from tests.server import Running
from tests.sockets import as_user

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "player.py"


async def test_the_example_player_plays_to_the_end(db: None, server: Running) -> None:
    game = await make_game(questions=2)
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
    said, _ = await asyncio.wait_for(player.communicate(), 10)
    assert said.decode().count("rank 1") >= 2
    assert player.returncode == 0
