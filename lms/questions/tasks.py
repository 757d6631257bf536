"""Importing questions in the worker."""

from __future__ import annotations

from lms.core.tasks import job, sweep
from lms.questions.actions import imports
from lms.questions.messages import ImportQuestions


@job(ImportQuestions, transactional=False)
async def import_questions(message: ImportQuestions) -> dict[str, int]:
    """Each step may be repeated: questions that are there are skipped."""
    return await imports.make(message.import_id)


@sweep("questions.imports", every_s=3600)
async def drop_imports() -> None:
    await imports.drop_old()
