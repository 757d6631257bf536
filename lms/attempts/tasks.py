"""Sweeps: what students left open past its deadline is handed in, and what closes is told."""

from __future__ import annotations

from lms.attempts.actions import closing, reminding
from lms.core.tasks import sweep


@sweep("attempts.deadlines", every_s=2)
async def hand_in() -> None:
    await closing.sweep()


@sweep("attempts.due_soon", every_s=300)
async def remind() -> None:
    """Remind learners of quizzes that close for them within a day."""
    await reminding.remind()
