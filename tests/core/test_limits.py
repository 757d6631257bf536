"""Limits in Redis and, while it is away or stalls, in this process."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from lms.core import limits, redis
from lms.core.errors import TooMany
from lms.core.limits import Limit
from tests.patience import PROMPT_S

LIMIT = Limit("test", 3, 60)


async def test_a_limit_may_be_used_at_once_and_grows_back(db: None) -> None:
    quick = Limit("quick", 3, 0.3)
    assert [(await limits.hit(quick, "a")).allowed for _ in range(4)] == [True] * 3 + [False]
    assert (await limits.hit(quick, "b")).remaining == 2
    await asyncio.sleep(0.11)
    assert [(await limits.hit(quick, "a")).allowed for _ in range(2)] == [True, False]


async def test_asking_costs_nothing(db: None) -> None:
    for _ in range(9):
        assert (await limits.hit(LIMIT, "a", cost=0)).allowed
    assert [(await limits.hit(LIMIT, "a")).remaining for _ in range(3)] == [2, 1, 0]
    assert not (await limits.hit(LIMIT, "a", cost=0)).allowed
    with pytest.raises(TooMany) as refused:
        await limits.require(LIMIT, "a")
    assert 19 < (refused.value.retry_after_s or 0) <= 20


async def test_what_is_given_back_can_be_used_again(db: None) -> None:
    for _ in range(20):
        await limits.require(LIMIT, "a")
        await limits.give_back([(LIMIT, "a")])
    assert (await limits.hit(LIMIT, "a")).remaining == 2
    await limits.give_back([(LIMIT, "never used")])
    assert (await limits.hit(LIMIT, "never used")).remaining == 2


@pytest.mark.parametrize("alone", [False, True], ids=["in Redis", "without Redis"])
async def test_of_several_limits_all_are_counted_or_none(
    alone: bool, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if alone:
        monkeypatch.setattr(limits, "_alone_until", time.monotonic() + 60)
    wide, narrow = Limit("wide", 10, 60), Limit("narrow", 2, 60)
    hits = [(wide, "a", 1), (narrow, "a", 1), (LIMIT, "a", 0)]
    for _ in range(2):
        assert await limits.check_all(hits) is None
    refused = await limits.check_all(hits)
    assert refused is not None
    assert refused[0] is narrow
    assert 29 < refused[1].wait_s <= 30
    assert (await limits.hit(wide, "a")).remaining == 7
    assert (await limits.hit(LIMIT, "a")).remaining == 2
    with pytest.raises(TooMany):
        await limits.require_all(hits)


@pytest_asyncio.fixture
async def stalled(db: None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """A Redis that takes connections and never answers."""
    writers: list[asyncio.StreamWriter] = []

    async def silence(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)

    silent = await asyncio.start_server(silence, "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    client = redis.make(f"redis://127.0.0.1:{port}/0")
    with monkeypatch.context() as patch:
        patch.setattr(redis, "_client", client)
        patch.setattr(limits, "PATIENCE_S", 3.0)
        patch.setattr(limits, "LEFT_ALONE_S", 60.0)
        yield
    await client.aclose(close_connection_pool=True)
    for writer in writers:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
    silent.close()
    await silent.wait_closed()


async def test_a_stalled_redis_costs_one_short_wait(stalled: None) -> None:
    started = time.monotonic()
    assert [(await limits.hit(LIMIT, "a")).allowed for _ in range(5)] == [True] * 3 + [False] * 2
    await limits.give_back([(LIMIT, "a")])
    assert (await limits.hit(LIMIT, "a")).allowed
    assert time.monotonic() - started < PROMPT_S, "one wait, not one for each of the seven"
