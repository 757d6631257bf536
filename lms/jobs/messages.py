"""What an owner's devices are sent about a job, on `notifications:<user>`."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from lms.jobs.models import JobState
from lms.realtime.messages import Event


class JobBody(BaseModel):
    """A job's progress; also in that channel's snapshot."""

    model_config = ConfigDict(frozen=True)

    job_id: UUID
    kind: str
    percent: int
    status: JobState
    result: Any = None


class JobChanged(Event, JobBody):
    """A job of yours was started, made progress, or ended."""

    type: Literal["job.changed"] = "job.changed"


def channel_of(owner: UUID) -> str:
    """The channel is registered by `notifications`, a higher feature; here only its name is."""
    return f"notifications:{owner}"
