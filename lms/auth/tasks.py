"""Deletes ended sessions and links after a while."""

from __future__ import annotations

from lms.auth.actions import expiry
from lms.core import tasks


@tasks.sweep("auth.trim", every_s=3600)
async def trim() -> None:
    await expiry.drop_old()
