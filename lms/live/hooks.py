"""How upper features react to live games."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lms.core.hooks import Hook


@dataclass(frozen=True, slots=True)
class LiveEvent:
    session_id: UUID
    course_id: UUID


@dataclass(frozen=True, slots=True)
class LiveFinished(LiveEvent):
    aborted: bool


created: Hook[LiveEvent] = Hook("live.created")
started: Hook[LiveEvent] = Hook("live.started")
finished: Hook[LiveFinished] = Hook("live.finished")
