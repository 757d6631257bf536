"""What upper features hear of a live game."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lms.core.hooks import Hook


@dataclass(frozen=True, slots=True)
class LiveFinished:
    session_id: UUID
    course_id: UUID
    aborted: bool


finished: Hook[LiveFinished] = Hook("live.finished")
