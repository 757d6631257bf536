"""Frames that are gathered: understood together, in the order everything came."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import uuid4

import pytest

from lms.core import clock
from lms.core.access import Actor, Role
from lms.realtime.clients import COMMANDS, GATHERED, Client, MessageId, gathered_command
from lms.realtime.dispatch import MAX_GATHERED, REFUSED_BEFORE_CLOSE, Dispatcher
from lms.realtime.hub import hub
from lms.realtime.messages import Command
from lms.realtime.publishing import DirectEvent
from lms.realtime.sockets import Sockets
from lms.settings import Settings
from tests.realtime.written import Written, client_on

GATHER_S = 0.03
BURST = 20


class Shout(Command):
    type: Literal["test.shout"] = "test.shout"
    text: str


class Quick(NamedTuple):
    client: Client
    id: int
    text: str
    at: datetime


class Room:
    """What was taken: together, or one by one."""

    def __init__(self) -> None:
        self.together: list[list[str]] = []
        self.order: list[str] = []
        self.received: list[datetime] = []
        self.fails = False

    def read(self, client: Client, text: str, at: datetime) -> Quick | None:
        data = json.loads(text)
        if data.get("text") in (None, "odd"):
            return None
        return Quick(client, data["id"], data["text"], at)

    def take_all(self, given: Sequence[Quick]) -> None:
        if self.fails:
            raise KeyError("a mistake")
        self.together.append([one.text for one in given])
        self.order += self.together[-1]
        self.received += [one.at for one in given]

    def take(self, _client: Client, message: Shout, _id: MessageId, at: datetime) -> None:
        self.order.append(f"{message.text}!")
        self.received.append(at)


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    gathered_command(Shout, made.read, made.take_all, lambda: round(GATHER_S * 1000))(made.take)
    yield made
    del COMMANDS["test.shout"]
    GATHERED.pop()


@pytest.fixture
def dispatcher(settings: Settings) -> Dispatcher:
    limits = {"ws_burst": BURST, "ws_commands_per_s": 1}
    return Dispatcher(settings.model_copy(update=limits))


def somebody() -> Written:
    line = Written()
    client = client_on(line, BURST)
    client.actor = Actor("user", uuid4(), Role.STUDENT, "Ada", uuid4())
    return line


def shout(text: str, message_id: int = 1) -> str:
    return json.dumps({"id": message_id, "type": "test.shout", "text": text})


def hear(dispatcher: Dispatcher, line: Any, text: str | None) -> None:
    dispatcher.on_message(line, text)


async def test_what_comes_within_some_ms_is_taken_together_with_its_own_moment(
    room: Room, dispatcher: Dispatcher
) -> None:
    one, two = somebody(), somebody()
    before = clock.now()
    hear(dispatcher, one, shout("a"))
    between = clock.now()
    hear(dispatcher, two, shout("b"))
    assert room.order == []
    await asyncio.sleep(GATHER_S * 2)
    hear(dispatcher, one, shout("c"))
    await asyncio.sleep(GATHER_S * 2)
    assert room.together == [["a", "b"], ["c"]]
    assert before <= room.received[0] <= between <= room.received[1]


async def test_what_the_quick_reader_leaves_keeps_its_place_and_its_moment(
    room: Room, dispatcher: Dispatcher
) -> None:
    line = somebody()
    for text in ("a", "odd", "b", "c"):
        hear(dispatcher, line, shout(text))
    heard = clock.now()
    await asyncio.sleep(GATHER_S * 2)
    assert room.order == ["a", "odd!", "b", "c"]
    assert max(room.received) <= heard


@pytest.mark.parametrize("then", ['{"id":2,"type":"ping"}', '{"id":2}', "no json", None])
async def test_nothing_overtakes_what_was_gathered(
    room: Room, dispatcher: Dispatcher, then: str | None
) -> None:
    line = somebody()
    hear(dispatcher, line, shout("a"))
    hear(dispatcher, line, then)
    assert room.order == ["a"]
    await asyncio.sleep(GATHER_S * 2)
    assert room.order == ["a"]


async def test_a_frame_that_only_mentions_the_command_is_what_it_is(
    room: Room, dispatcher: Dispatcher
) -> None:
    line = somebody()
    hear(dispatcher, line, '{"id":5,"type":"ping","sent":"test.shout"}')
    await asyncio.sleep(GATHER_S * 2)
    assert [(frame["id"], frame["type"]) for frame in line.frames] == [(5, "ok")]
    assert room.order == []


async def test_wrong_frames_are_refused_as_if_nothing_had_been_gathered(
    room: Room, dispatcher: Dispatcher
) -> None:
    line = somebody()
    hear(dispatcher, line, '{"id":5,"type":"test.shout"}')
    await asyncio.sleep(GATHER_S * 2)
    [refused] = line.frames
    assert (refused["id"], refused["code"]) == (5, "invalid")
    assert [one["field"] for one in refused["errors"]] == ["text"]


async def test_before_hello_nothing_is_gathered(room: Room, dispatcher: Dispatcher) -> None:
    line = Written()
    client_on(line)
    hear(dispatcher, line, shout("a"))
    assert line.closed == 4408
    assert room.order == []


async def test_a_flood_is_understood_before_it_is_much(room: Room, dispatcher: Dispatcher) -> None:
    line, heard = somebody(), 0
    while not line.closed:
        hear(dispatcher, line, shout("a"))
        heard += 1
        assert heard <= MAX_GATHERED
    assert line.closed == 4005
    assert len(room.order) == BURST


async def test_who_was_closed_by_what_was_gathered_asks_nothing_more(
    room: Room, dispatcher: Dispatcher
) -> None:
    line = somebody()
    room.fails = True
    hear(dispatcher, line, shout("a"))
    hear(dispatcher, line, '{"id":2,"type":"ping"}')
    assert line.closed == 4006
    assert line.frames == []


async def test_a_frame_that_breaks_its_reader_strikes_its_sender_alone(
    room: Room, dispatcher: Dispatcher
) -> None:
    struck, other = somebody(), somebody()
    hear(dispatcher, struck, '{"type":"test.shout", this breaks the reader')
    hear(dispatcher, other, shout("b"))
    await asyncio.sleep(GATHER_S * 2)
    assert struck.closed == 4006
    assert (other.closed, room.order) == (None, ["b"])


async def test_gathered_frames_count_against_the_limits(room: Room, dispatcher: Dispatcher) -> None:
    line = somebody()
    for n in range(BURST + 1):
        hear(dispatcher, line, shout(str(n), n))
    await asyncio.sleep(GATHER_S * 2)
    assert len(room.order) == BURST
    assert [(frame["id"], frame["code"]) for frame in line.frames] == [(BURST, "rate_limited")]
    for n in range(REFUSED_BEFORE_CLOSE + 1):
        hear(dispatcher, line, shout(str(n), n))
    await asyncio.sleep(GATHER_S * 2)
    assert line.closed == 4005


async def test_a_mistake_of_ours_closes_those_it_struck_and_nobody_else(
    room: Room, dispatcher: Dispatcher
) -> None:
    struck, other = somebody(), somebody()
    room.fails = True
    hear(dispatcher, struck, shout("a"))
    hear(dispatcher, other, '{"id":2,"type":"ping"}')
    assert struck.closed == 4006
    assert other.closed is None
    assert [frame["type"] for frame in other.frames] == ["ok"]


async def test_what_was_said_before_a_seat_is_lost_counts(settings: Settings, room: Room) -> None:
    sockets = Sockets(settings)
    hear(sockets.dispatcher, somebody(), shout("a"))
    sockets.on_message(DirectEvent(f"test:{uuid4()}", uuid4(), close=4409))
    assert room.order == ["a"]


async def test_a_process_that_ends_takes_what_was_gathered_and_finishes_it(
    settings: Settings, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = list[str]()

    async def finish() -> None:
        await asyncio.sleep(0.01)
        finished.extend(room.order)

    monkeypatch.setattr(hub, "finishing", [finish])
    sockets = Sockets(settings)
    hear(sockets.dispatcher, somebody(), shout("a"))
    await sockets.stop()
    assert finished == ["a"]


async def test_slow_frames_of_many_leave_the_loop_its_turns(
    room: Room, dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.realtime.dispatch.HELD_S", 0.0)  # each slow frame takes a turn
    lines = [somebody() for _ in range(3)]
    for text in ("odd", "a", "odd"):
        for line in lines:
            hear(dispatcher, line, shout(text))
    turns = 0
    while len(room.order) < 9:
        before = len(room.order)
        await asyncio.sleep(0)  # one turn of the loop, however slow the machine
        assert len(room.order) - before <= 1
        turns += len(room.order) > before
        if room.order == ["odd!"]:  # the others' come later, one's own keep their order
            hear(dispatcher, lines[2], '{"id":9,"type":"ping"}')
            assert room.order == ["odd!", "odd!", "a", "odd!"]
            assert [frame["id"] for frame in lines[2].frames][-1] == 9
    assert turns == 6  # the ping took three of the nine at once
    assert sorted(room.order) == ["a"] * 3 + ["odd!"] * 6


async def test_what_is_left_for_later_is_understood_before_its_sender_is_gone(
    room: Room, dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lms.realtime.dispatch.HELD_S", 0.0)
    one, other = somebody(), somebody()
    for text in ("odd", "a"):
        hear(dispatcher, one, shout(text))
        hear(dispatcher, other, shout(text))
    hear(dispatcher, other, None)
    assert room.order == ["odd!", "odd!", "a"]
    dispatcher.take_all_waiting()
    assert room.order == ["odd!", "odd!", "a", "a"]
