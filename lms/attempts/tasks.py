"""The sweep that hands in what students left open past its deadline."""

from __future__ import annotations

from lms.attempts.actions import closing
from lms.core.tasks import sweep


@sweep("attempts.deadlines", every_s=2)
async def hand_in() -> None:
    await closing.sweep()
