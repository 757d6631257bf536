"""Months of addresses come and go; two schedulers have one effect."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest

from lms.audit import actions as audit
from lms.audit.addresses import PARTITIONS
from lms.audit.tasks import keep_addresses
from lms.core import access, clock
from lms.core import db as database
from lms.core.access import Origin
from lms.users.verbs import UserVerb
from tests.patience import PATIENCE_S

Move = Callable[[datetime], None]


async def partitions() -> list[str]:
    rows = await database.rows(f"{PARTITIONS} order by 1")
    return [row["name"].removeprefix("audit_addresses_") for row in rows]


async def where() -> dict[str, str]:
    """Which address stands in which partition."""
    rows = await database.rows(
        "select address, tableoid::regclass::text as name from audit_addresses"
    )
    return {row["address"]: row["name"].removeprefix("audit_addresses_") for row in rows}


@pytest.fixture
async def move(
    db: None, running: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Move]:
    """Set the clock; the months that a test made go with it."""

    def set_clock(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    yield set_clock
    monkeypatch.undo()
    for name in await partitions():
        if name != "rest":
            await running.execute(f"drop table audit_addresses_{name}")


async def note(address: str) -> None:
    token = access.origin.set(Origin("r", address))
    try:
        await audit.record(UserVerb.CHANGED)
    finally:
        access.origin.reset(token)


async def test_each_month_has_its_room_before_it_begins(move: Move) -> None:
    june = datetime(2031, 6, 15, tzinfo=UTC)
    move(june)
    await note("192.0.2.1")
    await keep_addresses()
    # June had begun without one: what is there stays where it is.
    assert await partitions() == ["2031_07", "rest"]
    move(datetime(2031, 7, 1, tzinfo=UTC))
    await note("192.0.2.2")
    move(datetime(2031, 7, 31, 23, 59, 59, tzinfo=UTC))
    await note("192.0.2.3")
    await keep_addresses()
    await keep_addresses()
    assert await partitions() == ["2031_07", "2031_08", "rest"]
    assert await where() == {"192.0.2.1": "rest", "192.0.2.2": "2031_07", "192.0.2.3": "2031_07"}


async def test_addresses_go_after_90_days_and_their_events_stay(move: Move) -> None:
    begin = datetime(2031, 6, 20, tzinfo=UTC)
    move(begin)
    await note("192.0.2.1")
    await keep_addresses()
    move(datetime(2031, 7, 2, tzinfo=UTC))
    await note("192.0.2.2")
    move(begin + timedelta(days=90))
    await keep_addresses()
    assert set(await where()) == {"192.0.2.1", "192.0.2.2"}
    move(begin + timedelta(days=90, seconds=1))
    await keep_addresses()
    assert set(await where()) == {"192.0.2.2"}
    move(datetime(2031, 8, 1, tzinfo=UTC) + timedelta(days=90, seconds=-1))
    await keep_addresses()
    assert "2031_07" in await partitions()
    move(datetime(2031, 8, 1, tzinfo=UTC) + timedelta(days=90))
    await keep_addresses()
    assert "2031_07" not in await partitions()
    assert await where() == {}
    counted = await database.row("select count(*) as n from audit_events")
    assert counted is not None
    assert counted["n"] == 2


async def test_two_at_once_have_one_effect(move: Move) -> None:
    move(datetime(2031, 6, 15, tzinfo=UTC))
    await asyncio.gather(*(keep_addresses() for _ in range(4)))
    assert await partitions() == ["2031_06", "2031_07", "rest"]
    move(datetime(2032, 1, 1, tzinfo=UTC))
    await asyncio.gather(*(keep_addresses() for _ in range(4)))
    assert await partitions() == ["2032_01", "2032_02", "rest"]


async def test_who_writes_meanwhile_needs_not_wait(move: Move) -> None:
    """A month is attached while events are written to another."""
    move(datetime(2031, 6, 15, tzinfo=UTC))
    await keep_addresses()

    async def later() -> None:
        move(datetime(2031, 7, 15, tzinfo=UTC))
        await keep_addresses()

    async with database.transaction():
        await note("192.0.2.1")
        elsewhere = asyncio.create_task(later(), context=contextvars.Context())
        await asyncio.wait_for(elsewhere, PATIENCE_S)
    assert "2031_08" in await partitions()
