"""The worker's tasks: run one row, and sweep for missed ones."""

from __future__ import annotations

from uuid import UUID

import structlog

from lms.core import tasks
from lms.core.broker import dropped
from lms.jobs import actions, streams

log = structlog.get_logger()


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
    await actions.find_missed()


@tasks.sweep("jobs.trim", every_s=300)
async def trim() -> None:
    """Delete expired jobs, stored replies, and processed entries of the queue."""
    await actions.drop_old()
    await streams.trim(tasks.client(), tasks.QUEUE, tasks.GROUP)
