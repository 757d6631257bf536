"""Random games against a model: what is told adds up, and snapshots and events agree."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from math import floor
from typing import Any

import pytest

from lms.core import clock, redis
from lms.live.models import LiveSession
from lms.live.rules import Phase
from tests.live.conftest import Pair
from tests.live.factories import Made, make_game, right, wrong
from tests.live.table import Player, Table, table, web

STEPS = 45
LIMIT_MS = 60_000


class Model:
    """The game as the contract describes it, in plain Python."""

    def __init__(self, game: Made, questions: list[Any]) -> None:
        self.game = game
        self.questions = {str(one.id): one for one in questions}
        self.given: dict[str, dict[str, tuple[bool, int]]] = {}
        self.asked: list[str] = []
        self.settled: set[str] = set()
        self.voided: set[str] = set()
        self.kicked: set[str] = set()

    def counted(self, who: str) -> list[tuple[bool, int] | None]:
        counted = [one for one in self.asked if one in self.settled - self.voided]
        return [self.given[who].get(one) for one in counted]

    def total(self, who: str) -> int:
        total = streak = 0
        for one in self.counted(who):
            streak = streak + 1 if one and one[0] else 0
            if one and one[0]:
                t = one[1]
                total += (
                    1000 if t < 500 else floor((1 - min(t, LIMIT_MS) / LIMIT_MS / 2) * 1000 + 0.5)
                )
                total += min(500, max(0, streak - 1) * 100)
        return total

    def correct(self, who: str) -> int:
        return sum(bool(one and one[0]) for one in self.counted(who))

    def ranks(self) -> dict[str, int]:
        def order(who: str) -> tuple[int, int, int]:
            spent = sum(one[1] for one in self.counted(who) if one and one[0])
            return -self.total(who), -self.correct(who), spent

        left = [who for who in self.given if who not in self.kicked]
        return {who: 1 + sum(order(other) < order(who) for other in left) for who in left}


class Walk:
    """One random game."""

    def __init__(self, chance: random.Random, at: Table, model: Model) -> None:
        self.chance = chance
        self.table = at
        self.model = model
        self.current: str | None = None
        self.skipped: set[str] = set()

    @property
    def phase(self) -> Phase:
        return Phase(self.table.hosts[0].mirror.state["phase"])

    async def command(self, verb: str, **fields: Any) -> None:
        """By any of the hosts."""
        host = self.chance.choice(self.table.hosts)
        await host.reach(max(one.mirror.version for one in self.table.hosts))
        answer = await host(verb, **fields)
        await self.table.reach(answer["version"])
        state = host.mirror.state
        if state["phase"] == "intro":
            # The walk decides when it ends, however slow the machine is.
            late = clock.now() + timedelta(hours=1)
            await LiveSession.filter(id=self.model.game.session.id).update(due_at=late)
        if state["phase"] in ("intro", "open") and state["question"]["question_id"] != self.current:
            self.settle()
            self.current = state["question"]["question_id"]
            self.model.asked.append(self.current)
        elif state["phase"] == "revealed" and verb == "live.reveal":
            self.settle()

    def settle(self) -> None:
        if self.current and self.current not in self.skipped | self.model.voided:
            self.model.settled.add(self.current)

    def moves(self) -> list[Callable[[], Awaitable[None]]]:
        """What may happen now."""
        by_phase: dict[Phase, list[Callable[[], Awaitable[None]]]] = {
            Phase.LOBBY: [self.say("live.start")],
            Phase.INTRO: [self.say("live.open"), self.skip],
            Phase.OPEN: [self.answer] * 6
            + [self.say("live.extend", seconds=5), self.say("live.pause"), self.say("live.close")]
            + [self.skip],
            Phase.PAUSED: [self.say("live.extend", seconds=5), self.say("live.resume")] * 2
            + [self.say("live.close"), self.skip],
            Phase.CLOSED: [self.reveal] * 3 + [self.say("live.next"), self.open],
            Phase.REVEALED: [self.say("live.leaderboard")] * 3 + [self.say("live.next")],
            Phase.LEADERBOARD: [self.say("live.next"), self.open],
        }
        anywhen = [self.lock, self.join, self.void, self.leave]
        anywhen += [self.kick] if self.chance.random() < 0.3 else []
        return by_phase[self.phase] * 2 + anywhen

    def say(self, verb: str, **fields: Any) -> Callable[[], Awaitable[None]]:
        return lambda: self.command(verb, **fields)

    async def skip(self) -> None:
        assert self.current
        self.skipped.add(self.current)
        await self.command("live.skip")

    async def reveal(self) -> None:
        if self.current in self.skipped | self.model.voided:
            await self.command("live.next")
        else:
            await self.command("live.reveal")

    async def open(self) -> None:
        left = self.table.hosts[0].mirror.state["next"]
        await self.command("live.open" if left else "live.next")

    async def lock(self) -> None:
        await self.command("live.lock", locked=self.chance.random() < 0.3)

    async def void(self) -> None:
        open_now = self.phase in (Phase.OPEN, Phase.PAUSED)
        opened = [
            one
            for one in self.model.asked
            if one not in self.model.voided
            and (one != self.current or (self.phase is not Phase.INTRO and one not in self.skipped))
            and one not in self.skipped
        ]
        if opened and self.chance.random() < 0.3:
            question = self.chance.choice(opened)
            self.model.voided.add(question)
            await self.command("live.void", question_id=question)
            if open_now and question == self.current:
                assert self.phase is Phase.CLOSED

    async def join(self) -> None:
        state = self.table.hosts[0].mirror.state
        if not state["locked"] and len(self.table.players) < 9:
            player = await self.table.player()
            self.model.given[player.id] = {}

    def here(self) -> list[Player]:
        return [one for one in self.table.players if one.id not in self.model.kicked]

    async def leave(self) -> None:
        player = self.chance.choice(self.here())
        await player.socket.ok("live.leave", session_id=self.model.game.id)
        await player.sit()

    async def kick(self) -> None:
        if len(self.here()) > 2:
            player = self.chance.choice(self.here())
            self.model.kicked.add(player.id)
            await self.command("live.kick", participant_id=player.id)
            assert await player.socket.close_code() == 4403

    async def answer(self) -> None:
        player = self.chance.choice(self.here())
        assert self.current
        question = self.model.questions[self.current]
        good = self.chance.random() < 0.6
        answer = await player.answer(question.id, right(question) if good else wrong(question))
        mine = self.model.given[player.id]
        if self.current in mine:
            same = mine[self.current][0] is good
            assert answer.get("answered_ms" if same else "code") == (
                mine[self.current][1] if same else "answered"
            )
        else:
            assert answer["type"] == "ok", answer
            mine[self.current] = good, answer["answered_ms"]

    async def check(self) -> None:
        """Everybody's mirror is what a fresh snapshot says, and the numbers are the model's."""
        for one in self.table.everybody:
            await one.compare()
        for player in self.here():
            me = player.mirror.me
            assert me["total"] == self.model.total(player.id)
        state = self.table.hosts[0].mirror.state
        if state["phase"] == "finished" and self.model.asked:
            ranks = self.model.ranks()
            assert {one["participant_id"]: one["rank"] for one in state["podium"]} == {
                who: rank for who, rank in ranks.items() if rank <= 3
            }
            for player in self.here():
                assert player.mirror.me["rank"] == ranks[player.id]


async def play(seed: int, pair: Pair, disturb: Callable[[random.Random], Awaitable[None]]) -> None:
    chance = random.Random(seed)
    game = await make_game(
        questions=5,
        streak=True,
        auto_close=False,
        time_limit_s=LIMIT_MS // 1000,
        intro_ms=chance.choice([0, 10_000]),
    )
    model = Model(game, await game.questions())
    async with table(game, pair, hosts=2, players=4) as at:
        walk = Walk(chance, at, model)
        model.given = {one.id: {} for one in at.players}
        for _ in range(STEPS):
            if walk.phase in (Phase.FINISHED, Phase.ABORTED):
                break
            await disturb(chance)
            await chance.choice(walk.moves())()
            if chance.random() < 0.25:
                await walk.check()
        if walk.phase not in (Phase.FINISHED, Phase.ABORTED):
            if walk.phase is Phase.CLOSED:
                walk.settle()
            await walk.command("live.finish")
        elif walk.current:
            walk.settle()
        await walk.check()
        async with web(pair[0], game.host) as client:
            if model.asked:
                found = (await client.get(f"live-sessions/{game.id}/results")).json()
                ranks = model.ranks()
                told = {one["participant_id"]: one for one in found["items"]}
                assert set(told) == set(model.given)
                for who, one in told.items():
                    assert one["total"] == model.total(who)
                    assert one["correct"] == model.correct(who)
                    assert one["rank"] == (None if who in model.kicked else ranks[who])


async def quietly(_chance: random.Random) -> None:
    return None


async def rudely(chance: random.Random) -> None:
    """What Redis may do at any time."""
    if chance.random() < 0.3:
        what = chance.choice([["CLIENT", "KILL", "TYPE", "pubsub"], ["FLUSHALL"]])
        await redis.client().execute_command(*what)
        await asyncio.sleep(0)


@pytest.mark.parametrize("seed", range(8))
async def test_a_random_game_is_what_the_model_says(db: None, pair: Pair, seed: int) -> None:
    await play(seed, pair, quietly)


@pytest.mark.parametrize("seed", range(100, 104))
async def test_a_random_game_survives_what_redis_loses(db: None, pair: Pair, seed: int) -> None:
    await play(seed, pair, rudely)
