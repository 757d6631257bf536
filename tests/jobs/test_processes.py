"""Real workers and schedulers, killed, doubled, and left without their Redis."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from lms.core import db as database
from lms.core import redis, tasks
from lms.embedded import Embedded
from lms.jobs import actions
from lms.jobs.models import Job, JobState
from tests.jobs.conftest import Spawn, ended, in_state, until
from tests.jobs.kinds import Deadly, Effect, Poison, Slow, Steps
from tests.patience import PATIENCE_S

Count = Callable[[str], Awaitable[int]]


async def listening(client: Redis, workers: int = 1) -> None:
    """Wait until that many workers ask the queue."""

    async def look() -> bool:
        clients = await client.client_list()
        return sum(one["cmd"] == "xreadgroup" for one in clients) >= workers

    await until(look)


@pytest.mark.slow
async def test_work_is_done_at_once_and_a_stop_lets_it_finish(effects: Count, spawn: Spawn) -> None:
    worker = spawn("worker")
    await listening(redis.client())
    job = await actions.ask(Effect(name="a"))
    await in_state(job, "done")  # no scheduler runs, which would find it later
    slow = await actions.ask(Slow(name="s", seconds=1.0))
    await in_state(slow, "running")
    assert ended(worker, signal.SIGTERM) == 0
    assert (await Job.get(id=slow)).state is JobState.DONE
    assert await effects("s") == 1


@pytest.mark.slow
async def test_what_a_stopping_worker_cannot_finish_is_given_back(
    effects: Count, spawn: Spawn
) -> None:
    worker = spawn("worker", GRACE_S="2")
    job = await actions.ask(Slow(name="s", seconds=5.0))
    await in_state(job, "running")
    assert ended(worker, signal.SIGINT) == 0
    row = await Job.get(id=job)
    assert (row.state, row.attempts) == (JobState.PENDING, 0)
    spawn("worker")
    await in_state(job, "done")
    assert await effects("s") == 1


@pytest.mark.slow
async def test_work_asked_for_before_any_worker_came_is_done(effects: Count, spawn: Spawn) -> None:
    jobs = [await actions.ask(Effect(name="a")) for _ in range(30)]
    spawn("worker")
    for job in jobs:
        await in_state(job, "done")
    assert await effects("a") == 30


@pytest.mark.slow
async def test_a_worker_killed_at_work_on_an_idle_queue_is_replaced(
    effects: Count, spawn: Spawn
) -> None:
    spawn("scheduler")
    first = spawn("worker")
    job = await actions.ask(Slow(name="s", seconds=4.0))
    await in_state(job, "running")
    assert ended(first, signal.SIGKILL) == -signal.SIGKILL
    spawn("worker")
    row = await in_state(job, "done")  # after the lease of 8 s, at a sweep
    assert row.attempts == 2
    assert await effects("s") == 1


@pytest.mark.slow
async def test_long_work_goes_on_where_its_killed_worker_stopped(
    effects: Count, spawn: Spawn
) -> None:
    spawn("scheduler")
    first = spawn("worker")
    job = await actions.ask(Steps(name="s", steps=8, pause=0.6))

    async def halfway() -> int:
        return await Job.filter(id=job, percent__gte=37).count()

    await until(halfway)
    ended(first, signal.SIGKILL)
    before = await effects("s")
    assert 3 <= before < 8
    spawn("worker")
    await in_state(job, "done")
    assert await effects("s") == 8


@pytest.mark.slow
async def test_two_workers_two_schedulers_and_doubled_messages_have_one_effect(
    effects: Count, spawn: Spawn
) -> None:
    for what in ("worker", "worker", "scheduler", "scheduler"):
        spawn(what)
    await listening(redis.client(), workers=2)
    jobs = [await actions.ask(Effect(name="a")) for _ in range(100)]
    for _ in range(3):
        for job in jobs:
            tasks.kicks.put(str(job))
    for job in jobs:
        await in_state(job, "done")
    assert await effects("a") == 100
    assert await Job.filter(attempts=1).count() == 100


@pytest.mark.slow
async def test_poison_is_parked_and_other_work_goes_on(effects: Count, spawn: Spawn) -> None:
    spawn("scheduler")
    workers = [spawn("worker")]
    deadly = await actions.ask(Deadly(name="d"))
    poison = await actions.ask(Poison(name="p"))
    for _ in range(2):  # it takes two workers with it
        await asyncio.to_thread(workers[-1].wait, PATIENCE_S)
        workers.append(spawn("worker"))
    row = await in_state(deadly, "parked")
    assert row.error == "Abandoned: its worker ended in each of 2 runs"

    async def tried() -> int:
        await database.execute(
            "update jobs set next_try_at = now(), sweep_at = now() "
            "where id = $1 and state = 'pending' and sweep_at > now() + interval '2 s'",
            poison,
        )
        return await Job.filter(id=poison, state="parked").count()

    await until(tried)
    job = await actions.ask(Effect(name="a"))
    await in_state(job, "done")
    assert workers[-1].poll() is None
    assert await effects("p") == 0


@pytest.mark.slow
async def test_messages_that_nobody_can_run_are_dropped(effects: Count, spawn: Spawn) -> None:
    client, broker = redis.client(), tasks.broker()
    bad = [
        {b"data": b"\xff\x00 not json"},
        {b"data": b'{"task_id": 1}'},
        {b"other": b"field"},
        broker.packed("no.such.task"),
        broker.packed(tasks.RUN),
        broker.packed(tasks.RUN, "not an id", 7),
        broker.packed(tasks.RUN, {"a": 1}),
        {
            b"data": broker.packed(tasks.RUN, "x")[b"data"].replace(
                b'"labels":{}', b'"labels":{"ack_type":"?"}'
            )
        },
    ]
    for fields in bad:
        await client.xadd(tasks.QUEUE, fields)  # type: ignore[arg-type]
    worker = spawn("worker")
    job = await actions.ask(Effect(name="a"))
    await in_state(job, "done")

    async def all_gone() -> bool:
        pending = await client.xpending(tasks.QUEUE, tasks.GROUP)
        return int(pending["pending"]) == 0

    await until(all_gone)
    assert worker.poll() is None


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[Embedded]:
    """A Redis that this test may stop; the queue's, while this process keeps the run's."""
    with Embedded(tmp_path / "own", durable=False, postgres=False) as embedded:
        yield embedded


@pytest.mark.slow
async def test_a_worker_outlives_a_redis_that_is_away_restarts_and_forgets(
    effects: Count, spawn: Spawn, own_redis: Embedded, tmp_path: Path
) -> None:
    server = own_redis.redis
    client = redis.make(server.url)
    server.stop()
    processes = [spawn(what, REDIS_URL=server.url) for what in ("worker", "scheduler")]

    logs = [tmp_path / name for name in ("worker0.log", "scheduler1.log")]

    async def both_missed_it() -> bool:
        return all("redis_away" in log.read_text() for log in logs)

    await until(both_missed_it)
    assert [process.poll() for process in processes] == [None, None]
    server.start(same_port=True)
    await in_state(await actions.ask(Effect(name="started late")), "done")

    await client.flushall()
    await in_state(await actions.ask(Effect(name="forgot")), "done")

    server.stop(signal.SIGKILL)
    job = await actions.ask(Effect(name="killed"))
    await asyncio.sleep(1)
    server.start(same_port=True)
    await in_state(job, "done")

    assert [process.poll() for process in processes] == [None, None]
    assert [ended(process, signal.SIGTERM) for process in processes] == [0, 0]
    await client.aclose(close_connection_pool=True)


@pytest.mark.slow
async def test_both_stop_in_time_while_redis_is_away(
    settings: None, spawn: Spawn, own_redis: Embedded, tmp_path: Path
) -> None:
    own_redis.redis.stop()
    processes = [spawn(what, REDIS_URL=own_redis.redis.url) for what in ("worker", "scheduler")]

    async def told() -> bool:
        logs = [(tmp_path / f"{what}.log").read_text() for what in ("worker0", "scheduler1")]
        return all("redis_away" in log for log in logs)

    await until(told)
    assert [ended(process, signal.SIGTERM) for process in processes] == [0, 0]
