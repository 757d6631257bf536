"""One clock for all instances: the database's."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from lms import features
from lms.core import clock


async def test_a_slow_first_answer_does_not_set_the_clock(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It had to connect, and looked at the database's clock only after that."""
    before = clock.now() - clock.local()
    asked = 0

    async def now() -> datetime:
        nonlocal asked
        asked += 1
        if asked == 1:
            await asyncio.sleep(0.2)
        return await original()

    original = features.db.now
    monkeypatch.setattr(features.db, "now", now)
    await features.learn_the_time()
    assert asked > 1
    assert abs(clock.now() - clock.local() - before) < timedelta(milliseconds=50)
