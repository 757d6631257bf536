"""What all imports of files have in common: a check, its verdict, and a job that may follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from lms.core.encodings import known_encoding
from lms.core.errors import Invalid
from lms.core.schema import In, Out
from lms.core.text import Lines

MAX_ERRORS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line; without a field, with the whole line."""

    line: int
    field: str
    message: str


class ImportQuery(In):
    """`dry_run` only checks; `partial` takes what is valid when other lines have errors.

    `encoding` is needed for a file that is neither UTF-8 nor has a BOM.
    """

    dry_run: bool = False
    partial: bool = False
    encoding: Annotated[str, Lines(40), AfterValidator(known_encoding)] | None = None


class LineError(Out):
    """An error in a line; an empty field means the whole line."""

    line: int
    field: str
    message: str


class ImportVerdict(Out):
    """How much could be taken, which lines have errors, what is left out."""

    good: int
    errors: list[LineError]
    warnings: list[LineError]


class ImportStarted(ImportVerdict):
    """The job that takes it and reports its progress."""

    job_id: UUID


def refused(what: str, errors: Sequence[Fault]) -> Invalid:
    """The refusal of a file with errors, which names their lines."""
    named = [
        {"field": one.field, "message": f"line {one.line}: {one.message}"}
        for one in errors[:MAX_ERRORS_SHOWN]
    ]
    return Invalid(detail=what, errors=named)
