"""Sweeps: what students left open past its deadline is handed in, and what closes is told.

And the job that regrades.
"""

from __future__ import annotations

from lms.attempts.actions import closing, regrading, reminding
from lms.attempts.messages import RegradeQuiz
from lms.core.tasks import job, sweep


@sweep("attempts.deadlines", every_s=2)
async def hand_in() -> None:
    await closing.sweep()


@sweep("attempts.due_soon", every_s=300)
async def remind() -> None:
    """Remind learners of quizzes that close for them within a day."""
    await reminding.remind()


@job(RegradeQuiz, transactional=False)
async def regrade(message: RegradeQuiz) -> dict[str, int]:
    return await regrading.run(message.regrade_id)
