"""A person's own data over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.auth.schemas import Code, PasswordIn
from lms.core.schema import Moment, Out


class EraseIn(PasswordIn):
    """`code` is null where the account has no second factor."""

    code: Code | None = None


class TableOut(Out):
    """A table's purpose, and your rows in it."""

    describe: str
    rows: list[dict[str, Any]]


class ExportOut(Out):
    """All data about a person, by table."""

    generated_at: Moment
    tables: dict[str, TableOut]


class ArchiveOut(Out):
    """The job that makes it and reports its progress."""

    job_id: UUID
