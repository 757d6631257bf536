"""A hall of students save answers all the time, over REST and by the socket."""

from __future__ import annotations

import asyncio
import json
from statistics import quantiles
from typing import Any

import asyncpg

from tests.bench.answers.rooms import total
from tests.bench.common import Cell, Process, ending, table
from tests.bench.staged import staged

TITLE = "A hall of students save their answers for a minute"
STUDENTS, EVERY_S, ROUNDS = 5_000, 10.0, 6
BOUND_MS = 150.0
HEAD = ["edge", "saves", "refused", "p50", "p99", "worst", "web CPU", "Postgres CPU"]
STORED = "select attempt_id::text, question_id::text, seq from attempt_answers"

Stored = dict[tuple[str, str], int]


def run() -> str:
    rows: list[list[Cell]] = []
    worst = 0.0
    with staged("tests.bench.saves.stage", STUDENTS) as stage:
        server, postgres = stage.server, stage.postgres()
        hall = Process.python("tests.bench.saves.hall", server.port, stage.file)
        with ending([hall]):
            for edge in ("REST", "socket"):
                hall.tell(f"prepare {edge}")
                hall.hear("prepared")
                web, base = total(server.pids), total(postgres)
                hall.tell("save")
                found = json.loads(" ".join(hall.hear("saved")))
                used = total(server.pids) - web, total(postgres) - base
                kept(asyncio.run(stored(stage.embedded.urls.database_url)), found["acked"])
                row, p99 = told(edge, found, *used)
                rows.append(row)
                worst = max(worst, p99)
    return report(rows, worst)


async def stored(database_url: str) -> Stored:
    """By attempt and question the number of the newest save that the database holds."""
    line = await asyncpg.connect(database_url)
    try:
        return {(a, q): seq for a, q, seq in await line.fetch(STORED)}
    finally:
        await line.close()


def kept(rows: Stored, acked: list[list[Any]]) -> None:
    """Nothing that was acknowledged is missing."""
    lost = [one for one in acked if rows.get((one[0], one[1]), 0) < one[2]]
    assert not lost, f"{len(lost)} acknowledged saves are lost"


def told(edge: str, found: dict[str, Any], web_s: float, base_s: float) -> tuple[list[Cell], float]:
    times, refused = found["ms"], found["refused"]
    assert len(times) + len(refused) == STUDENTS * ROUNDS, "some were not answered at all"
    assert all('"code":"unavailable"' in one for one in refused), refused[:3]
    cuts = quantiles(times, n=100)
    saves = len(times)
    each = [1000 * web_s / saves, 1000 * base_s / saves]
    return [edge, f"{saves:,}", len(refused), cuts[49], cuts[98], max(times), *each], cuts[98]


def report(rows: list[list[Cell]], worst: float) -> str:
    return (
        f"{STUDENTS:,} students with an open attempt each save an answer every {EVERY_S:.0f} s, "
        f"{STUDENTS / EVERY_S:.0f} a second over two web processes, commits on disk, the client on "
        "the same cores; milliseconds until the answer, and of CPU a save. All that was "
        "acknowledged is stored; who is refused is told to come back (503). Promised is a p99 "
        f"under {BOUND_MS:.0f}: {'kept' if worst < BOUND_MS else 'not kept'}.\n\n"
        + table(HEAD, rows)
    )
