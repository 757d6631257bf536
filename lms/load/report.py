"""The results of a load run: times, verdicts, losses; and their report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Report:
    """The results of a run."""

    joins: int = 0
    join_ms: list[float] = field(default_factory=list)
    connect_s: float = 0.0
    reach_ms: list[float] = field(default_factory=list)
    """For each opened question: seconds from the host's command, or the first socket, to the last
    one."""
    acks_ms: list[float] = field(default_factory=list)
    lost: int = 0
    doubled: int = 0
    unanswered: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    closes: Counter[int] = field(default_factory=Counter)
    back_s: list[float] = field(default_factory=list)
    compared: str = ""

    @property
    def good(self) -> bool:
        return not self.lost and not self.doubled and bool(self.acks_ms)

    def __str__(self) -> str:
        late = self.refused["late"] + self.refused["closed"]
        others = {code: n for code, n in self.refused.items() if code not in ("late", "closed")}
        rows = [
            ("joined", f"{self.joins}, {spread(self.join_ms)}"),
            ("all connected", f"after {self.connect_s:.1f} s"),
            ("a question reaches the last socket", spread(self.reach_ms)),
            ("answers acknowledged", f"{len(self.acks_ms)}, {spread(self.acks_ms)}"),
            ("late", str(late)),
            ("refused otherwise", counted(others)),
            ("never acknowledged", str(self.unanswered)),
            ("reconnects", f"{len(self.back_s)}, {spread([1000 * s for s in self.back_s])}"),
            ("sockets ended by the server", counted(self.closes)),
            ("lost", f"{self.lost} of {len(self.acks_ms)} acknowledged ({self.compared})"),
            ("doubled", f"{self.doubled} of {len(self.acks_ms)}"),
        ]
        wide = max(len(name) for name, _ in rows)
        return "\n".join(f"{name:<{wide}}  {value}" for name, value in rows)


def spread(ms: list[float]) -> str:
    """p50, p99 and the maximum."""
    if not ms:
        return "none"
    ordered = sorted(ms)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"p50 {ordered[len(ordered) // 2]:.1f}, p99 {p99:.1f}, max {ordered[-1]:.1f} ms"


def counted(what: dict[Any, int]) -> str:
    return ", ".join(f"{n} x {code}" for code, n in sorted(what.items())) or "0"
