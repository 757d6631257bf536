"""The worker's tasks: run one row, and sweep for missed ones."""

from __future__ import annotations

from datetime import timedelta
from operator import itemgetter
from uuid import UUID

import structlog

from lms.core import db, tasks
from lms.core.broker import dropped
from lms.jobs import actions, queries, streams

log = structlog.get_logger()

JOBS_PER_ROUND = 100
ROUNDS = 10
ROWS_PER_DELETE = 500
DONE_KEPT = timedelta(days=7)
KEYS_KEPT = timedelta(days=1)


@tasks.runner
async def run(job_id: str) -> None:
    """Run a row of the jobs table."""
    try:
        job = UUID(job_id)
    except (ValueError, AttributeError, TypeError):
        dropped.inc({"why": "no_job_id"})
        log.warning("job_id_unreadable")
        return
    await actions.run(job)


@tasks.sweep("jobs.sweep", every_s=10)
async def sweep() -> None:
    """Resend jobs that are due and not running: their message or their worker was lost."""
    for _ in range(ROUNDS):
        found = await db.rows(queries.SWEEP, JOBS_PER_ROUND, float(queries.SWEPT_AGAIN_S))
        for row in sorted(found, key=itemgetter("missed_at")):
            tasks.kicks.put(str(row["id"]))
        if len(found) < JOBS_PER_ROUND:
            return


@tasks.sweep("jobs.trim", every_s=300)
async def trim() -> None:
    """Delete expired jobs, stored replies, and processed entries of the queue."""
    await _drop(queries.DROP_DONE, DONE_KEPT)
    await _drop(queries.DROP_KEYS, KEYS_KEPT)
    await streams.trim(tasks.client(), tasks.QUEUE, tasks.GROUP)


async def _drop(statement: str, kept: timedelta) -> None:
    """Delete in steps of one short transaction each."""
    for _ in range(ROUNDS * 10):
        if await db.execute(statement, ROWS_PER_DELETE, kept) < ROWS_PER_DELETE:
            return
