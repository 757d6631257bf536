"""Every command and channel against everybody, over a real server's socket."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import pytest

from lms import features
from lms.courses.models import Course
from lms.live.models import LiveSession
from lms.live.rules import Phase
from lms.realtime.channel_types import CHANNEL_TYPES as KINDS
from lms.realtime.clients import COMMANDS as KNOWN
from tests.house.wire import ALWAYS, CHANNELS, COMMANDS, CONNECTED, Command
from tests.house.world import World, make_world
from tests.live.commanding import bring
from tests.live.factories import make_game, right
from tests.server import Running
from tests.sockets import Socket, as_player, as_user, opened


def test_every_command_and_kind_of_channel_has_one_row() -> None:
    features.load()
    for rows in (COMMANDS, CHANNELS):
        listed = [row.type for row in rows]
        assert len(listed) == len(set(listed))
    assert {row.type for row in CHANNELS} == {*KINDS}
    assert {row.type for row in COMMANDS} | {*ALWAYS} == {*KNOWN} | {"ping"}


@dataclass
class Stage:
    """A game of the world's course in the row's phase, and the token of one who plays in it."""

    names: dict[str, str]
    player_token: str
    values: dict[str, Any]
    """What isn't text."""

    @classmethod
    async def of(cls, world: World, phase: Phase) -> Stage:
        game = await make_game(
            course=await Course.get(id=world.names["course"]), intro_ms=10_000, auto_close=False
        )
        player, victim = await game.player(), await game.player()
        await bring(game, phase)
        now = await LiveSession.get(id=game.id)
        questions = {one.id: one for one in await game.questions()}
        asked = now.question_id or next(iter(questions))
        names = {"live": game.id, "victim": victim.participant.id, "open": asked}
        values = {"answer": right(questions[asked]), "version": now.version}
        told = world.names | {name: str(one) for name, one in names.items()}
        return cls(told, player.player_token, values)

    def fill(self, row: Command) -> dict[str, Any]:
        filled = World(names=self.names | dict.fromkeys(self.values, "")).fill(row.fields)
        asked = [name for name, value in row.fields.items() if isinstance(value, str)]
        return filled | {name: self.values[name] for name in asked if name in self.values}


class Crowd:
    """Everybody's sockets, opened when they are first needed."""

    def __init__(self, server: Running, world: World, stack: AsyncExitStack) -> None:
        self.server, self.world, self.stack = server, world, stack
        self.known: dict[str, Socket] = {}

    async def socket(self, who: str, stage: Stage) -> Socket:
        if who == "guest":  # plays in one game, so each game has its own
            return await self.stack.enter_async_context(as_player(self.server, stage.player_token))
        if who not in self.known:
            self.known[who] = await self.stack.enter_async_context(await self._opening(who))
        return self.known[who]

    async def _opening(self, who: str) -> Any:
        if who == "elsewhere":
            other = await (await make_game()).player()
            return as_player(self.server, other.player_token)
        user = self.world.people[who]
        assert user is not None
        return as_user(self.server, user)


@pytest.mark.parametrize("row", [*COMMANDS, *CHANNELS], ids=str)
async def test_everybody_gets_what_the_policy_says(row: Command, server: Running, db: None) -> None:
    world = await make_world()
    shared = await Stage.of(world, row.phase)
    kind = "subscribe" if row in CHANNELS else row.type
    found: dict[str, str] = {}
    expected = dict(zip(CONNECTED, row.codes, strict=True))
    async with AsyncExitStack() as stack:
        crowd = Crowd(server, world, stack)
        # Refusals in one game: they change nothing. What succeeds gets a game of its own.
        for who in sorted(CONNECTED, key=lambda one: expected[one] == "ok"):
            fresh = expected[who] == "ok" and row in COMMANDS
            stage = await Stage.of(world, row.phase) if fresh else shared
            answer = await (await crowd.socket(who, stage)).ask(kind, **stage.fill(row))
            found[who] = answer.get("code", "ok")
    assert {who: found[who] for who in CONNECTED} == expected


@pytest.mark.parametrize("kind", [row.type for row in COMMANDS] + ["subscribe", "ping"])
async def test_who_has_not_said_hello_can_do_nothing(kind: str, server: Running, db: None) -> None:
    async with opened(server) as socket:
        socket.send(kind, channel="live:x")
        assert await socket.close_code() == 4408
