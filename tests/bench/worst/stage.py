"""`python -m tests.bench.worst.stage FILE`: one of everything, and who may ask for it, as JSON."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from lms import features
from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.settings import settings
from tests.house.policy import POLICY
from tests.house.world import make_world
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.quizzes.factories import CONTENTS, ask_instead

PLAYERS = 20


async def made() -> dict[str, Any]:
    """The world's names, the routes with their bodies, an admin's token, a game's players."""
    async with features.running(settings(), "web"):
        world = await make_world()
        admin = world.people["admin"]
        assert admin is not None
        pair = await sessions.open_session(admin.id, Device("bench", "127.0.0.1"))
        game = await make_game(questions=1)
        (question,) = await game.questions()
        await ask_instead(question, content=CONTENTS[3])
        players = [(await game.player()).player_token for _ in range(PLAYERS)]
        await run(game, "live.start")
        rows = [
            {
                "method": row.method,
                "rule": row.rule,
                "path": world.fill(row.path),
                "body": world.fill(row.body),
            }
            for row in POLICY
        ]
        return {
            "rows": rows,
            "token": pair.access,
            "players": players,
            "session": str(game.id),
            "question": str(question.id),
        }


Path(sys.argv[1]).write_text(json.dumps(asyncio.run(made())))
