"""What a regrade is asked, and what it shows."""

from __future__ import annotations

from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt, model_validator

from lms.core.schema import In, Out
from lms.questions.rules import Option


class RegradeIn(In):
    """Which question (null: all, by the quiz's policy of today) is graded anew, and how.

    `new_key`: by the version's key alone; `either`: by the better of it and what counted so far;
    `full_credit`: all points for everybody. What a person graded stays.
    """

    question_id: UUID | None = None
    option: Option
    version: Annotated[StrictInt, Field(ge=1, le=32_000)] | None = None
    """The question's version whose key counts; null: its newest."""
    include_live: StrictBool = False
    """Also the quiz's finished live games."""
    dry_run: StrictBool = True

    @model_validator(mode="after")
    def _of_one(self) -> Self:
        if self.version is not None and self.question_id is None:
            raise ValueError("version is of one question: name that too")
        return self


class RegradedOut(Out):
    """An attempt whose score changes; null: not graded."""

    attempt_id: UUID
    name: str
    before: float | None
    after: float | None


class RegradePreviewOut(Out):
    """What a regrade would change; `items` are the first hundred, the means percents."""

    attempts: int
    changed: int
    up: int
    down: int
    mean_before: float | None
    mean_after: float | None
    items: list[RegradedOut]


class RegradeStarted(Out):
    """The job that regrades; its result is `{changed, unchanged}`."""

    job_id: UUID
