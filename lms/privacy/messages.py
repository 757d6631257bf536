"""Jobs of personal data."""

from __future__ import annotations

from uuid import UUID

from lms.core.tasks import JobMessage


class MakeArchive(JobMessage):
    """Pack all data of a person, and their files, into a file with an id that was chosen."""

    user_id: UUID
    file_id: UUID
