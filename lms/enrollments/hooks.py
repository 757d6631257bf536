"""How upper features react to enrollments."""

from __future__ import annotations

from dataclasses import dataclass

from lms.core.hooks import Hook
from lms.courses.models import Enrollment


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Somebody joined a course, for the first time or again."""

    enrollment: Enrollment


@dataclass(frozen=True, slots=True)
class EnrollmentCompleted:
    """Somebody has met all requirements of a course."""

    enrollment: Enrollment


@dataclass(frozen=True, slots=True)
class Dropped:
    """Somebody's enrollment in a course has ended."""

    enrollment: Enrollment


created: Hook[Enrolled] = Hook("enrollments.created")
completed: Hook[EnrollmentCompleted] = Hook("enrollments.completed")
dropped: Hook[Dropped] = Hook("enrollments.dropped")
