"""Importing accounts in the worker."""

from __future__ import annotations

from lms.core.tasks import job, sweep
from lms.users.actions import imports
from lms.users.messages import MakeAccounts


@job(MakeAccounts, transactional=False)
async def make_accounts(message: MakeAccounts) -> dict[str, int]:
    """Each step may be repeated: existing accounts are skipped."""
    return await imports.make(message.import_id)


@sweep("users.imports", every_s=3600)
async def drop_imports() -> None:
    await imports.drop_old()
