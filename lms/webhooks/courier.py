"""The worker's courier: asks each second what is due, and tries it beside everything else.

It isn't a job: a job holds a place of the queue, and receivers that answer slowly would keep
certificates and mails from being made.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars

import httpcore2
import structlog

from lms.core import clock
from lms.webhooks import keys, rules, sending
from lms.webhooks.actions import delivering
from lms.webhooks.actions.delivering import Claim
from lms.webhooks.rules import DeliveryError, Outcome

log = structlog.get_logger()

MAX_TRIES_AT_ONCE = 200
LOOK_EVERY_S = 1.0
TURN_S = 0.05
"""The least time between two looks."""
STOP_S = 1.0
UNSIGNED = Outcome(None, DeliveryError.CONNECTION, 0)
"""Nothing is sent that can't be signed: no configured key opens the secret."""


class Courier:
    """Delivers until it is stopped; any number of them may run, in any processes."""

    def __init__(self, through: httpcore2.AsyncConnectionPool | None = None) -> None:
        self._through = through or sending.pool()
        self._running: dict[asyncio.Task[None], Claim] = {}
        self._more = asyncio.Event()
        self._loop: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._loop = asyncio.get_running_loop().create_task(
            self._run(), name="courier", context=contextvars.Context()
        )

    async def stop(self) -> None:
        """Wait a moment for what is on its way; give back the rest."""
        if self._loop is None:
            return
        self._loop.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._loop
        self._loop = None
        left = dict(self._running)
        if left:
            await asyncio.wait(left, timeout=STOP_S)
        for task, claimed in left.items():
            if not task.done():
                task.cancel()
                with contextlib.suppress(Exception):
                    await delivering.give_back(claimed)
        await self._through.aclose()

    async def _run(self) -> None:
        while True:
            self._more.clear()
            try:
                await self.look()
            except Exception as error:
                log.warning("courier_failed", error=repr(error)[:200])
                await asyncio.sleep(LOOK_EVERY_S)
            await asyncio.sleep(TURN_S)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY_S):
                    await self._more.wait()

    async def look(self) -> int:
        """Begin to try what is due; returns how many."""
        room = MAX_TRIES_AT_ONCE - len(self._running)
        found = await delivering.claim(room) if room else []
        for claimed in found:
            task = asyncio.create_task(self._try(claimed), context=contextvars.Context())
            self._running[task] = claimed
            task.add_done_callback(self._ended)
        return len(found)

    def _ended(self, task: asyncio.Task[None]) -> None:
        del self._running[task]
        self._more.set()
        if not task.cancelled() and (error := task.exception()):
            # The claim ends by itself, and the delivery is tried again.
            log.warning("delivery_not_written", error=repr(error)[:200])

    async def _try(self, claimed: Claim) -> None:
        event_id, timestamp = str(claimed.event_id), int(clock.now().timestamp())
        secrets = keys.signing(claimed.secret, claimed.old_secrets)
        headers = rules.headers(secrets, event_id, timestamp, claimed.body)
        outcome = UNSIGNED
        if secrets:
            outcome = await sending.post(self._through, claimed.url, headers, claimed.body)
        await delivering.finish(claimed, outcome)


_courier: Courier | None = None


def start() -> None:
    """Deliver in this process, until `stop`."""
    global _courier
    _courier = Courier()
    _courier.start()


async def stop() -> None:
    global _courier
    stopping, _courier = _courier, None
    if stopping is not None:
        await stopping.stop()
