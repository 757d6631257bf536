"""What upper floors know of lessons, and hear of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from lms.core.hooks import Hook
from lms.lessons.content import Kind
from lms.lessons.models import Lesson

LearnedStatus = Literal["not_started", "in_progress", "completed"]


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody in a course."""

    course_id: UUID
    user_id: UUID


@dataclass(frozen=True, slots=True)
class Learned:
    """How far somebody is with a lesson."""

    status: LearnedStatus
    completed_at: datetime | None = None


learned: Hook[Learner] = Hook("lessons.learned")
"""Asked how far a learner is; a handler returns `{lesson_id: Learned}` of what was begun."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody who reads a lesson."""

    lesson: Lesson
    user_id: UUID


progress: Hook[Reading] = Hook("lessons.progress")
"""Asked for a learner's progress with a lesson; a handler returns a `LessonProgressOut`."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Quizzes or assignments that lessons of this kind lead to."""

    course_id: UUID
    kind: Kind
    ids: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class Target:
    """What a lesson leads to."""

    title: str
    published: bool


target: Hook[Targets] = Hook("lessons.target")
"""Asked what stands behind these ids in that course; a handler returns `{id: Target}`."""

changed: Hook[UUID] = Hook("lessons.changed")
"""What a course requires may have changed; called with the course's id, in the transaction."""


async def targets_of(asked: Targets) -> Mapping[UUID, Target]:
    """What upper floors know of these ids; one that is missing doesn't exist in the course."""
    found: dict[UUID, Target] = {}
    if asked.ids:
        for answer in await target(asked):
            found |= answer
    return found
