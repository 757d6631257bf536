"""What an owner's devices hear of a job, on `notifications:<user>`."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from lms.jobs.models import JobState
from lms.realtime.messages import Event


class JobBody(BaseModel):
    """How far a job is; also in the snapshot of that channel."""

    model_config = ConfigDict(frozen=True)

    job_id: UUID
    kind: str
    percent: int
    status: JobState
    result: Any = None


class JobChanged(Event, JobBody):
    """A job of yours was begun, got further, or ended."""

    type: Literal["job.changed"] = "job.changed"


def channel_of(owner: UUID) -> str:
    """Registered by `notifications`, which stands above; known here by its name."""
    return f"notifications:{owner}"
