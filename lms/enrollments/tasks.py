"""Enrollments in the worker."""

from __future__ import annotations

from lms.core.tasks import job, sweep
from lms.enrollments.actions import imports, reminding
from lms.enrollments.messages import ImportEnrollments


@sweep("enrollments.due_soon", every_s=300)
async def remind() -> None:
    """Remind learners of courses that end within a day."""
    await reminding.remind()


@job(ImportEnrollments, lease_s=30, transactional=False)
async def import_enrollments(message: ImportEnrollments) -> dict[str, int]:
    """Each step happens once: the list says how far the job is."""
    return await imports.carry_out(message.import_id)


@sweep("enrollments.imports", every_s=3600)
async def drop_imports() -> None:
    await imports.drop_old()
