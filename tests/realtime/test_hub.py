"""Order, seats and mending in one process's hub, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest

from lms.core.access import Actor
from lms.realtime import channels
from lms.realtime.channels import (
    EVERYBODY,
    SUPERSEDED,
    Channel,
    Event,
    Message,
    Seat,
    Snapshot,
    moment,
)
from lms.realtime.channels import View as ViewKind
from lms.realtime.hub import EARLY_S, Hub, State
from lms.realtime.views import Views
from tests.realtime.lines import Written, client_on

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


async def nobody(_id: UUID, _actors: Sequence[Actor]) -> dict[Actor, Seat]:
    return {}


async def unknown(_ids: Sequence[UUID]) -> dict[UUID, int]:
    return {}


class Told(Event):
    type: str = "told"
    n: int = 0


@pytest.fixture
async def store() -> AsyncIterator[Store]:
    made = Store()
    kind = Channel(KIND, nobody, made.snapshot, unknown, single_socket=frozenset({"player"}))
    channels.register(kind)
    yield made
    del channels.CHANNELS[KIND]


@pytest.fixture
def hub(store: Store) -> Hub:
    return Hub()


def seat(hub: Hub, state: State, version: int, *, who: UUID | None = None) -> Written:
    line = Written()
    hub.add(state, client_on(line), Seat("player", who or uuid4()), version)
    return line


def event(state: State, version: int) -> Message:
    body = channels.encoded(state.name, Told(n=version))
    return Message(channel=state.name, version=version, bodies={EVERYBODY: body})


def the_state(hub: Hub) -> State:
    return hub.state(f"{KIND}:{uuid4()}")


async def test_events_come_once_and_in_order_however_they_arrive(hub: Hub) -> None:
    state = the_state(hub)
    line = seat(hub, state, 3)
    for version in (4, 6, 4, 5, 6, 3, 7):
        hub.hear(event(state, version))
    assert line.told == [("told", 4), ("told", 5), ("told", 6), ("told", 7)]


async def test_who_began_with_a_newer_snapshot_gets_only_what_is_newer(hub: Hub) -> None:
    state = the_state(hub)
    old, new = seat(hub, state, 3), seat(hub, state, 5)
    for version in (4, 5, 6):
        hub.hear(event(state, version))
    assert old.told == [("told", 4), ("told", 5), ("told", 6)]
    assert new.told == [("told", 6)]


async def test_nothing_comes_before_ones_own_snapshot(hub: Hub) -> None:
    """The first to sit down while events wait: they follow in the next step of the loop."""
    state = the_state(hub)
    hub.hear(event(state, 5))
    line = seat(hub, state, 4)
    assert line.told == []
    await asyncio.sleep(0)
    assert line.told == [("told", 5)]


async def test_a_gap_is_mended_with_the_snapshot_after_a_moment(hub: Hub, store: Store) -> None:
    state = the_state(hub)
    line = seat(hub, state, 3)
    store.version = 5
    hub.hear(event(state, 5))
    assert line.told == []
    await asyncio.sleep(EARLY_S + 0.05)
    assert line.told == [("snapshot", 5)]
    hub.hear(event(state, 6))
    assert line.told == [("snapshot", 5), ("told", 6)]


async def test_a_gap_that_closes_by_itself_needs_no_snapshot(hub: Hub, store: Store) -> None:
    state = the_state(hub)
    line = seat(hub, state, 3)
    hub.hear(event(state, 5))
    hub.hear(event(state, 4))
    await asyncio.sleep(EARLY_S + 0.05)
    assert line.told == [("told", 4), ("told", 5)]
    assert store.reads == 0


async def test_events_overtake_a_snapshot_that_is_being_read(hub: Hub, store: Store) -> None:
    """The versions on a socket never go down, whatever comes while the database is slow."""
    state = the_state(hub)
    line = seat(hub, state, 3)
    store.version = 4
    store.gate.clear()
    hub.moved(state, 4)
    await asyncio.sleep(EARLY_S + 0.05)
    for version in (4, 5):
        hub.hear(event(state, version))
    store.gate.set()
    await asyncio.sleep(0.05)
    assert line.told == [("told", 4), ("told", 5)]


async def test_events_between_two_slices_of_a_mending_are_not_doubled(
    hub: Hub, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.realtime.hub.SLICE", 1)
    state = the_state(hub)
    lines = [seat(hub, state, 3) for _ in range(3)]
    store.version = 4
    hub.hear(event(state, 5))  # 4 is missing
    await asyncio.sleep(EARLY_S)
    for _ in range(20):
        if any(line.told for line in lines):
            break
        await asyncio.sleep(0)
    hub.hear(event(state, 4))  # comes after all, while some have the snapshot already
    await asyncio.sleep(0.05)
    for line in lines:
        versions = [version for _, version in line.told]
        assert versions == sorted(set(versions)), line.told
        assert versions[-1] == 5


async def test_a_newer_socket_ends_the_older_and_a_late_word_ends_nobody(hub: Hub) -> None:
    state, who = the_state(hub), uuid4()
    old = seat(hub, state, 1, who=who)
    before = moment()
    new = seat(hub, state, 1, who=who)
    late = Message(channel=state.name, who=[who], close=SUPERSEDED, before=before)
    hub.hear(late)
    assert (old.closed, new.closed) == (4409, None)
    hub.hear(late)
    hub.hear(Message(channel=state.name, who=[who], close=4403, before=before))
    assert new.closed is None
    hub.hear(Message(channel=state.name, who=[who], close=4403, before=moment()))
    assert new.closed == 4403


async def test_who_sat_down_later_says_so_to_who_claims_the_seat_too_late(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Message] = []
    monkeypatch.setattr(channels, "send", said.append)
    state, who, before = the_state(hub), uuid4(), moment()
    line = seat(hub, state, 1, who=who)
    hub.hear(Message(channel=state.name, who=[who], close=SUPERSEDED, before=before))
    assert line.closed is None
    assert [(one.close, one.who) for one in said] == [(SUPERSEDED, [who])]
    assert said[0].before > before


async def test_a_channel_somebody_asks_for_is_not_dropped(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.realtime.hub.KEPT_S", 0.05)
    state = the_state(hub)
    await asyncio.sleep(0.06)
    assert hub.state(state.name) is state
    hub.drop_empty(asyncio.get_running_loop().time())
    assert state.name in hub.states
    await asyncio.sleep(0.06)
    hub.drop_empty(asyncio.get_running_loop().time())
    assert state.name not in hub.states


async def test_leaving_is_told_once_per_seat(hub: Hub, store: Store) -> None:
    state, who = the_state(hub), uuid4()
    one, two = Written(), Written()
    first, second = client_on(one), client_on(two)
    hub.add(state, first, Seat("player", who), 1)
    hub.add(state, second, Seat("player", who), 1)
    assert hub.remove(first, state.name)
    assert not hub.remove(first, state.name)
    hub.gone(second)
    assert state.who == {}
    assert state.up_to_now("player") == []


class Shown(Event):
    type: str = "shown"
    n: int = 0


async def test_a_view_is_read_at_most_so_often_and_told_only_when_it_changed(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Message] = []

    def send_on(message: Message) -> None:
        if message.view == "hubtest.view":  # an earlier test's games may still touch theirs
            sent.append(message)

    monkeypatch.setattr("lms.realtime.views.send_on", send_on)
    reads, value = 0, 0

    async def read(_id: UUID, _audience: str) -> Event:
        nonlocal reads
        reads += 1
        return Shown(n=value)

    channels.register(ViewKind("hubtest.view", KIND, ("player",), read, hz=20))
    views = Views(hub)
    try:
        state = the_state(hub)
        line = seat(hub, state, 1)
        for value in range(1, 51):  # noqa: B007  `read` looks at it
            views.touched(Message(channel=state.name, view="hubtest.view"))
        await asyncio.sleep(0.2)
        assert reads <= 2
        assert len(sent) == 1  # the others are told once, and at the end of the burst too
        assert [frame["n"] for frame in line.frames][-1] == 50
        views.touched(Message(channel=state.name, view="hubtest.view"))
        await asyncio.sleep(0.15)
        assert len(sent) == 2
        assert [frame["n"] for frame in line.frames].count(50) == 1
        other = seat(hub, state, 1)  # somebody new hasn't seen it
        views.show("hubtest.view", state.id)
        await asyncio.sleep(0.15)
        assert [frame["n"] for frame in other.frames] == [50]
        await check_forgetting(views)
    finally:
        del channels.VIEWS["hubtest.view"]


async def test_a_view_that_was_read_before_an_event_is_not_told_after_it(hub: Hub) -> None:
    gate, value = asyncio.Event(), 1

    async def read(_id: UUID, _audience: str) -> Event:
        shown = Shown(n=value)
        await gate.wait()
        return shown

    channels.register(ViewKind("hubtest.view", KIND, ("player",), read, hz=50))
    views = Views(hub)
    try:
        state = the_state(hub)
        line = seat(hub, state, 1)
        views.show("hubtest.view", state.id)
        await asyncio.sleep(0.01)
        value = 2
        hub.hear(event(state, 2))
        gate.set()
        await asyncio.sleep(0.1)
        assert [one["n"] for one in line.frames if one["type"] == "shown"] == [2]
    finally:
        del channels.VIEWS["hubtest.view"]


async def check_forgetting(views: Any) -> None:
    views.forget(asyncio.get_running_loop().time() + 61)
    assert not views._shown
    assert not views._told
