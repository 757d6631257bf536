"""Two thousand students complete a course at once: how long they wait, and their certificates."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from random import random
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import asyncpg
import httpx

from lms.certificates import fonts
from tests.bench.answers.rooms import total
from tests.bench.classroom import warm
from tests.bench.common import Process, descendants, ending, table
from tests.bench.staged import Staged, staged
from tests.server import Running

TITLE = "Students complete a course at once"
STUDENTS, AT_ONCE_S = 2_000, 1.0
CONNECTIONS = 200
TIMEOUT = httpx.Timeout(120, pool=None)
PROMISED = 400
"""Certificates a minute and core."""
ISSUED = "select count(*) from certificates where state = 'issued'"
ONCE = """
select (select count(distinct enrollment_id) from certificates) as people,
  (select count(*) from certificate_documents) as documents,
  (select count(*) from notifications where kind = 'certificate_issued') as told
"""


@dataclass
class Found:
    """What it took; seconds, but for the answers' times."""

    times_ms: list[float] = field(default_factory=list)
    waited_s: list[float] = field(default_factory=list)
    web_s: float = 0
    postgres_s: float = 0
    worker_s: float = 0
    issued_after_s: float = 0
    size: int = 0
    put_off: int = 0


async def complete(server: Running, staged: dict[str, Any], found: Found) -> None:
    """All of them their last lesson, within a second."""
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx.AsyncClient(base_url=server.base_url, limits=limits, timeout=TIMEOUT) as web:
        [lesson] = staged["lessons"]

        async def one(at: float, token: str) -> None:
            await asyncio.sleep(at)
            begun = perf_counter()
            path = f"/api/v1/lessons/{lesson}/completion"
            headers = {"Authorization": f"Bearer {token}"}
            while (answer := await web.put(path, headers=headers)).status_code == 503:
                found.put_off += 1
                await asyncio.sleep(float(answer.headers["Retry-After"]) * (1 + random()))
            found.times_ms.append(1000 * (perf_counter() - begun))
            assert answer.status_code == 200, answer.text

        async with asyncio.TaskGroup() as group:
            for n, token in enumerate(staged["students"]):
                group.create_task(one(n * AT_ONCE_S / STUDENTS, token))


class Worker:
    """What has been used by a worker and all that it ever started."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.seen: dict[int, float] = {}

    def used_s(self) -> float:
        for pid in descendants(self.process.pid):
            self.seen[pid] = max(self.seen.get(pid, 0), total([pid]))
        return sum(self.seen.values())


async def measure(stage: Staged, worker: Worker) -> Found:
    found, server, postgres = Found(), stage.server, stage.postgres
    await warm(server, stage.made)
    line = await asyncpg.connect(stage.embedded.urls.database_url)
    try:
        web, base, before = total(server.pids), total(postgres()), worker.used_s()
        began = perf_counter()
        await complete(server, stage.made, found)
        found.web_s = total(server.pids) - web
        while await line.fetchval(ISSUED) < STUDENTS:
            worker.used_s()
            await asyncio.sleep(0.2)
        found.issued_after_s = perf_counter() - began
        found.worker_s = worker.used_s() - before
        found.postgres_s = total(postgres()) - base
        assert set((await line.fetchrow(ONCE)).values()) == {STUDENTS}
        found.size = await line.fetchval("select avg(length(pdf))::int from certificate_documents")
        rows = await line.fetch(
            "select extract(epoch from issued_at - completed_at)::float8 as s from certificates"
        )
        found.waited_s = [row["s"] for row in rows]
    finally:
        await line.close()
    return found


def run() -> str:
    letters = "own" if fonts.there() else "system"
    with staged("tests.bench.classroom.stage", STUDENTS, 1, CERTIFICATE_FONTS=letters) as stage:
        others = [Process.python("lms", what, env=stage.env) for what in ("worker", "scheduler")]
        with ending(others):
            return report(asyncio.run(measure(stage, Worker(others[0]))))


def report(found: Found) -> str:
    a_core = 60 * STUDENTS / found.worker_s
    letters = "the fonts of packages" if fonts.there() else "the machine's fonts"
    row = [
        f"{STUDENTS:,}", median(found.times_ms), quantiles(found.times_ms, n=100)[-1],
        1000 * found.web_s / STUDENTS, 1000 * found.worker_s / STUDENTS,
        1000 * found.postgres_s / STUDENTS, median(found.waited_s), found.issued_after_s, a_core,
    ]  # fmt: skip
    return (
        f"{STUDENTS:,} students complete their course within a second over {CONNECTIONS} "
        "connections, at two web processes and one worker, commits on disk, the client on the same "
        f"cores; {found.put_off:,} times one was told to come again a little later, and did. "
        "Milliseconds until it was done and of CPU each: of the web, of the worker with the "
        "processes that draw, of Postgres; seconds until the certificate in the middle and the "
        f"last; certificates a minute of a core of the worker's, with {letters}, "
        f"{found.size / 1024:.0f} KiB each. Each gets one certificate, one PDF and one "
        f"notification. Promised are {PROMISED} a minute and core: "
        f"{'kept' if a_core >= PROMISED else 'not kept'}.\n\n"
        + table(
            ["completions", "p50", "p99", "web CPU", "worker CPU", "Postgres CPU", "median, s",
             "all, s", "a minute and core"],
            [row],
        )
    )  # fmt: skip
