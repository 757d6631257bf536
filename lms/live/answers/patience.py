"""While Postgres is away, answers wait: sent anew they would be received anew, and late."""

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
"""How long it is tried again before players are asked to send their answers anew."""
RETRY_S = 0.2
MAX_WAITING = 20_000
"""Answers of one game that may wait."""


async def patiently(work: Callable[[], Awaitable[T]], **told: Any) -> T:
    """Do it, if need be when Postgres is back; `told` is for the log."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return await work()
        except Exception as error:
            if not is_away(error) or time.monotonic() > until:
                raise
            log.warning("live_answers_wait", error=repr(error)[:200], **told)
        await asyncio.sleep(RETRY_S)
