"""Group commit: answers that arrive while one batch commits form the next one."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Sequence
from uuid import UUID

import structlog

from lms.core.errors import Unavailable, refusal
from lms.core.metrics import Tally, counter, histogram
from lms.live.answers import missing
from lms.live.answers.patience import MAX_WAITING, patiently
from lms.live.answers.store import Submission, store
from lms.live.rules import Verdict
from lms.realtime.hub import hub

log = structlog.get_logger()

MAX_BATCH = 500
answers = counter("lms_live_answers_total", "Answers by verdict")
sizes = histogram("lms_live_batch_size", "Answers in one commit", [1, 2, 5, 10, 50, 100, 500])
verdicts_told = Tally(lambda word, n: answers.add({"verdict": word}, n))


def _batches(size: int, n: int) -> None:
    for _ in range(n):
        sizes.add({}, size)


batches_stored = Tally(_batches)


class Batches:
    """This process's unstored answers, by game."""

    def __init__(self) -> None:
        self._waiting: dict[UUID, list[Submission]] = {}
        self._running: set[UUID] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, session_id: UUID, some: Sequence[Submission]) -> None:
        """Store them after the previous batch's commit, with all that arrive until then."""
        waiting = self._waiting.setdefault(session_id, [])
        room = MAX_WAITING - len(waiting)
        waiting += some[:room]
        for one in some[room:]:
            one.reply(Unavailable())
        if session_id not in self._running:
            self._running.add(session_id)
            task = asyncio.get_running_loop().create_task(
                self._run(session_id), context=contextvars.Context()
            )
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Wait until all collected answers are stored and acknowledged."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _run(self, session_id: UUID) -> None:
        try:
            while waiting := self._waiting.pop(session_id, None):
                for start in range(0, len(waiting), MAX_BATCH):
                    await self._store(session_id, waiting[start : start + MAX_BATCH])
        finally:
            self._running.discard(session_id)

    async def _store(self, session_id: UUID, batch: list[Submission]) -> None:
        """Store a batch. After a commit on a lost connection a retry gets the first verdicts."""
        verdicts: list[Verdict]
        try:
            verdicts = await patiently(lambda: store(session_id, batch), answers=len(batch))
        except Exception as error:
            refused = refusal(error)
            if refused is None:
                log.exception("live_answers_failed")
                refused = Unavailable()
            elif len(batch) > 1 and not isinstance(refused, Unavailable):
                for one in batch:  # one of the answers has invalid data
                    await self._store(session_id, [one])
                return
            verdicts = [refused] * len(batch)
        batches_stored.count(len(batch))
        for one, verdict in zip(batch, verdicts, strict=True):
            verdicts_told.count("ok" if isinstance(verdict, int) else verdict.code)
            one.reply(verdict)
        missing.look_soon(session_id)


batches = Batches()
hub.finishing.append(batches.finish)
