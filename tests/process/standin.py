"""A small application for `lms serve`, under a parent: `standin N [broken]`."""

from __future__ import annotations

import asyncio
import os
import sys
import time

from quart import Quart, request

from lms import serve
from lms.serve import Server, listen
from lms.web import run

GRACE_S = 6.0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def app() -> Quart:
    made = Quart(__name__)

    @made.get("/pid")
    async def pid() -> str:
        return f"{os.getpid()} {os.environ['LMS_WORKER_INDEX']} {os.environ['LMS_METRICS_DIR']}"

    @made.get("/slow")
    async def slow() -> str:
        say("begun")
        await asyncio.sleep(float(request.args["s"]))
        return "done"

    @made.get("/stuck")
    async def stuck() -> str:
        say("begun")
        time.sleep(60)  # noqa: ASYNC251  that is the point: the loop hangs
        return "never"

    @made.after_serving
    async def note() -> None:
        say("closed")

    return made


async def drain(_app: Quart) -> None:
    say("drained")


def child(fd: int) -> None:
    run(app(), drain, fd, GRACE_S)


def broken(_fd: int) -> None:
    raise SystemExit(7)


if __name__ == "__main__":
    listener = listen("127.0.0.1", 0)
    say(f"{listener.getsockname()[1]}")
    serve.MAX_FAILED_STARTS = 3
    run_child = broken if sys.argv[2:] == ["broken"] else child
    sys.exit(Server(listener, int(sys.argv[1]), GRACE_S, run_child).run())
