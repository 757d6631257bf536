"""How upper features react to enrollments."""

from __future__ import annotations

from collections.abc import Sequence

from lms.core.hooks import Hook
from lms.courses.models import Enrollment

created: Hook[Enrollment] = Hook("enrollments.created")
"""Somebody joined a course, for the first time or again."""

changed: Hook[Enrollment] = Hook("enrollments.changed")
"""The status of somebody's enrollment is another one, for whatever reason."""

completed: Hook[Enrollment] = Hook("enrollments.completed")
"""Somebody has met all requirements of a course."""

counted: Hook[Sequence[Enrollment]] = Hook("enrollments.counted")
"""Asked to set `required` and `required_done` of each."""

dropped: Hook[Enrollment] = Hook("enrollments.dropped")
"""Somebody's enrollment in a course has ended."""
