"""`python -m tests.faults [name ...]`: kill and cut what can be, while a game goes on.

FAULTS=short is what CI runs (three minutes); without it the long form (half an hour). Everything
runs on loopback, in servers of its own; only processes started here are ended. Each check prints
`0 of N` or a worst case beside its limit; any promise that was not kept makes the exit code 1.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
import traceback

import uvloop

from lms.load.run import open_many_files
from tests.faults import (  # noqa: F401  they register their checks
    completions,
    enrolling,
    kills,
    processes,
    races,
    services,
    sitting,
    sockets,
    workers,
)
from tests.faults.table import CHECKS, Row, printed
from tests.faults.world import World

LONGEST_S = {True: 240.0, False: 3000.0}
"""A check that takes longer has failed."""


def run_one(name: str, world: World) -> list[Row]:
    try:
        return uvloop.run(asyncio.wait_for(CHECKS[name](world), LONGEST_S[world.short]))
    except Exception as error:
        traceback.print_exc()
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        return [Row("runs to its end", said, kept=False)]
    finally:
        for server in list(world.servers):  # a check that failed may have left one
            server.stop()
            world.servers.remove(server)


def main(asked: list[str]) -> int:
    if unknown := set(asked) - set(CHECKS):
        print(f"no check {', '.join(sorted(unknown))}; there are: {', '.join(CHECKS)}")  # noqa: T201
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    open_many_files()
    world = World(short=os.environ.get("FAULTS", "") == "short")
    found: list[tuple[str, Row]] = []
    started = time.monotonic()
    try:
        world.begin()
        for name in asked or CHECKS:
            before = time.monotonic()
            rows = run_one(name, world)
            found += [(name, row) for row in rows]
            took = time.monotonic() - before
            print(f"{printed([(name, row) for row in rows])}\n  {took:.0f} s", flush=True)  # noqa: T201
    finally:
        world.end()
    failed = [(name, row) for name, row in found if not row.kept]
    form = "short form" if world.short else "long form"
    print(f"\n\nAll of it ({form}, {time.monotonic() - started:.0f} s)\n{printed(found)}")  # noqa: T201
    print(f"\n{len(found) - len(failed)} passed, {len(failed)} failed")  # noqa: T201
    return 1 if failed or not found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
