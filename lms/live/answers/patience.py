"""While Postgres is away, answers wait here: if clients resent them, they would count as late."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import structlog

from lms.core.errors import is_away

log = structlog.get_logger()

T = TypeVar("T")
PATIENCE_S = 12.0
"""How long to retry before players are asked to resend their answers."""
RETRY_S = 0.2
MAX_WAITING = 20_000
"""The most answers of one game that may wait."""


async def patiently(work: Callable[[], Awaitable[T]], **told: Any) -> T:
    """Run it, retrying while Postgres is away; `told` is for the log."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return await work()
        except Exception as error:
            if not is_away(error) or time.monotonic() > until:
                raise
            log.warning("live_answers_wait", error=repr(error)[:200], **told)
        await asyncio.sleep(RETRY_S)
