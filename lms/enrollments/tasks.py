"""Enrollments in the worker."""

from __future__ import annotations

from lms.core.tasks import sweep
from lms.enrollments.actions import reminding


@sweep("enrollments.due_soon", every_s=300)
async def remind() -> None:
    """Remind learners of courses that end within a day."""
    await reminding.remind()
