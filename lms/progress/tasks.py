"""Work on many learners at once."""

from __future__ import annotations

from lms.core.tasks import job
from lms.jobs.actions import progress
from lms.progress import queries
from lms.progress.actions.completing import complete_if_ready
from lms.progress.messages import CompleteReady

LEARNERS_PER_STEP = 100
HALF = 50


@job(CompleteReady, transactional=False)
async def complete_ready(message: CompleteReady) -> None:
    """One transaction each: nobody waits for another learner."""
    while users := await queries.ready(message.course_id, LEARNERS_PER_STEP):
        for user_id in users:
            await complete_if_ready(message.course_id, user_id)
        await progress(HALF)
