"""Archives of personal data in the worker."""

from __future__ import annotations

from uuid import UUID

from lms.core.tasks import job
from lms.privacy.actions import archive
from lms.privacy.messages import MakeArchive


@job(MakeArchive, transactional=False)
async def make_archive(message: MakeArchive) -> dict[str, UUID]:
    return await archive.make(message)
