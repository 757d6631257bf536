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
"""File descriptors for Redis, logs, modules, and what was open at the start."""
MIN_CONNECTIONS = 16
COLLECT_AFTER = 20_000
"""Allocations minus deallocations until the garbage collector scans its young generation."""


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
    """What a child of `lms serve` runs."""
    metrics.WORKER = os.environ["LMS_WORKER_INDEX"]
    for collector in metrics.REGISTRY.collectors.values():
        # The collectors were created in the parent, before this child had a number.
        collector.const_labels["worker"] = metrics.WORKER
    # At the default of 700 a process full of sockets spends 6 % of its time scanning them again and
    # again, and almost no garbage is in cycles.
    gc.set_threshold(COLLECT_AFTER, 20, 20)
    given = settings()
    run(create_app(), drain, fd, given.grace_s, bounds(given))


def bounds(given: Settings) -> Bounds:
    """The most connections: as configured, or as the file descriptors allow."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    for_connections = files - given.db_pool_size - KEPT_FREE - SPARE
    # Longer than a proxy keeps idle connections, so that the proxy closes them first.
    return Bounds(connections=max(MIN_CONNECTIONS, min(given.max_connections, for_connections)))


def run(app: Quart, before_end: Drain, fd: int, grace: float, bounds: Bounds | None = None) -> None:
    """Serve until SIGTERM or SIGINT; the process ends within the grace period even if it hangs."""
    prepare_hypercorn(bounds, getattr(app, "gate", None))
    uvloop.run(_serve(app, before_end, fd, grace))


async def _serve(app: Quart, before_end: Drain, fd: int, grace: float) -> None:
    stop = asyncio.Event()
    for sig in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sig, stop.set)

    async def until_stopped() -> None:
        await stop.wait()
        # A thread, because it must fire even when the loop hangs.
        watchdog = threading.Timer(grace * 0.9, os._exit, (0,))
        watchdog.daemon = True
        watchdog.start()
        try:
            await asyncio.wait_for(before_end(app), grace * 0.4)
        except Exception:
            logging.getLogger("lms.web").exception("draining failed")

    await serve(app, config(fd, grace * 0.4), shutdown_trigger=until_stopped)
