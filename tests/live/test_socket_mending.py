"""What the watch sends again, and what it doesn't."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from lms.core import redis
from tests.live.conftest import Pair
from tests.live.factories import make_game
from tests.live.table import table
from tests.patience import PROMPT_S


@pytest.mark.slow
async def test_an_idle_lobby_is_not_told_the_same_again(db: None, pair: Pair) -> None:
    game = await make_game()
    async with table(game, pair, hosts=0, players=1) as at:
        told = at.players[0].socket.told
        for _ in range(5):  # a slow machine may tell of the player's coming only now
            told.clear()
            await asyncio.sleep(2.5)  # one round of the watch over the views
            if not told:
                break
        assert told == []


@asynccontextmanager
async def deaf() -> AsyncIterator[None]:
    """Whoever listens is cut off as soon as they listen again."""
    over = asyncio.Event()

    async def cut() -> None:
        while not over.is_set():
            await redis.client().execute_command("CLIENT", "KILL", "TYPE", "pubsub")

    cutting = asyncio.create_task(cut())
    try:
        yield
    finally:
        over.set()
        await cutting


async def test_what_redis_lost_is_mended_within_a_second(db: None, pair: Pair) -> None:
    game = await make_game(questions=2)
    async with table(game, pair, hosts=1, players=4) as at:
        [host] = at.hosts
        for verb in ("live.start", "live.close", "live.reveal"):
            begun = time.monotonic()
            async with deaf():
                await host(verb)
                await at.reach(host.mirror.version)
            assert time.monotonic() - begun < PROMPT_S
            for one in at.everybody:
                await one.compare()
        mended = sum(one.mirror.mended for one in at.players)
        assert mended  # else nothing was lost, and nothing was shown here
