"""Group commit: what comes while one batch commits forms the next one."""

from __future__ import annotations

import asyncio
import contextvars
import time
from collections.abc import Callable, Sequence
from typing import TypeAlias
from uuid import UUID

import asyncpg
import structlog
from tortoise.exceptions import BaseORMException

from lms.core.errors import Invalid, Unavailable
from lms.core.metrics import Tally, counter, histogram
from lms.live.actions.play import Submission, Verdict, store

log = structlog.get_logger()

MOST = 500
MOST_WAITING = 20_000
"""Of one game, while Postgres is away."""
PATIENCE_S = 12.0
"""How long a batch is tried again before its players are asked to send their answers anew."""
AGAIN_S = 0.2
DATA = (asyncpg.DataError, asyncpg.CharacterNotInRepertoireError)
answers = counter("lms_live_answers_total", "Answers by verdict")
sizes = histogram("lms_live_batch_size", "Answers in one commit", [1, 2, 5, 10, 50, 100, 500])
verdicts_told = Tally(lambda word, n: answers.add({"verdict": word}, n))


def _batches(size: int, n: int) -> None:
    for _ in range(n):
        sizes.add({}, size)


batches_stored = Tally(_batches)

AWAY = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    OSError,
    TimeoutError,
    BaseORMException,
)
Waiting: TypeAlias = tuple[Submission, Callable[[Verdict], None]]
"""An answer, and how to reply to it: once, after the commit."""


class Batches:
    """The answers of every game that are on their way into Postgres from this process."""

    def __init__(self, committed: Callable[[UUID], None]) -> None:
        self._waiting: dict[UUID, list[Waiting]] = {}
        self._running: set[UUID] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._committed = committed

    def put(self, session_id: UUID, some: Sequence[Waiting]) -> None:
        """Store them as soon as the batch before is committed, with what comes until then."""
        waiting = self._waiting.setdefault(session_id, [])
        room = MOST_WAITING - len(waiting)
        waiting += some[:room]
        for _, reply in some[room:]:
            reply(Unavailable())
        if session_id not in self._running:
            self._running.add(session_id)
            task = asyncio.get_running_loop().create_task(
                self._run(session_id), context=contextvars.Context()
            )
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Wait until everything collected is stored and answered."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _run(self, session_id: UUID) -> None:
        try:
            while waiting := self._waiting.pop(session_id, None):
                for start in range(0, len(waiting), MOST):
                    await self._store(session_id, waiting[start : start + MOST])
        finally:
            self._running.discard(session_id)

    async def _store(self, session_id: UUID, batch: list[Waiting]) -> None:
        try:
            verdicts = await self._patiently(session_id, [one for one, _ in batch])
        except Exception as error:
            if len(batch) > 1 and isinstance(error.__cause__ or error, DATA):
                for one in batch:
                    await self._store(session_id, [one])
                return
            verdicts = [_refusal(error)] * len(batch)
        batches_stored.count(len(batch))
        for (_, reply), verdict in zip(batch, verdicts, strict=True):
            verdicts_told.count("ok" if isinstance(verdict, int) else verdict.code)
            reply(verdict)
        self._committed(session_id)

    async def _patiently(self, session_id: UUID, batch: list[Submission]) -> list[Verdict]:
        """Store it, if need be when Postgres is back: these were received in time.

        Sent anew they would be received anew, and late. What a lost connection had committed
        all the same gets its first verdict.
        """
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                return await store(session_id, batch)
            except AWAY as error:
                if isinstance(error.__cause__ or error, DATA) or time.monotonic() > until:
                    raise
                log.warning("live_answers_wait", answers=len(batch), error=repr(error)[:200])
            await asyncio.sleep(AGAIN_S)


def _refusal(error: Exception) -> Verdict:
    if isinstance(error.__cause__ or error, DATA):
        return Invalid(detail="This answer can't be stored.")
    if not isinstance(error, AWAY):
        log.error("live_answers_failed", exc_info=error)
    return Unavailable()
