"""Maintenance of the audit log."""

from __future__ import annotations

from lms.audit import addresses
from lms.core import clock
from lms.core.tasks import sweep


@sweep("audit.addresses", every_s=3600)
async def keep_addresses() -> None:
    """Once a day would do, but a restarted scheduler counts its interval from its start."""
    await addresses.keep_house(clock.now())
