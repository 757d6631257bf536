"""Everybody answers within a second: acks after the commit, ours and Node's `ws` with `pg`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from lms.embedded import Embedded
from tests.bench.common import Process, Skipped, cpu_s, descendants, ending, node, table
from tests.server import start

TITLE = "Answers: everybody within one second, acknowledged after the commit"
PEER = Path(__file__).parent / "peer.mjs"
SIZES = (1000, 3000)
ROUNDS = 6
WITHIN_S = 1.0
ENVIRONMENT = {
    "ENVIRONMENT": "test",
    "SECRET_KEY": "benches-only-" + "5f0c1d2e3b4a6978" * 4,
    "LOG_LEVEL": "warning",
    "WS_SILENCE_S": "3600",  # these players don't answer heartbeats
}


@dataclass(frozen=True)
class Round:
    """What one second of answers has cost: times of the acks in ms, CPU in µs an answer."""

    ms: list[float]
    server: float
    postgres: float

    @property
    def p50(self) -> float:
        return self.ms[len(self.ms) // 2]

    @property
    def p99(self) -> float:
        return self.ms[int(len(self.ms) * 0.99)]

    @property
    def worst(self) -> float:
        return self.ms[-1]

    @property
    def cpu(self) -> float:
        return self.server + self.postgres


@dataclass
class Side:
    """One of the two, and what its rounds have shown."""

    name: str
    word: str
    pids: Callable[[], list[int]]
    players: Process
    rounds: list[Round] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)

    def play(self, stage: Process, session: str, postgres: int, *, counted: bool) -> None:
        """One question: everybody answers."""
        stage.tell(f"open {self.word}")
        question, answer = stage.hear("opened")
        time.sleep(0.5)
        server, database = total(self.pids()), total(descendants(postgres))
        self.players.tell(f"answer {WITHIN_S} {session} {question} {answer}")
        report = json.loads(self.players.hear("done")[0])
        if not counted:
            return
        server, database = total(self.pids()) - server, total(descendants(postgres)) - database
        n = report["sent"]
        self.rounds.append(Round(report["ms"], server / n * 1e6, database / n * 1e6))
        self.refused += Counter(report["refused"])
        if missing := n - len(report["ms"]):
            self.refused["no ack"] += missing

    def middle(self, what: Callable[[Round], float]) -> float:
        return median(map(what, self.rounds))

    def row(self, beside: Side | None) -> list[str | float]:
        """A line of the report: the medians of the rounds."""
        facts = [
            attrgetter(name) for name in ("p50", "p99", "worst", "server", "postgres", "cpu", "p99")
        ]
        row = [self.middle(what) for what in facts]
        if beside is not None:
            row[5:] = [mine / beside.middle(w) for mine, w in zip(row[5:], facts[5:], strict=True)]
        return [self.name, *row]


def total(pids: list[int]) -> float:
    return sum(cpu_s(pid) for pid in pids)


def environment(embedded: Embedded, folder: Path) -> dict[str, str]:
    """What our server and its stage run with."""
    urls = embedded.urls
    where = {"DATABASE_URL": urls.database_url, "REDIS_URL": urls.redis_url}
    return ENVIRONMENT | where | {"LMS_DATA_DIR": str(folder)}


def migrate(embedded: Embedded) -> None:
    """Make the tables."""
    env = os.environ | environment(embedded, embedded.data_dir)
    command = [sys.executable, "-m", "lms", "migrate"]
    subprocess.run(command, env=env, check=True, capture_output=True)


@contextmanager
def playing(players: int, embedded: Embedded, folder: Path) -> Iterator[list[Side]]:
    """Both servers with a full room each; yields what to measure."""
    env = environment(embedded, folder)
    runtime = node()
    if runtime is None:
        raise Skipped("there is no Node to stand beside")
    program, modules = runtime
    stage = Process.python("tests.bench.answers.stage", players, folder, env=env)
    with ending([stage]):
        session = stage.hear("game")[0]
        peers = [Process(program, PEER, env=env | modules) for _ in range(2)]
        server = start(folder, dict(os.environ) | env)
        try:
            with ending(peers):
                ports = [int(peer.hear("port")[0]) for peer in peers]
                module = "tests.bench.answers.players"
                ours = Process.python(
                    module, "/api/v1/realtime", folder / "lms.tokens", server.port
                )
                theirs = Process.python(module, "/", folder / "peer.tokens", *ports)
                with ending([ours, theirs]):
                    for one in (ours, theirs):
                        one.hear("ready")
                        one.tell(f"subscribe live:{session}")
                        one.hear("done")
                    sides = [
                        Side("LMS", "lms", lambda: server.pids, ours),
                        Side("Node ws + pg", "peer", lambda: [p.pid for p in peers], theirs),
                    ]
                    postgres = embedded.postgres.pid
                    for n in range(ROUNDS + 1):
                        for side in sides if n % 2 else reversed(sides):
                            side.play(stage, session, postgres, counted=n > 0)
                    yield sides
        finally:
            server.stop()


def run() -> str:
    parts = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with Embedded(folder / "services") as embedded:
            migrate(embedded)
            for players in SIZES:
                with playing(players, embedded, folder) as sides:
                    parts.append(section(players, sides))
    return (
        f"Two processes each, one Postgres (synced commits) and the load on the same cores. Each "
        f"player answers once at a random moment of {WITHIN_S:.0f} s; {ROUNDS} rounds each, taken "
        "in alternation: medians of the rounds. An answer waits 5 ms for others, the next batch "
        "forms while one commits.\n" + "\n".join(parts)
    )


def section(players: int, sides: list[Side]) -> str:
    head = [
        f"{players:,} players", "p50 ms", "p99 ms", "worst ms", "server µs", "Postgres µs",
        "CPU x Node", "p99 x Node",
    ]  # fmt: skip
    notes = "".join(
        f"\n{side.name}: refused {dict(side.refused)}.\n" for side in sides if side.refused
    )
    return "\n" + table(head, [side.row(sides[-1]) for side in sides]) + "\n" + notes
