"""Jobs over REST."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, model_validator

from lms.core.imports import LineError
from lms.core.paging import PageQuery
from lms.core.schema import Moment, Out
from lms.core.text import Lines
from lms.jobs.models import JobState


class JobOut(Out):
    """A job: its state, progress and result."""

    id: UUID
    kind: str
    state: JobState
    percent: int
    course_id: UUID | None = None
    """The course it is about, or that it has made."""
    result: Any = None
    error: str | None = None
    """Why it was given up; null otherwise."""
    errors: list[LineError] = Field(default_factory=list)
    """What of a file it couldn't take."""
    created_at: Moment
    finished_at: Moment | None

    @model_validator(mode="after")
    def _given_up(self) -> JobOut:
        if self.state is not JobState.PARKED:
            self.error = None  # it is tried again
        return self


class JobQuery(PageQuery):
    """Filters of one's own jobs."""

    kind: Annotated[str, Lines(100)] | None = None
    state: JobState | None = None
