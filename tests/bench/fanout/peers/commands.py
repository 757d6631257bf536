"""How a Python peer serves websockets, and how it hears what to do."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Awaitable, Callable

from hypercorn.asyncio import serve
from hypercorn.config import Config
from quart import Quart

from lms.app.server.http1 import prepare_hypercorn
from lms.app.server.takeover import Handshake


async def commands(
    port: int, ended: asyncio.Event, go: Callable[[int], None] | None = None
) -> None:
    """Say the port, then act on each line until the input ends.

    A thread reads: an event loop that watches standard input has to make it non-blocking.
    """
    loop = asyncio.get_running_loop()

    def read() -> None:
        for line in iter(sys.stdin.readline, ""):
            loop.call_soon_threadsafe(act, *line.split())
        loop.call_soon_threadsafe(ended.set)
        loop.call_later(1, os._exit, 0)

    def act(word: str, size: str = "") -> None:
        if word == "gc":
            gc.collect()
        elif go is not None:
            go(int(size))
        print("done", flush=True)  # noqa: T201

    loop.run_in_executor(None, read)
    print("port", port, flush=True)  # noqa: T201


async def serve_sockets(
    route: Callable[[], Awaitable[None]], go: Callable[[int], None] | None = None
) -> None:
    """Serve one websocket route as `lms serve` does, on a port of our own, until told to end."""
    prepare_hypercorn()
    app = Quart(__name__)
    app.asgi_websocket_class = Handshake
    app.add_websocket("/", view_func=route)
    config = Config()
    config.bind = ["127.0.0.1:0"]
    config.backlog = 4096
    config.accesslog = config.errorlog = None
    sockets = config.create_sockets()
    config.create_sockets = lambda: sockets  # type: ignore[method-assign]
    port = sockets.insecure_sockets[0].getsockname()[1]
    sockets.insecure_sockets[0].listen(4096)
    ended = asyncio.Event()
    await commands(port, ended, go)
    await serve(app, config, shutdown_trigger=ended.wait)
