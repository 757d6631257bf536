"""kill -9 of web processes: in the middle of a question, and between commit and publish."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections import Counter

from lms.load.line import LOST
from lms.realtime.publishing import PREFIX, decode
from tests.faults.crowd import BACK_WITHIN_S, Crowd, Truth, playing
from tests.faults.table import Row, check, most, none_of, p
from tests.faults.world import World, until

LATE_MS = 500.0
ROUNDS_A_GAME = 10


class Tally:
    """What many rounds came to."""

    def __init__(self) -> None:
        self.truth = Truth()
        self.late_ms: list[float] = []
        self.told_ms: list[float] = []
        self.back_s: list[float] = []
        self.closes: Counter[int] = Counter()
        self.questions = self.closed_wrongly = self.kills = self.host_kills = self.hit = 0
        self.by_snapshot = 0
        self.refused: Counter[str] = Counter()

    def rows(self) -> list[Row]:
        others = sum(n for code, n in self.closes.items() if code != LOST)
        late = f", p50 {p(self.late_ms, 0.5):.0f}"
        told = f", p50 {p(self.told_ms, 0.5):.0f}"
        back = f", p50 {p(self.back_s, 0.5):.2f}, p99 {p(self.back_s, 0.99):.2f}"
        what = f"; {self.kills} kills, {self.host_kills} of the host's process"
        return [
            Row(
                "questions closed, or told to be, more than once",
                f"{self.closed_wrongly} of {self.questions} "
                f"({self.by_snapshot} learned by snapshot alone)",
                self.closed_wrongly == 0 and self.questions > 0,
            ),
            most("late by the row, closed by deadline", max(self.late_ms), LATE_MS, "ms", late),
            most("late as the last player heard it", max(self.told_ms), LATE_MS, "ms", told),
            most("everybody back", max(self.back_s), BACK_WITHIN_S, "s", back),
            none_of("acknowledged answers lost", self.truth.lost, self.truth.acks),
            none_of("doubled, or points counted wrongly", self.truth.doubled, self.truth.acks),
            none_of("of the ended sockets, by something else than the kill", others, self.hit),
            Row(
                "answers refused (late through the kill)",
                f"{sum(self.refused.values())} of {self.truth.acks}{what}",
                self.refused.total() <= 0.02 * self.truth.acks + self.hit,
            ),
        ]


async def kill(crowd: Crowd, victim: int) -> int:
    """Kill that process; returns how many sockets it held."""
    held = crowd.shares()[victim] + (crowd.process_of(crowd.host) == victim)
    before = crowd.closes[LOST]
    os.kill(victim, signal.SIGKILL)
    await until(lambda: crowd.closes[LOST] >= before + held, 2, "the loss is noticed")
    return held


async def one_question(crowd: Crowd, tally: Tally, victim: int, *, by_deadline: bool) -> None:
    """Open, kill at some moment, let it close, look, reveal."""
    crowd.sleepers = {crowd.players[0].who} if by_deadline else set()
    question = await crowd.open()
    await asyncio.sleep(random.uniform(0.2, 4.9 if by_deadline else 2.5))
    tally.host_kills += crowd.process_of(crowd.host) == victim
    tally.hit += await kill(crowd, victim)
    tally.kills += 1
    seen = await crowd.closed(question)
    await crowd.all_here()
    stored, told = await crowd.late_ms(seen)
    tally.questions += 1
    twice = any(len(ats) > 1 for ats in seen.closed.values())
    tally.closed_wrongly += twice or len(seen.versions) > 1 or len(seen.reasons) > 1
    tally.by_snapshot += not seen.versions  # killed between commit and publish
    if seen.reasons["deadline"]:
        tally.late_ms.append(stored)
        tally.told_ms.append(told)
    await until(lambda: not any(p.pending for p in crowd.players), 5, "all have verdicts")
    await crowd.reveal()
    tally.back_s += crowd.back_s
    tally.closes += crowd.closes
    crowd.forget()


async def rounds(world: World, many: int, players: int) -> Tally:
    tally = Tally()
    with world.serving() as server:
        done = 0
        while done < many:
            batch = min(ROUNDS_A_GAME, many - done)
            async with playing(world, server, players, questions=2 * batch) as crowd:
                for _ in range(batch):
                    for nth in range(2):
                        await until(lambda: len(server.pids) == 2, 5, "two processes")
                        await crowd.spread()
                        crowd.forget()
                        host = crowd.process_of(crowd.host)
                        if many <= ROUNDS_A_GAME:  # in turn, once each
                            others = [pid for pid in server.pids if pid != host]
                            victim = host if nth == 0 and host else others[0]
                        else:
                            victim = random.choice(server.pids)
                        await one_question(crowd, tally, victim, by_deadline=nth == 0)
                tally.truth += await crowd.compare()
                tally.refused += crowd.room.refused
            done += batch
    return tally


@check
async def kill_9_in_the_middle_of_a_question(world: World) -> list[Row]:
    tally = await rounds(world, *((2, 200) if world.short else (100, 300)))
    rows = tally.rows()
    if not world.short:
        rows.append(
            Row(
                "acks that were compared",
                f"{tally.truth.acks} (at least 50,000)",
                tally.truth.acks >= 50_000,
            )
        )
    return rows


@check
async def kill_9_between_commit_and_publish(world: World) -> list[Row]:
    """Redis holds back what is published, so the change is committed and its event is not out.

    Redis drops what it held when it sees that the sender is gone.
    """
    tries = 2 if world.short else 10
    heals: list[float] = []
    got_out = 0
    with world.serving() as server:
        async with playing(
            world, server, 60, questions=tries, seconds=60, auto_close=False
        ) as crowd:
            for _ in range(tries):
                await until(lambda: len(server.pids) == 2, 5, "two processes")
                await crowd.spread()
                question = await crowd.open()
                await asyncio.sleep(0.5)
                got_out += await _close_and_kill(world, crowd, heals, question)
                await crowd.all_here()
                await crowd.reveal()
            truth = await crowd.compare()
    return [
        none_of("events that were published all the same (else nothing is shown)", got_out, tries),
        most("the others know", max(heals), 1.0, "s", f", p50 {p(heals, 0.5):.2f}"),
        none_of("acknowledged answers lost", truth.lost, truth.acks),
    ]


async def _close_and_kill(world: World, crowd: Crowd, heals: list[float], question: str) -> int:
    victim = crowd.process_of(crowd.host)
    assert victim
    there = [one for one in crowd.players if crowd.process_of(one) not in (victim, None)]
    assert there, "nobody on the other process"
    async with world.redis() as control, world.redis() as listener:
        heard = listener.pubsub()
        await heard.subscribe(PREFIX + crowd.room.channel)
        await heard.get_message(timeout=1)
        await control.execute_command("CLIENT", "PAUSE", "3000", "WRITE")
        version = crowd.host.version
        answer = await crowd.host.ask("live.close", version=version)  # its ok follows the commit
        assert answer["type"] == "ok", answer
        committed = time.monotonic()
        os.kill(victim, signal.SIGKILL)
        await asyncio.sleep(0.1)  # Redis sees that the sender is gone
        await control.execute_command("CLIENT", "UNPAUSE")
        seen = crowd.seen[question]
        await until(lambda: all(one in seen.knew for one in there), 5, "the others know")
        heals += [seen.knew[one] - committed for one in there]
        got_out = 0
        while (message := await heard.get_message(timeout=0.3)) is not None:
            if (
                message["type"] == "message"
                and getattr(decode(message["data"])[1], "version", 0) == version + 1
            ):
                got_out = 1
        await heard.aclose()
    return got_out
