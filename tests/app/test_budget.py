"""The general limit: never too early, hardly ever too late, mostly without a round trip."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from lms.app.budget import TELL_S, Budget
from lms.core import limits, redis
from lms.core.errors import TooMany
from lms.settings import Settings


def budget(settings: Settings, count: int) -> Budget:
    return Budget(settings.model_copy(update={"rate_limit_requests_per_minute": count // 10}))


async def spent(budgets: list[Budget], tries: int) -> int:
    """How many of that many requests of one address pass, spread over the processes."""
    passed = 0
    for n in range(tries):
        try:
            await budgets[n % len(budgets)].spend(None, "10.0.0.1")
        except TooMany:
            continue
        passed += 1
    return passed


async def test_all_of_a_limit_can_be_used_and_no_more(settings: Settings, db: None) -> None:
    for count in (10, 100, 1000):
        await redis.client().flushdb()
        passed = await spent([budget(settings, count)], count + 50)
        assert count <= passed <= count * 1.02 + 1  # some grow back meanwhile


async def test_two_processes_share_it(settings: Settings, db: None) -> None:
    passed = await spent([budget(settings, 1000), budget(settings, 1000)], 1400)
    assert 1000 <= passed <= 1250


async def test_what_was_counted_here_is_told(settings: Settings, db: None) -> None:
    one, other = budget(settings, 1000), budget(settings, 1000)
    await spent([one], 100)
    await asyncio.sleep(TELL_S * 2)
    verdict = await limits.hit(other.address, "10.0.0.1")
    assert 895 <= verdict.remaining <= 905


async def test_most_requests_ask_nobody(
    settings: Settings, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    hit = limits.hit

    async def counting(*args: Any, **kwargs: Any) -> limits.Verdict:
        nonlocal asked
        asked += 1
        return await hit(*args, **kwargs)

    monkeypatch.setattr(limits, "hit", counting)
    await spent([budget(settings, 10_000)], 1000)
    assert asked <= 5


async def test_it_holds_without_redis(
    settings: Settings, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = redis.make("redis://127.0.0.1:1/0")
    monkeypatch.setattr(redis, "_client", away)
    assert 100 <= await spent([budget(settings, 100)], 150) <= 110
    monkeypatch.undo()
    await away.aclose(close_connection_pool=True)


async def test_callers_are_apart(settings: Settings, db: None) -> None:
    only = budget(settings, 10)
    assert await spent([only], 20) == 10
    limit, remaining, reset = await only.spend(None, "10.0.0.2")
    assert (limit, remaining) == (10, 9)
    assert 0 < reset <= 6
