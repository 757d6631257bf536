"""What the tests of webhooks share: receivers, and couriers of this process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest_asyncio

from lms.webhooks import sending
from lms.webhooks.courier import Courier
from tests.jobs.conftest import spawn
from tests.webhooks.receivers import Receiver, receiving

assert spawn
Start = Callable[[], Courier]


@pytest_asyncio.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """One on this machine that takes everything."""
    async with receiving() as made:
        yield made


@pytest_asyncio.fixture
async def start(db: None) -> AsyncIterator[Start]:
    """Start a courier; all are stopped after the test."""
    started: list[Courier] = []

    def begin() -> Courier:
        courier = Courier(sending.pool(loopback=True))
        courier.start()
        started.append(courier)
        return courier

    yield begin
    for courier in started:
        await courier.stop()
