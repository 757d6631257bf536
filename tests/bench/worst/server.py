"""A web process that notes how long each step of its loop takes; `python -m` it with a socket.

It speaks in lines: "reset" begins anew, "tell" answers `held <ms> <what ran>` with the longest.
"""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import time
from asyncio.events import Handle
from types import SimpleNamespace

from lms import features, web

run_step = Handle._run
longest = (0.0, "nothing")


def timed(handle: Handle) -> None:
    """One callback or one stretch of a task between two waits, by the CPU time it took."""
    global longest
    what = repr(handle)  # afterwards a task may be gone
    begun = time.thread_time()
    run_step(handle)
    took = time.thread_time() - begun
    if took > longest[0]:
        longest = (took, what)


def follow() -> None:
    global longest
    for line in sys.stdin:
        if line.strip() == "reset":
            longest = (0.0, "nothing")
            print("done", flush=True)  # noqa: T201
        else:
            took, what = longest
            print(f"held {took * 1000:.2f} {what}", flush=True)  # noqa: T201


def main() -> None:
    listener = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=512)
    features.load()
    Handle._run = timed  # type: ignore[method-assign]
    web.uvloop = SimpleNamespace(run=asyncio.run)  # type: ignore[assignment]
    threading.Thread(target=follow, daemon=True).start()
    web.run_app(listener.fileno())


main()
