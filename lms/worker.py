"""The worker, which runs jobs and sweeps, and the scheduler, which requests sweeps when due.

Both survive a Postgres or Redis that is away at their start or later. Any number of either may run:
rows decide who works, and a sweep run twice has one effect.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import structlog
from taskiq.acks import AcknowledgeType
from taskiq.api import run_scheduler_task

from lms import features
from lms.core import log as logs
from lms.core import metrics, tasks
from lms.core.broker import Worker
from lms.settings import Settings, settings

log = structlog.get_logger()

FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.1, 5.0
SETTLED_S = 10.0
"""After this long a start counts as successful."""
THREADS = 4


async def run_worker() -> None:
    """Work until SIGTERM or SIGINT; running jobs are finished, or given back to be run again."""
    given = settings()

    async def work(stop: asyncio.Event) -> None:
        async with features.running(given, "worker"), metrics.leaving():
            await _supervised(stop, lambda: _listen(given, stop))

    await _until_stopped(given, "worker", work)


async def run_scheduler() -> None:
    """Request sweeps at their intervals until SIGTERM or SIGINT. Needs only Redis."""
    given = settings()
    features.load()

    async def work(stop: asyncio.Event) -> None:
        await tasks.start(given)
        try:
            await _supervised(stop, lambda: _schedule(stop))
        finally:
            await tasks.stop()

    await _until_stopped(given, "scheduler", work)


async def _listen(given: Settings, stop: asyncio.Event) -> None:
    """Run one receiver until `stop`."""
    broker = tasks.broker()
    broker.is_worker_process = True
    with ThreadPoolExecutor(THREADS) as threads:
        worker = Worker(
            broker,
            executor=threads,
            run_startup=True,
            # Each run holds one connection; the last one is for finishing or giving back a run.
            max_async_tasks=given.db_pool_size - 1,
            ack_type=AcknowledgeType.WHEN_EXECUTED,
            wait_tasks_timeout=given.grace_s * 0.5,
        )
        try:
            await worker.listen(stop)
        finally:
            await worker.stop_rest(given.grace_s * 0.1)


async def _schedule(stop: asyncio.Event) -> None:
    """Run Taskiq's loop until `stop`."""
    running = asyncio.create_task(run_scheduler_task(tasks.make_scheduler(), run_startup=True))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopped}, return_when=asyncio.FIRST_COMPLETED)
    for task in (running, stopped):
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def _until_stopped(
    given: Settings, name: str, work: Callable[[asyncio.Event], Awaitable[None]]
) -> None:
    """Run `work` until a signal; restart it when it can't start or fails."""
    logs.configure(given.log_level, given.log_format)
    stop = asyncio.Event()

    def on_signal() -> None:
        if not stop.is_set():
            stop.set()
            # A thread, because it must fire even when the loop hangs. Rows survive it.
            watchdog = threading.Timer(given.grace_s * 0.9, os._exit, (1,))
            watchdog.daemon = True
            watchdog.start()

    loop = asyncio.get_running_loop()
    for sig in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sig, on_signal)
    try:
        log.info("started", process=name)
        await _supervised(stop, lambda: work(stop))
    finally:
        for sig in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(sig)
        metrics.leave()
        log.info("stopped", process=name)


async def _supervised(stop: asyncio.Event, begin: Callable[[], Awaitable[None]]) -> None:
    """Restart it, after growing pauses, until `stop`."""
    pause = FIRST_PAUSE_S
    while not stop.is_set():
        began = time.monotonic()
        try:
            await begin()
        except Exception as error:
            # No traceback when a server is away; each attempt logs it.
            away = isinstance(error, OSError)
            log.warning("began_again", error=repr(error), exc_info=not away)
        if time.monotonic() - began > SETTLED_S:
            pause = FIRST_PAUSE_S
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)
        pause = min(pause * 2, LONGEST_PAUSE_S)
