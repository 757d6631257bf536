"""What keeps the log of security events in shape."""

from __future__ import annotations

from lms.audit import addresses
from lms.core import clock
from lms.core.tasks import sweep


@sweep("audit.addresses", every_s=3600)
async def keep_addresses() -> None:
    """A day would do, but a scheduler that starts anew counts from its start."""
    await addresses.keep_house(clock.now())
