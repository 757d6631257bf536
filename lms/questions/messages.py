"""Jobs of questions."""

from __future__ import annotations

from uuid import UUID

from lms.core.tasks import JobMessage


class ImportQuestions(JobMessage):
    """Make the questions of a file that was checked."""

    import_id: UUID
