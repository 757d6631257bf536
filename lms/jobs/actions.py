"""Requesting and running jobs: each takes effect once, however often it is delivered."""

from __future__ import annotations

import asyncio
import contextlib
import random
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter
from typing import Any
from uuid import UUID

import structlog
from pydantic import ValidationError
from pydantic_core import from_json, to_json

from lms.core import db, tasks
from lms.core.metrics import counter
from lms.core.tasks import JOBS, JobMessage, JobType, kind_of
from lms.jobs import queries, rules
from lms.jobs.messages import JobChanged, channel_of
from lms.jobs.models import JobState
from lms.realtime.publishing import publish

log = structlog.get_logger()
runs = counter("lms_job_runs_total", "Runs of jobs by how they ended")

LEASE_USED = 0.9
"""The share of its lease that a run may use; it stops before another worker may claim the row."""

JOBS_PER_ROUND = 100
ROUNDS = 10
ROWS_PER_DELETE = 500
DONE_KEPT = timedelta(days=7)
KEYS_KEPT = timedelta(days=1)


class SupersededError(Exception):
    """Another run has replaced this one, which must roll back."""


class GivenUpError(Exception):
    """Raised by a handler: trying again won't help. The text is for the job's owner."""


@dataclass(slots=True)
class Claim:
    """A run of a job: the claimed row; `attempts` is its fence."""

    id: UUID
    kind: str
    payload: str
    percent: int
    attempts: int
    owner_id: UUID | None
    type: JobType | None = None
    limit: asyncio.Timeout | None = None


_current: ContextVar[Claim | None] = ContextVar("job", default=None)


async def ask(
    message: JobMessage,
    *,
    key: str | None = None,
    owner: UUID | None = None,
    after: timedelta | None = None,
) -> UUID:
    """Request a job, started once the caller's transaction has committed; returns the row's id.

    With a `key` the same job is created only once: later calls return the first row unchanged, even
    when it is done or parked. `owner` may read the row and is notified of its progress.
    """
    kind = kind_of(type(message))
    if kind not in JOBS:
        raise LookupError(f"No handler is registered for {kind}")
    payload = to_json(message).decode()
    wait = max(0.0, after.total_seconds()) if after else 0.0
    async with db.transaction():
        job, new = await queries.insert(kind, key, payload, wait, owner)
        if new:
            await _tell(owner, job, kind, JobState.PENDING)
            if not wait:
                db.after_commit(lambda: tasks.kicks.put(str(job)))
    return job


async def run(job: UUID) -> None:
    """Run a row's job if it is due and no other worker runs it."""
    leases = to_json({kind: one.lease_s for kind, one in JOBS.items()}).decode()
    async with db.transaction():
        found = await db.row(queries.CLAIM, job, leases)
        if found is None:
            runs.inc({"kind": "any", "outcome": "not_due"})
            return
        claim = Claim(**found)
        claim.type = JOBS.get(claim.kind)
        await _tell(claim.owner_id, job, claim.kind, JobState.RUNNING, claim.percent)
    token = _current.set(claim)
    outcome = "superseded"
    with contextlib.suppress(SupersededError):
        try:
            outcome = await _attempt(claim)
        finally:
            _current.reset(token)
    runs.inc({"kind": claim.kind if claim.type else "unknown", "outcome": outcome})


async def _attempt(claim: Claim) -> str:
    """Run once and return the outcome. What stops it early is also written into the row here."""
    how = claim.type
    if how is None:
        return await _park(claim, "Unknown kind of job: no handler is registered for it")
    if claim.attempts > how.attempts:
        # Failed runs were parked before; these runs ended with their worker.
        return await _park(claim, f"Abandoned: its worker ended in each of {how.attempts} runs")
    try:
        message = how.message.model_validate_json(claim.payload)
    except ValidationError as error:
        return await _park(claim, f"Unreadable payload: {rules.reason(error)}")
    try:
        async with asyncio.timeout(how.lease_s * LEASE_USED) as claim.limit:
            await _handle(claim, how, message)
        return "done"
    except SupersededError:
        raise
    except GivenUpError as why:
        return await _park(claim, str(why))
    except asyncio.CancelledError:
        await asyncio.shield(_give_back(claim))
        raise
    except Exception as error:
        log.warning("job_failed", job=str(claim.id), kind=claim.kind, exc_info=True)
        return await _failed(claim, how, error)


async def _handle(claim: Claim, how: JobType, message: JobMessage) -> None:
    if how.transactional:
        async with db.transaction():
            await _done(claim, await how.handler(message))
    else:
        await _done(claim, await how.handler(message))


async def _done(claim: Claim, result: Any) -> None:
    kept = queries.encoded(result)
    await _change(claim, JobState.DONE, queries.FINISH, kept, result=kept)


async def _failed(claim: Claim, how: JobType, error: Exception) -> str:
    why = rules.reason(error)
    if claim.attempts >= how.attempts:
        return await _park(claim, why)
    wait = rules.pause(claim.attempts, random.random()).total_seconds()  # noqa: S311  jitter
    await _change(claim, JobState.PENDING, queries.RETRY, why, wait)
    return "retried"


async def _park(claim: Claim, why: str) -> str:
    why = why[: rules.LONGEST_ERROR]
    await _change(claim, JobState.PARKED, queries.PARK, why)
    log.error("job_parked", job=str(claim.id), kind=claim.kind, error=why)
    return "parked"


async def _give_back(claim: Claim) -> None:
    """The worker is stopping: the run doesn't count, and another worker may start at once."""
    await _change(claim, JobState.PENDING, queries.GIVE_BACK)
    tasks.kicks.put(str(claim.id))


async def progress(percent: int) -> None:
    """Report the running job's progress and renew its lease. Fails in a run that was replaced.

    Inside a transaction of the handler it commits or rolls back with that step, so each step
    happens once. Only for jobs that commit in steps: before the commit nobody sees it.
    """
    claim = _current.get()
    if claim is None or claim.type is None or claim.type.transactional:
        raise RuntimeError("Only a running job with transactional=False makes progress")
    lease = claim.type.lease_s
    await _change(claim, JobState.RUNNING, queries.PROGRESS, percent, lease)
    if claim.limit is not None:
        claim.limit.reschedule(asyncio.get_running_loop().time() + lease * LEASE_USED)


@db.atomic
async def _change(
    claim: Claim, status: JobState, change: str, *args: Any, result: str | None = None
) -> None:
    """Change a run's row and notify its owner, or raise if another run has replaced it."""
    percent = await queries.fenced(change, claim.id, claim.attempts, *args)
    if percent is None:
        raise SupersededError
    await _tell(claim.owner_id, claim.id, claim.kind, status, percent, result)


async def _tell(
    owner: UUID | None,
    job: UUID,
    kind: str,
    status: JobState,
    percent: int = 0,
    result: str | None = None,
) -> None:
    if owner is not None:
        body = None if result is None else from_json(result)
        event = JobChanged(job_id=job, kind=kind, percent=percent, status=status, result=body)
        await publish(channel_of(owner), event)


async def find_missed() -> None:
    """Resend jobs that are due and not running: their message or their worker was lost."""
    for _ in range(ROUNDS):
        found = await db.rows(queries.SWEEP, JOBS_PER_ROUND, float(queries.SWEPT_AGAIN_S))
        for row in sorted(found, key=itemgetter("missed_at")):
            tasks.kicks.put(str(row["id"]))
        if len(found) < JOBS_PER_ROUND:
            return


async def drop_old() -> None:
    """Delete expired jobs and stored replies."""
    await _drop(queries.DROP_DONE, DONE_KEPT)
    await _drop(queries.DROP_KEYS, KEYS_KEPT)


async def _drop(statement: str, kept: timedelta) -> None:
    """Delete in steps of one short transaction each."""
    for _ in range(ROUNDS * 10):
        if await db.execute(statement, ROWS_PER_DELETE, kept) < ROWS_PER_DELETE:
            return
