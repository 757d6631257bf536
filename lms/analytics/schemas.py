"""The statistics of a course, over REST and on its dashboard."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from lms.core.schema import Moment, Out
from lms.live.rules import Phase


class SessionFigures(Out):
    """A live session in a list; `average` is the share of right answers, known after the end."""

    id: UUID
    title: str
    pin: str
    phase: Phase
    number: int
    total: int
    players: int
    average: float | None
    created_at: Moment


class Activity(Out):
    """An event: a person (`name`) enrolled or finished, or a live session started or finished."""

    id: UUID
    kind: Literal["enrolled", "started", "finished"]
    name: str | None
    title: str | None
    at: Moment


class CourseFigures(Out):
    """The current statistics of a course."""

    active_learners: int
    """Members who were active in the last minutes."""
    enrollments: int
    enrollments_week: int
    completions: int
    live_sessions: list[SessionFigures]
    latest_activity: list[Activity]
