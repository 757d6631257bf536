"""Rows and what running them does, in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from lms.core import db as database
from lms.core import redis, tasks
from lms.core.ids import new_id
from lms.core.personal import PERSONAL
from lms.jobs import actions, queries
from lms.jobs.models import Job, JobState
from lms.jobs.tasks import run, sweep, trim
from lms.realtime.publishing import stored_versions
from tests.jobs.conftest import until
from tests.jobs.kinds import Effect, Poison, Slow, Steps

Count = Callable[[str], Awaitable[int]]


async def kicked() -> list[str]:
    """The ids of jobs that are in the queue, in order."""
    entries: Any = await redis.client().xrange(tasks.QUEUE)
    messages = [tasks.broker().formatter.loads(fields[b"data"]) for _, fields in entries]
    return [m.args[0] for m in messages if m.task_name == tasks.RUN]


async def make_due(job: object) -> None:
    await database.execute(
        "update jobs set next_try_at = now(), sweep_at = now() where id = $1", job
    )


async def test_work_is_sent_once_its_transaction_has_committed(effects: Count) -> None:
    async with database.transaction():
        job = await actions.ask(Effect(name="a"))
        assert (await Job.get(id=job)).state is JobState.PENDING
        assert await kicked() == []
    assert await until(kicked) == [str(job)]


async def test_work_of_a_transaction_that_fails_was_never_asked_for(effects: Count) -> None:
    @database.atomic
    async def fail() -> None:
        await actions.ask(Effect(name="a"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await kicked() == []
    assert await Job.all().count() == 0


async def test_the_same_work_asked_for_by_many_at_once_is_one_row(effects: Count) -> None:
    async def one() -> object:
        async with database.transaction():
            return await actions.ask(Effect(name="a"), key="k")

    ids = {await task for task in [asyncio.create_task(one()) for _ in range(8)]}
    assert len(ids) == 1
    assert await Job.all().count() == 1
    other = await actions.ask(Effect(name="a"), key="other")
    assert other not in ids


async def test_only_registered_work_can_be_asked_for(db: None) -> None:
    class Unknown(tasks.JobMessage):
        pass

    with pytest.raises(LookupError):
        await actions.ask(Unknown())


async def test_a_job_is_done_once_however_often_it_is_delivered(effects: Count) -> None:
    job = await actions.ask(Effect(name="a"))
    await asyncio.gather(*(run(str(job)) for _ in range(5)))
    await run(str(job))
    row = await Job.get(id=job)
    assert (row.state, row.percent, row.attempts) == (JobState.DONE, 100, 1)
    assert row.result == {"did": "a"}
    assert row.finished_at is not None
    assert await effects("a") == 1


async def test_work_for_later_waits(effects: Count) -> None:
    job = await actions.ask(Effect(name="a"), after=timedelta(minutes=1))
    await run(str(job))
    assert (await Job.get(id=job)).state is JobState.PENDING
    await sweep()
    assert await kicked() == []
    await make_due(job)
    await sweep()
    assert await until(kicked) == [str(job)]
    await run(str(job))
    assert await effects("a") == 1


async def test_a_failure_leaves_nothing_and_is_tried_again_until_it_is_parked(
    effects: Count,
) -> None:
    job = await actions.ask(Poison(name="p"))
    await run(str(job))
    row = await Job.get(id=job)
    assert (row.state, row.attempts) == (JobState.PENDING, 1)
    assert row.error == "ValueError: cannot mail … …"
    assert (row.next_try_at - row.created_at).total_seconds() >= 5
    await run(str(job))  # too early
    assert (await Job.get(id=job)).attempts == 1
    await make_due(job)
    await run(str(job))
    row = await Job.get(id=job)
    assert (row.state, row.attempts) == (JobState.PARKED, 2)
    assert row.finished_at is not None
    await make_due(job)
    await run(str(job))
    await sweep()
    assert (await Job.get(id=job)).attempts == 2
    assert await effects("p") == 0


async def test_a_run_that_was_replaced_leaves_nothing(effects: Count) -> None:
    job = await actions.ask(Slow(name="s", seconds=0.5))
    first = asyncio.create_task(run(str(job)))
    await until(lambda: Job.filter(id=job, state="running").count())
    await database.execute("update jobs set next_try_at = now() where id = $1", job)
    second = asyncio.create_task(run(str(job)))  # as if the lease had passed
    await asyncio.gather(first, second)
    row = await Job.get(id=job)
    assert (row.state, row.attempts) == (JobState.DONE, 2)
    assert await effects("s") == 1


@pytest.mark.slow
async def test_a_run_ends_before_its_lease(effects: Count) -> None:
    job = await actions.ask(Slow(name="s", seconds=60))
    await run(str(job))
    row = await Job.get(id=job)
    assert (row.state, row.error) == (JobState.PENDING, "TimeoutError")
    assert await effects("s") == 0


async def test_a_run_whose_worker_stops_is_given_back_and_does_not_count(effects: Count) -> None:
    job = await actions.ask(Slow(name="s", seconds=0.3))
    running = asyncio.create_task(run(str(job)))
    await until(lambda: Job.filter(id=job, state="running").count())
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    row = await Job.get(id=job)
    assert (row.state, row.attempts) == (JobState.PENDING, 0)

    async def sent_twice() -> bool:
        return await kicked() == [str(job), str(job)]

    await until(sent_twice)
    await run(str(job))
    assert await effects("s") == 1


async def test_steps_are_each_done_once_although_the_run_was_replaced(effects: Count) -> None:
    job = await actions.ask(Steps(name="s", steps=4, pause=0.1), owner=new_id())
    first = asyncio.create_task(run(str(job)))
    await until(lambda: Job.filter(id=job, percent=25).count())
    await database.execute("update jobs set next_try_at = now() where id = $1", job)
    await asyncio.gather(first, run(str(job)))
    row = await Job.get(id=job)
    assert (row.state, row.attempts, row.result) == (JobState.DONE, 2, 4)
    assert await effects("s") == 4


@pytest.mark.slow
async def test_progress_renews_the_lease(effects: Count) -> None:
    job = await actions.ask(Steps(name="s", steps=3, pause=0.9))  # a lease is 2 s
    await run(str(job))
    row = await Job.get(id=job)
    assert (row.state, row.attempts) == (JobState.DONE, 1)


async def test_only_a_job_that_commits_in_steps_makes_progress(db: None) -> None:
    with pytest.raises(RuntimeError):
        await actions.progress(1)


async def test_the_owner_hears_of_each_change(effects: Count) -> None:
    owner = new_id()
    job = await actions.ask(Steps(name="s", steps=3), owner=owner)
    await run(str(job))
    # pending, running, three steps, done
    assert await stored_versions("notifications", [owner]) == {owner: 6}


@pytest.mark.parametrize(
    ("kind", "payload", "error"),
    [
        ("jobs.Gone", "{}", "Unknown kind of job: no handler is registered for it"),
        ("jobs.Effect", '{"name": 5}', "Unreadable payload: ValidationError: 1 validation error"),
        ("jobs.Effect", '{"name": "a", "more": 1}', "Unreadable payload"),
        ("jobs.Effect", "[]", "Unreadable payload"),
    ],
)
async def test_what_no_handler_can_read_is_parked_at_once(
    effects: Count, kind: str, payload: str, error: str
) -> None:
    job, _ = await queries.insert(kind, None, payload, 0, None)
    await run(str(job))
    row = await Job.get(id=job)
    assert row.state is JobState.PARKED
    assert (row.error or "").startswith(error)


@pytest.mark.parametrize("job", ["", "5", "x" * 1000, 5, None])
async def test_a_message_without_a_job_id_is_dropped(db: None, job: Any) -> None:
    await run(job)
    await run(str(new_id()))


async def test_the_sweep_sends_what_was_missed_oldest_first_and_each_seldom(
    effects: Count,
) -> None:
    jobs = [await actions.ask(Effect(name=str(n))) for n in range(3)]

    async def all_sent() -> bool:
        return len(await kicked()) >= 3

    await until(all_sent)
    await redis.client().flushdb()
    await sweep()  # just sent: nothing was missed yet
    assert await kicked() == []
    for late, job in enumerate(jobs):
        await database.execute(
            "update jobs set sweep_at = now() - make_interval(secs => $2) where id = $1",
            job,
            9 - late,
        )
    await sweep()
    await sweep()
    await until(all_sent)
    assert await kicked() == [str(job) for job in jobs]


async def test_the_sweep_sends_hundreds_in_rounds(effects: Count) -> None:
    async with database.transaction():
        for n in range(250):
            await actions.ask(Effect(name=str(n)), after=timedelta(seconds=0.001))
    await database.execute("update jobs set sweep_at = now()")
    await asyncio.gather(sweep(), sweep())  # as two schedulers would have it

    async def all_sent() -> bool:
        return len(await kicked()) == 250

    await until(all_sent)


async def test_old_rows_are_dropped_and_young_or_unfinished_ones_stay(effects: Count) -> None:
    done = [await actions.ask(Effect(name="d")) for _ in range(3)]
    for job in done:
        await run(str(job))
    parked, _ = await queries.insert("jobs.Gone", None, "{}", 0, None)
    await run(str(parked))
    waiting = await actions.ask(Effect(name="w"))
    await database.execute(
        "update jobs set finished_at = now() - interval '8 days' where id = any($1)",
        [*done[:2], parked],
    )
    await database.execute("update jobs set created_at = now() - interval '8 days'")
    await database.execute(
        "insert into idempotency_keys (user_id, key, fingerprint, status, body, created_at) "
        "select gen_random_uuid(), n::text, '', 201, '', now() - make_interval(hours => n) "
        "from generate_series(23, 26) n"
    )
    await trim()
    assert {job.id for job in await Job.all()} == {done[2], parked, waiting}
    kept = await database.rows("select key from idempotency_keys order by key")
    assert [row["key"] for row in kept] == ["23", "24"][: len(kept)]
    assert len(kept) in (1, 2)


async def test_the_queue_loses_only_what_was_acknowledged(db: None) -> None:
    client, queue, group = tasks.client(), tasks.QUEUE, tasks.GROUP
    await trim()  # no stream
    ids = [await client.xadd(queue, {"n": n}) for n in range(6)]
    await trim()  # no group
    assert await client.xlen(queue) == 6
    await client.xgroup_create(queue, group, id="0")
    await trim()
    assert await client.xlen(queue) == 6
    await client.xreadgroup(group, "me", {queue: ">"}, count=4)
    await client.xack(queue, group, ids[0], ids[1], ids[3])
    await trim()
    left: Any = await client.xrange(queue)
    assert [entry[0] for entry in left] == ids[2:]
    await client.xack(queue, group, ids[2])
    await trim()
    left = await client.xrange(queue)
    assert [entry[0] for entry in left] == ids[3:]


async def test_a_person_gets_and_leaves_their_jobs(effects: Count) -> None:
    owner, mine = new_id(), PERSONAL["jobs"]
    job = await actions.ask(Effect(name="a"), owner=owner)
    await actions.ask(Effect(name="b"), owner=new_id())
    assert [row["id"] for row in await mine.export(owner)] == [str(job)]
    await mine.erase(owner)
    assert await mine.export(owner) == []
    assert await Job.all().count() == 2
