"""The job after the end, when its worker is killed and nothing else comes."""

from __future__ import annotations

import asyncio
import signal
import time
from datetime import datetime
from uuid import UUID

import asyncpg

from tests.faults.crowd import playing
from tests.faults.table import Row, check, most
from tests.faults.world import STUDENTS, World, sign_in

LEASE_S = 15.0
START_S = 120.0


@check
async def worker_killed_on_an_idle_queue(world: World) -> list[Row]:
    """It is killed while it writes the summary; the next one must make it, once."""
    with world.serving() as server:
        world.spawn("scheduler")
        first = world.spawn("worker")
        async with playing(world, server, 20, questions=1, seconds=5) as crowd:
            for email in STUDENTS:
                student = await sign_in(server, email)
                await student.post("live/join", {"pin": crowd.pin})
                student.close()
            crowd.within_s = 0.5
            question = await crowd.open()
            await crowd.closed(question)
            await crowd.reveal()
            session = UUID(crowd.session_id)
            # The table is held, so that the job is in its middle when its worker dies.
            line = await asyncpg.connect(world.embedded.urls.database_url)
            try:
                holding = line.transaction()
                await holding.start()
                await line.execute("lock table notifications in exclusive mode")
                await crowd.host.move("live.finish", "finished")
                state = await _state(world, session, "running", 20)
                first.send_signal(signal.SIGKILL)
                await asyncio.to_thread(first.wait)
                before = await line.fetchval("select clock_timestamp()")
                await holding.rollback()
            finally:
                await line.close()
            second = world.spawn("worker")
            await _next_one_is_there(world, before)
            there = time.monotonic()
            job = await _state(world, session, "done", LEASE_S + 30)
            took = time.monotonic() - there
            await asyncio.sleep(2)
            summary = await world.sql("select summary from live_sessions where id = $1", session)
            told = await world.sql(
                "select user_id, count(*) as n from notifications "
                "where kind = 'live_result' and data ->> 'session_id' = $1 group by 1",
                crowd.session_id,
            )
            jobs = await world.sql(
                "select count(*) as n from jobs where key like $1", f"{session}:%"
            )
            second.send_signal(signal.SIGTERM)
            await asyncio.to_thread(second.wait)
    once = [row["n"] for row in told] == [1] * len(STUDENTS)
    return [
        Row("the job was running when its worker was killed", state["state"], True),
        Row("it ran again and is done", f"{job['attempts']} runs, {jobs[0]['n']} job",
            job["attempts"] == 2 and jobs[0]["n"] == 1),
        Row("the summary is there", "yes" if summary[0]["summary"] else "no",
            bool(summary[0]["summary"])),
        Row("each signed-in player is told once", f"{len(told)} of {len(STUDENTS)}", once),
        most("done once the next worker was there", took, LEASE_S + 30, "s"),
    ]  # fmt: skip


async def _next_one_is_there(world: World, before: datetime) -> None:
    """On a busy machine a worker takes longer to begin than a job to be found."""
    began = (
        "select 1 from pg_stat_activity "
        "where application_name = 'lms worker' and backend_start > $1"
    )
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        if await world.sql(began, before):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"no worker has begun within {START_S:g} s")


async def _state(world: World, session: UUID, wanted: str, within: float) -> dict[str, object]:
    until = time.monotonic() + within
    while time.monotonic() < until:
        rows = await world.sql("select * from jobs where key like $1", f"{session}:%")
        if rows and rows[0]["state"] == wanted:
            return dict(rows[0])
        await asyncio.sleep(0.02)
    raise AssertionError(f"the job is not {wanted} within {within:g} s: {rows}")
