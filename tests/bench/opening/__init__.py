"""A question opens: from the host's command to the last player's receipt, ours and Node's."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from lms.embedded import Embedded
from tests.bench.answers.rooms import Rooms, rooms
from tests.bench.common import Process, table

TITLE = "Opening: a question reaches everybody in the room"
PLAYERS = 5000
ROUNDS = 9


@dataclass
class Side:
    """One of the two, and when its players were told (ms, sorted) in each round."""

    name: str
    audience: Process
    rounds: list[dict[str, list[float]]] = field(default_factory=list)

    def open(self, command: dict[str, Any], *, counted: bool) -> dict[str, Any]:
        """One opening; the event as it was told."""
        self.audience.tell("open " + json.dumps(command, separators=(",", ":")))
        report: dict[str, Any] = json.loads(" ".join(self.audience.hear("done")))
        event: dict[str, Any] = report.pop("event")
        if counted:
            self.rounds.append(report)
        return event

    def middle(self, clock: str, of: Callable[[list[float]], float]) -> float:
        return median(of(one[clock]) for one in self.rounds)


def p50(ms: list[float]) -> float:
    return ms[len(ms) // 2]


def p99(ms: list[float]) -> float:
    return ms[int(len(ms) * 0.99)]


def last(ms: list[float]) -> float:
    return ms[-1]


def spread(ms: list[float]) -> float:
    """From the first player to the last."""
    return ms[-1] - ms[0]


def measure(both: Rooms) -> list[Side]:
    """Rounds in turns; Node tells the event that ours has just told."""
    stage, session = both.game.stage, both.game.session
    stage.tell("ticket")
    both.ours.tell(f"host ticket {stage.hear('ticket')[0]}")
    both.theirs.tell("host player_token host")
    for one in (both.ours, both.theirs):
        one.hear("done")
    ours, theirs = Side("LMS", both.ours), Side("Node ws + pg", both.theirs)
    for n in range(ROUNDS + 1):
        stage.tell("intro")
        version = int(stage.hear("introduced")[0])
        command = {"type": "live.open", "session_id": session}
        event = ours.open(command | {"version": version}, counted=n > 0)
        theirs.open(command | {"event": event}, counted=n > 0)
    return [ours, theirs]


def run() -> str:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with (
            Embedded(folder / "services") as embedded,
            rooms(PLAYERS, embedded, folder, "tests.bench.opening.audience") as both,
        ):
            sides = measure(both)
    return section(*sides)


def section(ours: Side, theirs: Side) -> str:
    facts: dict[str, Callable[[list[float]], float]] = {
        "first": lambda ms: ms[0],
        "p50": p50,
        "p99": p99,
        "last": last,
        "first to last": spread,
    }
    head = ["ms from the host's command to the players", *facts]
    mine, beside = ([side.middle("ms", of) for of in facts.values()] for side in (ours, theirs))
    ratios = [one / other for one, other in zip(mine, beside, strict=True)]
    rows: list[list[str | float]] = [
        [ours.name, *mine],
        [theirs.name, *beside],
        ["LMS x Node", *ratios],
    ]
    worst = max(last(one["ms"]) for one in ours.rounds)
    since = [ours.middle("since", of) for of in (p50, p99, last)]
    return (
        f"{PLAYERS:,} players subscribed to one game over two processes each; a question has been "
        "introduced, and the host opens it over a socket of its own. Both store the opening in one "
        "Postgres (synced commits) and tell both processes, ours by Redis after its checks, Node "
        f"by NOTIFY; the event is the same. Medians of {ROUNDS} rounds, taken in turns; one "
        "process reads all of a room's sockets, its share is in the figures.\n\n"
        + table(head, rows)
        + "\n\nFrom the opening's own moment, by the database's clock: p50 {:.0f} ms, p99 {:.0f} "
        "ms, last {:.0f} ms. ".format(*since)
        + f"The slowest of the rounds took {worst:.0f} ms "
        "to the last player."
    )
