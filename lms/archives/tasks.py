"""Copies, exports and imports of courses in the worker."""

from __future__ import annotations

from typing import Any

from lms.archives.actions import running
from lms.core.tasks import job
from lms.courses.messages import CopyCourse, ExportCourse, ImportCourse


@job(CopyCourse, transactional=False)
async def copy_course(message: CopyCourse) -> dict[str, Any]:
    return await running.copy(message)


@job(ExportCourse, transactional=False)
async def export_course(message: ExportCourse) -> dict[str, Any]:
    return await running.export(message)


@job(ImportCourse, transactional=False)
async def import_course(message: ImportCourse) -> dict[str, Any]:
    return await running.import_(message)
