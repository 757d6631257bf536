"""Asking for work, and running it: once in effect, however often it is delivered."""

from __future__ import annotations

import asyncio
import contextlib
import random
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
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
runs = counter("lms_job_runs_total", "Runs of jobs by how they ended", ["kind", "outcome"])

LEASE_USED = 0.9
"""A run ends itself before its lease does, so that two seldom run at once."""


class SupersededError(Exception):
    """Another run has taken this one's place: nothing of it may stay."""


@dataclass(slots=True)
class Claim:
    """A run of a job: the row as it was claimed, and its fence."""

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
    """Have work done once the caller's transaction has committed; the id of its row.

    With a `key` the same work is asked for once, however often: the first row stays what it is,
    even when it is done or parked. `owner` may look at the row and hears of it.
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
    """Do the work of a row, if it is due and nobody else does it."""
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
    """One run; how it ended. What stops it early is written into the row here too."""
    how = claim.type
    if how is None:
        return await _park(claim, "Unknown kind of job: no handler is registered for it")
    if claim.attempts > how.attempts:
        # Runs that failed were parked by themselves; these took their workers with them.
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
    """This worker stops: the run doesn't count, and another worker may begin at once."""
    await _change(claim, JobState.PENDING, queries.GIVE_BACK)
    tasks.kicks.put(str(claim.id))


async def progress(percent: int) -> None:
    """Say how far the running job is; renews its lease. Fails in a run that was replaced.

    Inside a transaction of the handler's it holds or undoes that step: this is what makes a step
    happen once. Only for jobs that commit in steps, since nobody sees it before the commit.
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
    """Change a run's row and tell its owner, or raise: another run has taken its place."""
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
