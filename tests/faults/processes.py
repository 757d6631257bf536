"""Processes that are asked to stop, replaced, or have a wrong clock."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal

from tests.faults.crowd import playing
from tests.faults.probes import probing
from tests.faults.services import step_heard, truth_rows
from tests.faults.table import Row, check, most, none_of, p
from tests.faults.world import World, until


@check
async def sigterm_under_load(world: World) -> list[Row]:
    """One process is asked to stop while answers arrive: everybody gets 4000 and nothing else."""
    players = 200 if world.short else 300
    tries = 2 if world.short else 10
    wrong = told = 0
    back: list[float] = []
    with world.serving() as server:
        async with playing(world, server, players, questions=tries, seconds=60) as crowd:
            crowd.within_s = 2.5
            for _ in range(tries):
                await until(lambda: len(server.pids) == 2, 8, "two processes")
                await crowd.spread()
                crowd.forget()
                await crowd.open()
                await asyncio.sleep(1.0)
                victim = crowd.process_of(crowd.host)
                assert victim
                held = crowd.shares()[victim] + 1
                os.kill(victim, signal.SIGTERM)
                await until(lambda n=held: crowd.closes.total() >= n, 8, "all are told")
                await crowd.all_here(10)
                await until(lambda: not any(o.pending for o in crowd.players), 10, "verdicts")
                wrong += crowd.closes.total() - crowd.closes[4000]
                told += held
                back += crowd.back_s
                await until(lambda: crowd.host.phase == "closed", 10, "everybody has answered")
                await crowd.reveal()
            truth = await crowd.compare()
    return [
        none_of("closes other than 4000", wrong, told),
        most("everybody back", max(back), 5.0, "s", f", p50 {p(back, 0.5):.2f}"),
        *truth_rows(truth),
    ]


@check
async def rolling_restart_during_a_game(world: World) -> list[Row]:
    """Every process is replaced, one after the other, while questions are played."""
    players = 200 if world.short else 300
    rounds = 1 if world.short else 3
    news: list[float] = []
    with world.serving() as server:
        async with playing(world, server, players, questions=9, seconds=60) as crowd:
            await crowd.spread()
            crowd.forget()
            asked = [("GET", "courses", None), ("GET", "users/me", None)]
            async with probing(server, crowd.web.token, *asked, every_s=0.05) as probes:
                for old in [pid for _ in range(rounds) for pid in server.pids]:
                    if old not in server.pids:
                        old = server.pids[0]
                    crowd.within_s = 1.5
                    await crowd.open()
                    await asyncio.sleep(0.5)
                    os.kill(old, signal.SIGTERM)
                    await until(lambda: crowd.host.phase == "closed", 20, "closed by everybody")
                    await crowd.all_here(10)
                    await until(lambda: not any(o.pending for o in crowd.players), 10, "verdicts")
                    news.append(await step_heard(crowd, "live.reveal", "revealed"))
                    await until(
                        lambda o=old: o not in server.pids and len(server.pids) == 2, 12, "anew"
                    )
                    await asyncio.sleep(0.5)
            closes = crowd.closes
            truth = await crowd.compare()
    bad = probes.statuses.total() - probes.statuses[200] + len(probes.no_answer)
    return [
        none_of("closes other than 4000", closes.total() - closes[4000], closes.total()),
        none_of("REST requests dropped or refused meanwhile", bad, len(probes.took_s)),
        most("slowest news of a reveal", max(news), 1.5, "s"),
        most("everybody back", max(crowd.back_s), 5.0, "s", f", p50 {p(crowd.back_s, 0.5):.2f}"),
        *truth_rows(truth),
    ]


@check
async def a_clock_that_is_five_seconds_off(world: World) -> list[Row]:
    """One instance is right, the other 5 s ahead (then 5 s behind); half the players on each."""
    late: list[float] = []
    first_ms: list[int] = []
    refused = taken = 0
    left_apart = 0.0
    for skew in ("5",) if world.short else ("5", "-5"):
        with contextlib.ExitStack() as stack:
            right = stack.enter_context(world.serving(workers=1))
            by = world.folder / "seconds"
            by.write_text(skew)
            wrong = stack.enter_context(
                world.serving(workers=1, module="tests.wandering", WANDERING=str(by))
            )
            async with playing(world, right, 0, questions=2, seconds=5) as crowd:
                rooms = [crowd.room_on(right), crowd.room_on(wrong)]
                await crowd.join(60, *rooms)
                crowd.within_s = 0.3
                crowd.sleepers = {crowd.players[0].who, crowd.players[1].who}
                for _ in range(2):
                    question = await crowd.open()
                    seen = await crowd.closed(question, 20)
                    stored, told = await crowd.late_ms(seen)
                    late += [stored, told]
                    left_apart = max(left_apart, max(seen.ends) - min(seen.ends))
                    await crowd.reveal()
                first_ms += [
                    given.answered_ms for one in crowd.players for given in one.journal.values()
                ]
                refused += sum(room.refused.total() for room in rooms)
                taken += sum(len(one.journal) for one in crowd.players)
                truth = await crowd.compare()
    return [
        most("a deadline passes late", max(late), 500, "ms"),
        most("deadlines on the two instances apart", left_apart * 1000, 250, "ms"),
        most("answers given within 0.3 s count as", max(first_ms), 1300, "ms",
             f", p50 {p(first_ms, 0.5):.0f}"),
        none_of("answers refused", refused, taken),
        *truth_rows(truth),
    ]  # fmt: skip
