"""Random games against a model: what is told adds up, and snapshots and events agree.

Hypothesis decides, in a thread of its own; the game is played on the tests' loop. Nothing here
waits for a clock: intros are held, and no question lasts long enough to end by itself.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Container, Coroutine, Sequence
from contextlib import AsyncExitStack
from functools import partial
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import Phase as Stage
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from lms.core import redis
from lms.live.models import LiveAnswer, LiveSession
from lms.live.rules import OVER, RUNNING, Phase
from tests.live.conftest import Pair
from tests.live.factories import make_game, right, wrong
from tests.live.model import Model
from tests.live.table import Player, Sitting, Table, table, web

LIMIT_S = 600
MOST_PLAYERS = 9
STUCK_S = 600.0
"""No step of a game takes so long: what it waits for gives up before."""
NOT_YET = frozenset({Phase.LOBBY, Phase.INTRO, Phase.PAUSED})
ONWARDS: dict[Phase, Sequence[str]] = {
    Phase.LOBBY: ["live.start"],
    Phase.INTRO: ["live.open"],
    Phase.OPEN: ["live.close"],
    Phase.PAUSED: ["live.close", "live.resume"],
    Phase.CLOSED: ["live.reveal", "live.reveal", "live.next", "live.open"],
    Phase.REVEALED: ["live.leaderboard", "live.leaderboard", "live.next", "live.open"],
    Phase.LEADERBOARD: ["live.next", "live.open"],
}
ASIDE: dict[Phase, Sequence[str]] = {
    Phase.INTRO: ["live.skip"],
    Phase.OPEN: ["live.extend", "live.pause", "live.pause", "live.skip"],
    Phase.PAUSED: ["live.extend", "live.resume", "live.resume", "live.skip"],
}
STEPS = ("live.close", "live.reveal", "live.leaderboard")
T = TypeVar("T")
numbers = st.integers(0, 11)
"""Which of several, whatever their number."""


def pick(several: Sequence[T], number: int) -> T:
    return several[number % len(several)]


class RandomGame(RuleBasedStateMachine):
    """Two hosts and some players over sockets of two processes, and the model beside them."""

    def __init__(self, loop: asyncio.AbstractEventLoop, pair: Pair, said: Counter[str]) -> None:
        super().__init__()
        self.loop = loop
        self.pair = pair
        self.said = said
        self.stack = AsyncExitStack()
        self.table: Table
        self.sound = False
        """Nothing has failed so far, so the end can be looked at, too."""

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """On the tests' loop; this thread waits."""
        self.sound, sound = False, self.sound
        result = asyncio.run_coroutine_threadsafe(work, self.loop).result(STUCK_S)
        self.sound = sound
        return result

    # What may happen

    @initialize(intro=st.booleans(), players=st.integers(2, 4))
    def sit_down(self, intro: bool, players: int) -> None:
        self.run(self._sit_down(10_000 if intro else 0, players))
        self.sound = True

    @rule(by=numbers, which=numbers, end=numbers)
    def go_on(self, by: int, which: int, end: int) -> None:
        if self.phase in RUNNING and end == 11:
            self.run(self.command(by, "live.finish", abort=which == 11))
        elif self.phase in RUNNING:
            self.run(self._go_on(by, which))

    @rule(
        by=numbers,
        answers=st.lists(st.booleans(), min_size=1, max_size=MOST_PLAYERS),
        then=st.sampled_from(range(len(STEPS) + 1)),
    )
    def play_a_question(self, by: int, answers: list[bool], then: int) -> None:
        self.run(self._play(by, answers, STEPS[:then]))

    @rule(by=numbers, which=numbers)
    def interfere(self, by: int, which: int) -> None:
        self.run(self._interfere(by, which))

    @rule(answers=st.lists(st.tuples(numbers, st.booleans()), min_size=1, max_size=4))
    def answer(self, answers: list[tuple[int, bool]]) -> None:
        for who, good in answers:
            self.run(self._answer(pick(self.here, who), good))

    @rule(by=numbers, which=numbers)
    def void(self, by: int, which: int) -> None:
        opened = [one for one in self.model.asked if one in self.model.opened - self.model.voided]
        if opened:
            self.run(self._void(by, pick(opened, which)))

    @rule(by=numbers, locked=st.booleans())
    def lock(self, by: int, locked: bool) -> None:
        if self.phase in RUNNING:
            self.run(self.command(by, "live.lock", locked=locked))

    @rule(by=numbers, who=numbers, what=st.sampled_from(["join", "join", "leave", "kick"]))
    def come_and_go(self, by: int, who: int, what: str) -> None:
        player, running = pick(self.here, who), self.phase in RUNNING
        if what == "leave":
            self.run(self._leave(player))
        elif what == "kick" and running and len(self.here) > 2:
            self.run(self._kick(by, player))
        elif running and not self.state["locked"] and len(self.here) < MOST_PLAYERS:
            self.run(self._join())

    @rule(who=st.lists(numbers, min_size=1, max_size=3))
    def look(self, who: list[int]) -> None:
        everybody = self.table.everybody
        self.run(self._look([pick(everybody, one) for one in who]))

    def teardown(self) -> None:
        try:
            if self.sound:
                self.run(self._end())
        finally:
            self.run(self.stack.aclose())

    # How it happens

    @property
    def state(self) -> dict[str, Any]:
        return self.table.hosts[0].mirror.state

    @property
    def phase(self) -> Phase:
        return Phase(self.state["phase"])

    @property
    def here(self) -> list[Player]:
        return [one for one in self.table.players if one.id not in self.model.kicked]

    async def _sit_down(self, intro_ms: int, players: int) -> None:
        self.game = await make_game(
            questions=7, streak=True, auto_close=False, time_limit_s=LIMIT_S, intro_ms=intro_ms
        )
        if intro_ms:
            await LiveSession.filter(id=self.game.id).update(intro_ms=LIMIT_S * 1000)
        self.questions = {str(one.id): one for one in await self.game.questions()}
        self.model = Model(LIMIT_S * 1000)
        seated = table(self.game, self.pair, hosts=2, players=players)
        self.table = await self.stack.enter_async_context(seated)
        self.model.given = {one.id: {} for one in self.table.players}

    async def command(self, by: int, verb: str, **fields: Any) -> None:
        """By any of the hosts; everybody hears of it."""
        self.said[verb] += 1
        host, before = pick(self.table.hosts, by), self.phase
        answer = await host(verb, **fields)
        await self.table.reach(answer["version"])
        shown = self.state["question"]
        self.model.moved(before, self.phase, shown and shown["question_id"])

    async def _go_on(self, by: int, which: int) -> None:
        verb = pick(ONWARDS[self.phase], which)
        dropped = self.model.current in self.model.skipped | self.model.voided
        if verb in ("live.reveal", "live.leaderboard") and dropped:
            verb = "live.next"
        if verb == "live.open" and self.phase is not Phase.INTRO and not self.state["next"]:
            verb = "live.next"
        await self.command(by, verb)

    async def _to(self, phases: Container[Phase], by: int) -> bool:
        """On to one of them, unless the game is over before."""
        while self.phase in RUNNING and self.phase not in phases:
            await self._go_on(by, -1)
        return self.phase in phases

    async def _play(self, by: int, answers: list[bool], steps: Sequence[str]) -> None:
        """On to an open question; one after the other answers; on from there."""
        if await self._to({Phase.OPEN}, by):
            for player, good in zip(self.here, answers, strict=False):
                await self._answer(player, good)
            for step in steps:
                if step == "live.close" or self.model.current not in self.model.voided:
                    await self.command(by, step)

    async def _interfere(self, by: int, which: int) -> None:
        if await self._to(ASIDE, by):
            verb = pick(ASIDE[self.phase], which)
            if verb == "live.skip":
                self.model.skipped.add(self.model.current or "")
            await self.command(by, verb, **({"seconds": 5} if verb == "live.extend" else {}))

    async def _void(self, by: int, question: str) -> None:
        self.model.voided.add(question)
        running = self.phase in (Phase.OPEN, Phase.PAUSED) and question == self.model.current
        await self.command(by, "live.void", question_id=question)
        assert not running or self.phase is Phase.CLOSED

    async def _join(self) -> None:
        self.model.given[(await self.table.player()).id] = {}

    async def _leave(self, player: Player) -> None:
        await player.socket.ok("live.leave", session_id=self.game.id)
        await player.sit()

    async def _kick(self, by: int, player: Player) -> None:
        self.model.kicked.add(player.id)
        await self.command(by, "live.kick", participant_id=player.id)
        await self._removed(player)

    async def _removed(self, player: Player) -> None:
        assert await player.socket.close_code() == 4403

    async def _answer(self, player: Player, good: bool) -> None:
        """Taken while the question is open, and only once; said again, the first verdict again."""
        asked = self.model.current or next(iter(self.questions))
        question = self.questions[asked]
        answer = await player.answer(question.id, right(question) if good else wrong(question))
        mine = self.model.given[player.id]
        if asked in mine:
            same = mine[asked][0] is good
            told = answer.get("answered_ms" if same else "code")
            assert told == (mine[asked][1] if same else "answered"), answer
        elif answer["type"] == "ok":
            assert self.phase is Phase.OPEN or await self._was_in_time(player, asked), answer
            mine[asked] = good, answer["answered_ms"]
        else:
            early = self.model.current is None or self.phase in NOT_YET
            assert self.phase is not Phase.OPEN, answer
            assert answer["code"] == ("not_open" if early else "closed"), answer

    async def _was_in_time(self, player: Player, question: str) -> bool:
        """By the clocks of the process that heard it and the one that stopped the question.

        Two clocks never agree to the microsecond.
        """
        session = await LiveSession.get(id=self.game.id)
        stored = await LiveAnswer.get(participant_id=player.id, question_id=question)
        stopped = session.cut_at or session.paused_at
        return stopped is not None and stored.received_at <= stopped

    # What must be so

    async def _look(self, sitting: Sequence[Sitting]) -> None:
        """Their mirrors are what fresh snapshots say, and the numbers are the model's."""
        for one in sitting:
            await one.compare()
            if isinstance(one, Player):
                me = one.mirror.me
                assert me["total"] == self.model.total(one.id)
                assert me["streak"] == self.model.streak(one.id)
                if self.phase is Phase.FINISHED and self.model.asked:
                    assert me["rank"] == self.model.ranks()[one.id]
        if self.phase is Phase.FINISHED and self.model.asked:
            told = {one["participant_id"]: one["rank"] for one in self.state["podium"]}
            ranks = self.model.ranks()
            assert told == {who: rank for who, rank in ranks.items() if rank <= 3}

    async def _end(self) -> None:
        """Over, and the results over REST say the same."""
        if self.phase not in OVER:
            await self.command(0, "live.finish")
        await self._look(self.table.everybody)
        for one in [*self.table.hosts, *self.table.players]:
            self.said["told"] += len(one.socket.told)
            self.said["mended"] += one.mirror.mended
        if not self.model.asked:
            return
        async with web(self.pair[0], self.game.host) as client:
            found = (await client.get(f"live-sessions/{self.game.id}/results")).json()
        ranks = self.model.ranks()
        told = {one["participant_id"]: one for one in found["items"]}
        assert set(told) == set(self.model.given)
        for who, one in told.items():
            assert one["total"] == self.model.total(who)
            assert one["correct"] == self.model.correct(who)
            assert one["rank"] == ranks.get(who)


class RudeGame(RandomGame):
    """Redis loses what it may lose at any time."""

    @rule(flush=st.booleans())
    def lose(self, flush: bool) -> None:
        self.run(self._lose(["FLUSHALL"] if flush else ["CLIENT", "KILL", "TYPE", "pubsub"]))

    async def _lose(self, what: list[str]) -> None:
        await redis.client().execute_command(*what)

    async def _removed(self, player: Player) -> None:
        """Where that was lost the socket stays for up to a minute, good for nothing."""
        try:
            async with asyncio.timeout(0.5):
                await super()._removed(player)
        except TimeoutError:
            try:
                answer = await player.socket.ask("subscribe", channel=self.game.channel)
            except ConnectionError:  # a busy machine tells it late
                await super()._removed(player)
            else:
                assert answer["code"] == "not_found"
                await player.socket.end()


async def play(kind: type[RandomGame], pair: Pair, games: int) -> Counter[str]:
    """So many games, the same ones in every run; how often each command was given, and what
    all were told.
    """
    said: Counter[str] = Counter()
    given = settings(
        max_examples=games,
        stateful_step_count=40,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Stage.generate, Stage.shrink],
        suppress_health_check=[HealthCheck.too_slow],
    )
    made = partial(kind, asyncio.get_running_loop(), pair, said)
    await asyncio.to_thread(run_state_machine_as_test, made, settings=given)
    return said


async def test_random_games_are_what_the_model_says(db: None, pair: Pair, long: bool) -> None:
    said = await play(RandomGame, pair, 40 if long else 3)
    # A resync hides an event that was never sent; a slow machine may need one now and then.
    assert said["mended"] <= max(1, said["told"] / 500)
    if not long:
        return
    verbs = {one for several in (*ONWARDS.values(), *ASIDE.values()) for one in several}
    assert said.keys() >= verbs | {"live.void", "live.lock", "live.kick", "live.finish"}


async def test_random_games_survive_what_redis_loses(db: None, pair: Pair, long: bool) -> None:
    await play(RudeGame, pair, 16 if long else 2)
