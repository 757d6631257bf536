"""What the game stands on is cut, stopped or emptied, and comes back."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable

from tests.faults.crowd import Crowd, playing
from tests.faults.probes import probing
from tests.faults.table import Row, check, most, none_of, p
from tests.faults.world import World, stopped, until
from tests.restarts import restart_redis

Fault = Callable[[], Awaitable[None]]
HEAR_S = 1.5
"""By then the watch has repaired what Redis lost: a poll, the wait for the event, a snapshot."""


def truth_rows(truth: object) -> list[Row]:
    acks, lost, doubled = truth.acks, truth.lost, truth.doubled  # type: ignore[attr-defined]
    return [
        none_of("acknowledged answers lost", lost, acks),
        none_of("doubled, or points counted wrongly", doubled, acks),
    ]


async def step_heard(crowd: Crowd, command: str, phase: str) -> float:
    """Move on; seconds from the command until the last player is in that phase."""
    started = time.monotonic()
    await crowd.host.move(command, phase)
    await until(lambda: all(one.phase == phase for one in crowd.players), 20, f"all in {phase}")
    return max(one.state_at for one in crowd.players) - started


async def under(crowd: Crowd, fault: Fault, *, wait: float = 0.7) -> float:
    """A whole question with the fault in its middle; how long the slowest news took."""
    question = await crowd.open()
    await asyncio.sleep(wait)
    await fault()
    news = await step_heard(crowd, "live.close", "closed")
    await until(lambda: not any(one.pending for one in crowd.players), 20, "all have verdicts")
    assert len(crowd.seen[question].versions) <= 1
    return max(news, await step_heard(crowd, "live.reveal", "revealed"))


@check
async def redis_forgets_and_drops_its_lines(world: World) -> list[Row]:
    """FLUSHALL, CLIENT KILL TYPE pubsub three times, a restart without its data."""
    news: dict[str, float] = {}
    with world.serving() as server:
        pids = server.pids
        async with playing(world, server, 100, questions=5, seconds=60, auto_close=False) as crowd:
            crowd.within_s = 1.5
            await crowd.spread()

            async def flush() -> None:
                async with world.redis() as redis:
                    await redis.flushall()

            async def cut() -> None:
                for _ in range(3):
                    async with world.redis() as redis:
                        killed = await redis.execute_command("CLIENT", "KILL", "TYPE", "pubsub")
                        assert killed, "nobody listened"
                    await asyncio.sleep(0.3)

            async def cut_now() -> None:
                async with world.redis() as redis:
                    await redis.execute_command("CLIENT", "KILL", "TYPE", "pubsub")

            async def restart() -> None:
                restart_redis(world.embedded, empty=True)

            news["FLUSHALL"] = await under(crowd, flush)
            news["pubsub cut x 3"] = await under(crowd, cut)
            news["pubsub cut at the close"] = await under(crowd, cut_now)
            news["restarted empty"] = await under(crowd, restart)
            crowd.sleepers = set()
            news["afterwards"] = await under(crowd, lambda: asyncio.sleep(0.5))
            truth = await crowd.compare()
            closes = crowd.closes.total()
        same = server.pids == pids
    shown = ", ".join(f"{what} {s:.2f}" for what, s in news.items())
    return [
        most("slowest news to the last player", max(news.values()), HEAR_S, "s", f": {shown}"),
        none_of("sockets that were lost", closes, 100),
        Row("no process was restarted", "the same" if same else "others", same),
        *truth_rows(truth),
    ]


@check
async def redis_stands_still(world: World) -> list[Row]:
    """SIGSTOP: nothing answers, nothing is refused."""
    still_s = 4.0 if world.short else 10.0
    with world.serving() as server:
        pids = server.pids
        async with playing(world, server, 100, questions=2, seconds=60, auto_close=False) as crowd:
            crowd.within_s = still_s * 0.7
            await crowd.spread()
            await crowd.open()
            asked = [
                ("GET", "users/me", None),
                ("GET", "courses", None),
                ("GET", f"live-sessions/{crowd.session_id}", None),
                ("POST", "realtime/tickets", {}),
                ("POST", "live/join", {"pin": crowd.pin}),
                ("GET", "ready", None),
            ]
            async with probing(server, crowd.web.token, *asked) as probes:
                async with stopped(world.embedded.redis.pid, still_s):
                    await asyncio.sleep(still_s * 0.8)
                    news = await step_heard(crowd, "live.close", "closed")
                    news = max(news, await step_heard(crowd, "live.reveal", "revealed"))
                over = time.monotonic()
                await asyncio.sleep(3)
            healed = max(0.0, probes.last_bad - over)
            waits = [g.waited_ms for one in crowd.players for g in one.journal.values()]
            after = await under(crowd, lambda: asyncio.sleep(1.0))
            truth = await crowd.compare()
            closes = crowd.closes.total()
        same = server.pids == pids
    return [
        most("slowest news while it stands still", news, HEAR_S, "s"),
        most("slowest news afterwards", after, HEAR_S, "s"),
        most("acks while it stands still, p99", p(waits, 0.99), 500, "ms",
             f", p50 {p(waits, 0.5):.0f}, max {max(waits):.0f}"),
        none_of("sockets that were lost", closes, 100),
        *probes.rows(healed_s=healed),
        Row("no process was restarted", "the same" if same else "others", same),
        *truth_rows(truth),
    ]  # fmt: skip


@check
async def postgres_restarts_at_once(world: World) -> list[Row]:
    """An immediate shutdown, which is a crash to it, in the middle of the answers."""
    return await _postgres(world, None)


@check
async def postgres_stands_still(world: World) -> list[Row]:
    """SIGSTOP to it and its children, in the middle of the answers."""
    return await _postgres(world, 4.0 if world.short else 10.0)


async def _postgres(world: World, still_s: float | None) -> list[Row]:
    with world.serving() as server:
        pids = server.pids
        async with playing(world, server, 100, questions=3, seconds=5) as crowd:
            await crowd.spread()
            # A question that is open while it is away, and one whose deadline passes meanwhile.
            crowd.within_s = 4.0
            crowd.sleepers = {crowd.players[0].who}
            first = await crowd.open()
            asked = [
                ("GET", "users/me", None),
                ("GET", "courses", None),
                ("GET", f"live-sessions/{crowd.session_id}", None),
                ("POST", "realtime/tickets", {}),
            ]
            async with probing(server, crowd.web.token, *asked) as probes:
                await asyncio.sleep(1.0)
                if still_s is None:
                    await crash(world)
                else:
                    async with stopped(world.embedded.postgres.pid, still_s):
                        pass
                over = time.monotonic()
                await crowd.closed(first, 30)
                known = max(crowd.seen[first].knew.values())
                resumed = known - max(over, crowd.seen[first].deadline)
                await asyncio.sleep(3)
            healed = max(0.0, probes.last_bad - over)
            await until(lambda: not any(o.pending for o in crowd.players), 20, "all have verdicts")
            await crowd.all_here(10)
            await crowd.reveal()
            acks = sum(len(one.journal) for one in crowd.players)
            crowd.within_s = 1.0
            second = await crowd.open()
            seen = await crowd.closed(second)
            late, _ = await crowd.late_ms(seen)
            await crowd.reveal()
            again = sum(len(one.journal) for one in crowd.players) - acks
            truth = await crowd.compare()
            closes = crowd.closes.total()
            refused = dict(crowd.room.refused)
        same = server.pids == pids
    return [
        most("the open question is closed after the fault, or its deadline", resumed, 2.0, "s"),
        most("the next question late", late, 500, "ms"),
        Row("answers taken: in the question with the fault, in the next",
            f"{acks} of 99 (refused: {refused or 0}), {again} of 99", acks == again == 99),
        none_of("sockets that were lost", closes, 100),
        *probes.rows(healed_s=healed),
        Row("no process was restarted", "the same" if same else "others", same),
        *truth_rows(truth),
    ]  # fmt: skip


async def crash(world: World) -> None:
    """End it with SIGQUIT and start it again.

    From the main thread: Linux counts the end of the starting thread as the parent's.
    """
    postgres = world.embedded.postgres
    os.kill(postgres.pid, signal.SIGQUIT)
    await until(lambda: not postgres.running, 10, "Postgres has ended")
    postgres.start(same_port=True)
