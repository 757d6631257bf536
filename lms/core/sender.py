"""The queue to Redis: filled after commits, bounded, in order, never waited for."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

import structlog

from lms.core import errors
from lms.core.metrics import counter

T = TypeVar("T")
log = structlog.get_logger()

MAX_WAITING = 10_000
MESSAGES_PER_SEND = 500
lost = counter("lms_sender_lost_total", "Messages to Redis that were dropped")


class Sender(Generic[T]):
    """A queue whose task passes batches to `send`; a failed batch or an overflow is dropped.

    Dropping is safe: the watch resends events, a sweep finds jobs.
    """

    def __init__(self, name: str, send: Callable[[list[T]], Awaitable[None]]) -> None:
        self.name = name
        self._send = send
        self._waiting: deque[T] = deque()
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        # Events belong to the loop that first waits on them, and a process may run several loops.
        self._wake, self._idle = asyncio.Event(), asyncio.Event()
        if self._waiting:
            self._wake.set()
        self._task = asyncio.get_running_loop().create_task(
            self._run(), name=f"sender {self.name}", context=contextvars.Context()
        )

    async def stop(self) -> None:
        """Send what is queued, for at most a second."""
        if self._task is None:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                await self._idle.wait()
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task
        self._task = None
        self._waiting.clear()

    def put(self, item: T) -> None:
        if len(self._waiting) >= MAX_WAITING:
            self._waiting.popleft()
            lost.inc({"sender": self.name})
        self._waiting.append(item)
        self._idle.clear()
        self._wake.set()

    async def _run(self) -> None:
        while True:
            if not self._waiting:
                self._idle.set()
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                # Taken out first, so that an overflow meanwhile drops only what is still queued.
                batch = [
                    self._waiting.popleft()
                    for _ in range(min(len(self._waiting), MESSAGES_PER_SEND))
                ]
                try:
                    await self._send(batch)
                except errors.AWAY as error:
                    lost.add({"sender": self.name}, len(batch))
                    log.warning("redis_away", sender=self.name, lost=len(batch), error=repr(error))
                except Exception:
                    lost.add({"sender": self.name}, len(batch))
                    log.exception("sender_failed", sender=self.name)
