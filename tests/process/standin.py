"""A small application for `lms serve`, and its parent: `standin parent N` or `standin --fd N`."""

from __future__ import annotations

import asyncio
import os
import sys
import time

from quart import Quart, request

from lms.serve import Server, listen
from lms.web import run

GRACE_S = 3.0


def app() -> Quart:
    made = Quart(__name__)

    @made.get("/pid")
    async def pid() -> str:
        return f"{os.getpid()} {os.environ['LMS_WORKER_INDEX']} {os.environ['LMS_METRICS_DIR']}"

    @made.get("/slow")
    async def slow() -> str:
        await asyncio.sleep(float(request.args["s"]))
        return "done"

    @made.get("/stuck")
    async def stuck() -> str:
        time.sleep(60)  # noqa: ASYNC251  that is the point: the loop hangs
        return "never"

    @made.after_serving
    async def note() -> None:
        sys.stdout.write("closed\n")
        sys.stdout.flush()

    return made


async def drain(_app: Quart) -> None:
    sys.stdout.write("drained\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1] == "parent":
        child = [sys.executable, "-m", "tests.process.standin"]
        if sys.argv[3:] == ["broken"]:
            child = [sys.executable, "-c", "raise SystemExit(7)"]
        listener = listen("127.0.0.1", 0)
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        sys.exit(Server(listener, int(sys.argv[2]), GRACE_S, child).run())
    run(app(), drain, int(sys.argv[2]), GRACE_S)
