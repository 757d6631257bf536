"""Order, subscriptions and resync in one process's hub, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest

from lms.core.access import Actor
from lms.realtime import channel_types, publishing
from lms.realtime.channel_types import EVERYBODY, ChannelType, LatestWins, Snapshot, Subscriber
from lms.realtime.channels import EARLY_S, Channel
from lms.realtime.hub import Hub
from lms.realtime.latest import Latest
from lms.realtime.messages import Event
from lms.realtime.publishing import SUPERSEDED, DirectEvent, OrderedEvent, Touch, moment
from tests.realtime.written import Written, client_on

KIND = "hubtest"


class Store:
    """What Postgres would know."""

    def __init__(self) -> None:
        self.version = 0
        self.reads = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def snapshot(self, _id: UUID, _audience: str) -> Snapshot:
        self.reads += 1
        version = self.version
        await self.gate.wait()
        return Snapshot(version, {"n": version})


async def nobody(_id: UUID, _actors: Sequence[Actor]) -> dict[Actor, Subscriber]:
    return {}


async def unknown(_ids: Sequence[UUID]) -> dict[UUID, int]:
    return {}


class Told(Event):
    type: str = "told"
    n: int = 0


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    made = Store()
    kind = ChannelType(KIND, nobody, made.snapshot, unknown, single_socket=frozenset({"player"}))
    channel_types.register(kind)
    yield made
    del channel_types.CHANNEL_TYPES[KIND]


@pytest.fixture
def hub(store: Store) -> Hub:
    return Hub()


def joined(hub: Hub, channel: Channel, version: int, *, who: UUID | None = None) -> Written:
    line = Written()
    hub.subscribe(channel, client_on(line), Subscriber("player", who or uuid4()), version)
    return line


def event(channel: Channel, version: int) -> OrderedEvent:
    body = publishing.encoded(channel.name, Told(n=version))
    return OrderedEvent(channel.name, version, {EVERYBODY: body})


def the_channel(hub: Hub) -> Channel:
    return hub.channel(f"{KIND}:{uuid4()}")


async def test_events_come_once_and_in_order_however_they_arrive(hub: Hub) -> None:
    channel = the_channel(hub)
    line = joined(hub, channel, 3)
    for version in (4, 6, 4, 5, 6, 3, 7):
        hub.on_message(event(channel, version))
    assert line.told == [("told", 4), ("told", 5), ("told", 6), ("told", 7)]


async def test_who_began_with_a_newer_snapshot_gets_only_what_is_newer(hub: Hub) -> None:
    channel = the_channel(hub)
    old, new = joined(hub, channel, 3), joined(hub, channel, 5)
    for version in (4, 5, 6):
        hub.on_message(event(channel, version))
    assert old.told == [("told", 4), ("told", 5), ("told", 6)]
    assert new.told == [("told", 6)]


async def test_nothing_comes_before_ones_own_snapshot(hub: Hub) -> None:
    """The first to subscribe while events wait: they follow in the next step of the loop."""
    channel = the_channel(hub)
    hub.on_message(event(channel, 5))
    line = joined(hub, channel, 4)
    assert line.told == []
    await asyncio.sleep(0)
    assert line.told == [("told", 5)]


async def test_a_gap_is_healed_with_the_snapshot_after_a_moment(hub: Hub, store: Store) -> None:
    channel = the_channel(hub)
    line = joined(hub, channel, 3)
    store.version = 5
    hub.on_message(event(channel, 5))
    assert line.told == []
    await asyncio.sleep(EARLY_S + 0.05)
    assert line.told == [("snapshot", 5)]
    hub.on_message(event(channel, 6))
    assert line.told == [("snapshot", 5), ("told", 6)]


async def test_a_gap_that_closes_by_itself_needs_no_snapshot(hub: Hub, store: Store) -> None:
    channel = the_channel(hub)
    line = joined(hub, channel, 3)
    hub.on_message(event(channel, 5))
    hub.on_message(event(channel, 4))
    await asyncio.sleep(EARLY_S + 0.05)
    assert line.told == [("told", 4), ("told", 5)]
    assert store.reads == 0


async def test_events_overtake_a_snapshot_that_is_being_read(hub: Hub, store: Store) -> None:
    """The versions on a socket never go down, whatever comes while the database is slow."""
    channel = the_channel(hub)
    line = joined(hub, channel, 3)
    store.version = 4
    store.gate.clear()
    channel.moved(4)
    await asyncio.sleep(EARLY_S + 0.05)
    for version in (4, 5):
        hub.on_message(event(channel, version))
    store.gate.set()
    await asyncio.sleep(0.05)
    assert line.told == [("told", 4), ("told", 5)]


async def test_events_between_two_slices_of_a_resync_are_not_doubled(
    hub: Hub, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.realtime.channels.SLICE", 1)
    channel = the_channel(hub)
    lines = [joined(hub, channel, 3) for _ in range(3)]
    store.version = 4
    hub.on_message(event(channel, 5))  # 4 is missing
    await asyncio.sleep(EARLY_S)
    for _ in range(20):
        if any(line.told for line in lines):
            break
        await asyncio.sleep(0)
    hub.on_message(event(channel, 4))  # comes after all, while some have the snapshot already
    await asyncio.sleep(0.05)
    for line in lines:
        versions = [version for _, version in line.told]
        assert versions == sorted(set(versions)), line.told
        assert versions[-1] == 5


async def test_a_newer_socket_ends_the_older_and_a_late_word_ends_nobody(hub: Hub) -> None:
    channel, who = the_channel(hub), uuid4()
    old = joined(hub, channel, 1, who=who)
    before = moment()
    new = joined(hub, channel, 1, who=who)
    late = DirectEvent(channel.name, who, close=SUPERSEDED, before=before)
    hub.on_message(late)
    assert (old.closed, new.closed) == (4409, None)
    hub.on_message(late)
    hub.on_message(DirectEvent(channel.name, who, close=4403, before=before))
    assert new.closed is None
    hub.on_message(DirectEvent(channel.name, who, close=4403, before=moment()))
    assert new.closed == 4403


async def test_who_subscribed_later_says_so_to_who_claims_the_place_too_late(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[DirectEvent] = []
    monkeypatch.setattr(publishing, "send", said.append)
    channel, who, before = the_channel(hub), uuid4(), moment()
    line = joined(hub, channel, 1, who=who)
    hub.on_message(DirectEvent(channel.name, who, close=SUPERSEDED, before=before))
    assert line.closed is None
    assert [(one.close, one.who) for one in said] == [(SUPERSEDED, who)]
    assert said[0].before > before


async def test_a_channel_somebody_asks_for_is_not_dropped(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.realtime.hub.KEPT_S", 0.05)
    channel = the_channel(hub)
    await asyncio.sleep(0.06)
    assert hub.channel(channel.name) is channel
    hub.drop_empty(asyncio.get_running_loop().time())
    assert channel.name in hub.channels
    await asyncio.sleep(0.06)
    hub.drop_empty(asyncio.get_running_loop().time())
    assert channel.name not in hub.channels


async def test_leaving_is_told_once_per_subscription(hub: Hub, store: Store) -> None:
    channel, who = the_channel(hub), uuid4()
    one, two = Written(), Written()
    first, second = client_on(one), client_on(two)
    hub.subscribe(channel, first, Subscriber("player", who), 1)
    hub.subscribe(channel, second, Subscriber("player", who), 1)
    assert hub.unsubscribe(first, channel.name)
    assert not hub.unsubscribe(first, channel.name)
    hub.gone(second)
    assert channel.who == {}
    assert channel.up_to_now("player") == []


class Shown(Event):
    type: str = "shown"
    n: int = 0


async def test_a_view_is_read_at_most_so_often_and_told_only_when_it_changed(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Touch] = []

    def put(message: Touch) -> None:
        if message.name == "hubtest.view":  # an earlier test's games may still touch theirs
            sent.append(message)

    monkeypatch.setattr("lms.realtime.latest.events.put", put)
    reads, value = 0, 0

    async def read(_id: UUID, _audience: str) -> Event:
        nonlocal reads
        reads += 1
        return Shown(n=value)

    channel_types.register(LatestWins("hubtest.view", KIND, ("player",), read, hz=20))
    latest = Latest(hub)
    try:
        channel = the_channel(hub)
        line = joined(hub, channel, 1)
        for value in range(1, 51):  # noqa: B007  `read` looks at it
            latest.touched(Touch(channel.name, "hubtest.view"))
        await asyncio.sleep(0.2)
        assert reads <= 2
        assert len(sent) == 1  # the others are told once, and at the end of the burst too
        assert [frame["n"] for frame in line.frames][-1] == 50
        latest.touched(Touch(channel.name, "hubtest.view"))
        await asyncio.sleep(0.15)
        assert len(sent) == 2
        assert [frame["n"] for frame in line.frames].count(50) == 1
        other = joined(hub, channel, 1)  # somebody new hasn't seen it
        latest.show("hubtest.view", channel.name)
        await asyncio.sleep(0.15)
        assert [frame["n"] for frame in other.frames] == [50]
        await check_forgetting(latest)
    finally:
        del channel_types.LATEST_WINS["hubtest.view"]


async def test_a_view_that_was_read_before_an_event_is_not_told_after_it(hub: Hub) -> None:
    gate, value = asyncio.Event(), 1

    async def read(_id: UUID, _audience: str) -> Event:
        shown = Shown(n=value)
        await gate.wait()
        return shown

    channel_types.register(LatestWins("hubtest.view", KIND, ("player",), read, hz=50))
    latest = Latest(hub)
    try:
        channel = the_channel(hub)
        line = joined(hub, channel, 1)
        latest.show("hubtest.view", channel.name)
        await asyncio.sleep(0.01)
        value = 2
        hub.on_message(event(channel, 2))
        gate.set()
        await asyncio.sleep(0.1)
        assert [one["n"] for one in line.frames if one["type"] == "shown"] == [2]
    finally:
        del channel_types.LATEST_WINS["hubtest.view"]


async def check_forgetting(latest: Any) -> None:
    latest.forget(asyncio.get_running_loop().time() + 61)
    assert not latest._shown
    assert not latest._told
