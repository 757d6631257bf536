"""Copies, exports and imports of courses over REST."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictInt

from lms.archives.shifting import MAX_DAYS
from lms.core.imports import ImportVerdict
from lms.core.schema import In, Out
from lms.core.text import Title


class CourseCopyIn(In):
    """What is different about the copy: its title, and all its dates by so many days."""

    title: Title | None = None
    shift_days: Annotated[StrictInt, Field(ge=-MAX_DAYS, le=MAX_DAYS)] = 0


class StartedOut(Out):
    """The job that does it and reports its progress."""

    job_id: UUID


class ArchiveQuery(In):
    """`dry_run` only checks; `partial` changes nothing, a course is made as a whole."""

    dry_run: bool = False
    partial: bool = False


class SummaryOut(Out):
    """What a course of an archive holds; `bytes` are those of its files."""

    title: str
    modules: int
    lessons: int
    quizzes: int
    questions: int
    files: int
    bytes: int


class ArchiveVerdict(ImportVerdict):
    """1 is `good` when the archive can be imported; else its errors say why not."""

    summary: SummaryOut | None = None


class ArchiveStarted(ArchiveVerdict):
    """The job that makes the course and reports its progress."""

    job_id: UUID
