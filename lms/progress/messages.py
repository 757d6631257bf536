"""Jobs of progress."""

from __future__ import annotations

from uuid import UUID

from lms.core.tasks import JobMessage


class CompleteReady(JobMessage):
    """Complete a course for all who have done what it requires now."""

    course_id: UUID
