"""Jobs over REST."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core.schema import Moment, Out
from lms.jobs.models import JobState


class JobOut(Out):
    """A job: its state, progress and result."""

    id: UUID
    kind: str
    state: JobState
    percent: int
    result: Any = None
    created_at: Moment
    finished_at: Moment | None
