"""Jobs of accounts."""

from __future__ import annotations

from uuid import UUID

from lms.core.tasks import JobMessage


class MakeAccounts(JobMessage):
    """Create the accounts of a list."""

    import_id: UUID
