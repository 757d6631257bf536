"""What upper floors hear of enrollments."""

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
    """Somebody has done all that a course requires."""

    enrollment: Enrollment


@dataclass(frozen=True, slots=True)
class Dropped:
    """Somebody's place in a course has ended."""

    enrollment: Enrollment


created: Hook[Enrolled] = Hook("enrollments.created")
completed: Hook[EnrollmentCompleted] = Hook("enrollments.completed")
dropped: Hook[Dropped] = Hook("enrollments.dropped")
