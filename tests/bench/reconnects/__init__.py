"""Everybody loses the line at once and comes back within a second."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from lms.embedded import Embedded
from tests.bench.answers.rooms import Game, game, total
from tests.bench.common import Process, descendants, ending, table

TITLE = "Reconnects: everybody loses the line and is back"
SIZES = (2000, 5000)
ROUNDS = 5
WITHIN_S = 1.0
TELLING_S = 12.0
"""Backends tell what they have counted at the latest ten seconds after they fell idle."""


@dataclass
class Losses:
    """Rounds of one kind: all lines cut, all players back."""

    name: str
    reports: list[dict[str, Any]] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    postgres: list[float] = field(default_factory=list)
    queries: float = 0.0

    def row(self, players: int) -> list[str | float]:
        ms = [one["ms"] for one in self.reports]
        errors: Counter[str] = Counter()
        for one in self.reports:
            errors += Counter(one["errors"])
        told = sum(one["snapshots"] for one in self.reports) / len(self.reports) / players
        return [
            self.name,
            median(one[len(one) // 2] for one in ms),
            median(one[int(len(one) * 0.99)] for one in ms),
            median(one[-1] for one in ms),
            median(one["last_s"] for one in self.reports),
            max(one["last_s"] for one in self.reports),
            ", ".join(f"{n} {what}" for what, n in errors.items()) or "0",
            f"{told:.0%}",
            median(self.server) / players * 1e6,
            median(self.postgres) / players * 1e6,
            f"{self.queries:.0f}",
        ]


def transactions(made: Game) -> tuple[int, float]:
    """How many Postgres has ended, and when; once all backends have told."""
    time.sleep(TELLING_S)
    made.stage.tell("transactions")
    return int(made.stage.hear("transactions")[0]), time.monotonic()


def lose(made: Game, crowd: Process, losses: Losses, postgres: int, *, moving: bool) -> None:
    """One round; `moving`: a question opens while everybody is away."""
    server, database = total(made.server.pids), total(descendants(postgres))
    crowd.tell(f"cut {WITHIN_S}")
    if moving:
        made.stage.tell("open lms")
        made.stage.hear("opened")
    losses.reports.append(json.loads(crowd.hear("done")[0]))
    losses.server.append(total(made.server.pids) - server)
    losses.postgres.append(total(descendants(postgres)) - database)
    time.sleep(1)


def measure(players: int, folder: Path) -> list[Losses]:
    kinds = [Losses("nothing happened meanwhile"), Losses("a question opened meanwhile")]
    services = Embedded(folder / f"services-{players}")
    with services as embedded, game(players, embedded, folder) as made:
        postgres = embedded.postgres.pid
        made.stage.tell("open lms")
        made.stage.hear("opened")
        url = f"http://127.0.0.1:{made.server.port}"
        channel = f"live:{made.session}"
        tokens = folder / "lms.tokens"
        crowd = Process.python("tests.bench.reconnects.crowd", url, channel, tokens)
        with ending([crowd]):
            crowd.hear("ready")
            lose(made, crowd, Losses("not counted"), postgres, moving=False)
            count, at = transactions(made)
            after, later = transactions(made)
            quiet = (after - count) / (later - at)
            for losses in kinds:
                count, at = after, later
                for _ in range(ROUNDS):
                    lose(made, crowd, losses, postgres, moving=losses is kinds[1])
                after, later = transactions(made)
                losses.queries = (after - count - quiet * (later - at)) / ROUNDS
    return kinds


def run() -> str:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        parts = [section(players, measure(players, folder)) for players in SIZES]
    return (
        "Two web processes. All sockets of a running game are cut at once; each player comes back "
        f"at a random moment of {WITHIN_S:.0f} s and is resumed when its subscribe, with the last "
        "version it knew, is answered. ms from a player's own connect; s from the cut to the last "
        f"player. Medians of {ROUNDS} rounds; errors are of all rounds. Queries: transactions in "
        "Postgres a round, less what runs anyway.\n" + "\n".join(parts)
    )


def section(players: int, kinds: list[Losses]) -> str:
    head = [
        f"{players:,} players", "p50 ms", "p99 ms", "last ms", "all back s", "worst round s",
        "errors", "with snapshot", "server µs each", "Postgres µs each", "queries",
    ]  # fmt: skip
    return "\n" + table(head, [losses.row(players) for losses in kinds]) + "\n"
