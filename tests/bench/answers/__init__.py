"""Everybody answers within a second: acks after the commit, ours and Node's `ws` with `pg`."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from lms.embedded import Embedded
from tests.bench.answers.rooms import Rooms, rooms, total
from tests.bench.common import Process, descendants, table

TITLE = "Answers: everybody within one second, acknowledged after the commit"
SIZES = (1000, 3000)
ROUNDS = 6
WITHIN_S = 1.0


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


def play(both: Rooms, postgres: int) -> list[Side]:
    """All rounds, in alternation."""
    sides = [
        Side("LMS", "lms", lambda: both.game.server.pids, both.ours),
        Side("Node ws + pg", "peer", lambda: [peer.pid for peer in both.peers], both.theirs),
    ]
    for n in range(ROUNDS + 1):
        for side in sides if n % 2 else reversed(sides):
            side.play(both.game.stage, both.game.session, postgres, counted=n > 0)
    return sides


def run() -> str:
    parts = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        for players in SIZES:
            services = Embedded(folder / f"services-{players}")
            with services as embedded, rooms(players, embedded, folder) as both:
                parts.append(section(players, play(both, embedded.postgres.pid)))
    return (
        f"Two processes each, one Postgres (synced commits) and the load on the same cores. Each "
        f"player answers once at a random moment of {WITHIN_S:.0f} s; {ROUNDS} rounds each, taken "
        "in alternation: medians of the rounds. On both sides the first answer waits 5 ms for "
        "others, batches are stored one after the other by the same function of the database, and "
        "acks follow the commit.\n" + "\n".join(parts)
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
