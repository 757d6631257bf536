"""Clearing away files in the worker."""

from __future__ import annotations

from lms.core.tasks import sweep
from lms.files.actions import keeping


@sweep("files.clear", every_s=60)
async def clear() -> None:
    """Two at once do what one does."""
    await keeping.clear()


@sweep("files.archives", every_s=3600)
async def drop_archives() -> None:
    await keeping.drop_archives()
