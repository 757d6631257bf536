"""One web process: the application under hypercorn and uvloop, on the parent's socket."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import resource
import signal
import threading
from collections.abc import Awaitable, Callable

import uvloop
from hypercorn.asyncio import serve
from hypercorn.config import Config
from quart import Quart

from lms.app import create_app, drain
from lms.app.server.connections import SPARE, Bounds
from lms.app.server.http1 import prepare_hypercorn
from lms.core import metrics
from lms.settings import Settings, settings

Drain = Callable[[Quart], Awaitable[None]]
KEPT_FREE = 80
"""Descriptors for Redis, logs, modules, and what was open at the start."""
FEWEST = 16
COLLECT_AFTER = 20_000
"""New containers, less dropped ones, until the collector looks at the young."""


def config(fd: int, graceful: float) -> Config:
    """Hypercorn's settings."""
    made = Config()
    made.bind = [f"fd://{fd}"]
    made.backlog = 4096
    made.include_server_header = False
    made.accesslog = None
    made.errorlog = logging.getLogger("hypercorn.error")
    made.graceful_timeout = graceful
    return made


def run_app(fd: int) -> None:
    """What a child of `lms serve` does."""
    metrics.WORKER = os.environ["LMS_WORKER_INDEX"]
    for collector in metrics.REGISTRY.collectors.values():
        # Made before there was a number: in the parent, which shared them with us.
        collector.const_labels["worker"] = metrics.WORKER
    # At the default of 700 a process full of sockets spends 6 % of its time on looking at them
    # again and again, and next to nothing is dropped in circles.
    gc.set_threshold(COLLECT_AFTER, 20, 20)
    given = settings()
    run(create_app(), drain, fd, given.grace_s, bounds(given))


def bounds(given: Settings) -> Bounds:
    """As many connections as the settings allow and the descriptors: some are for other things."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    for_connections = files - given.db_pool_size - KEPT_FREE - SPARE
    # Idle for longer than a proxy keeps its connections, so that the proxy is who closes.
    return Bounds(connections=max(FEWEST, min(given.max_connections, for_connections)))


def run(app: Quart, before_end: Drain, fd: int, grace: float, bounds: Bounds | None = None) -> None:
    """Serve until SIGTERM or SIGINT; whatever hangs, the process ends within the grace."""
    prepare_hypercorn(bounds, getattr(app, "gate", None))
    uvloop.run(_serve(app, before_end, fd, grace))


async def _serve(app: Quart, before_end: Drain, fd: int, grace: float) -> None:
    stop = asyncio.Event()
    for sig in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sig, stop.set)

    async def until_stopped() -> None:
        await stop.wait()
        # A thread: it must fire even when the loop is what hangs.
        watchdog = threading.Timer(grace * 0.9, os._exit, (0,))
        watchdog.daemon = True
        watchdog.start()
        try:
            await asyncio.wait_for(before_end(app), grace * 0.4)
        except Exception:
            logging.getLogger("lms.web").exception("draining failed")

    await serve(app, config(fd, grace * 0.4), shutdown_trigger=until_stopped)
