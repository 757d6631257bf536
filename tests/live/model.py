"""A game as the contract describes it, in plain Python: what counts, totals, streaks, ranks."""

from __future__ import annotations

from math import floor

from lms.live.rules import Phase

FIRST_SIGHT = frozenset({Phase.INTRO, Phase.OPEN})
Answer = tuple[bool, int]
"""Whether it is right, and its `answered_ms`."""


class Model:
    """What was asked, settled, voided; who answered what."""

    def __init__(self, limit_ms: int) -> None:
        self.limit_ms = limit_ms
        self.given: dict[str, dict[str, Answer]] = {}
        self.current: str | None = None
        self.asked: list[str] = []
        self.opened: set[str] = set()
        self.skipped: set[str] = set()
        self.settled: set[str] = set()
        self.voided: set[str] = set()
        self.kicked: set[str] = set()

    def moved(self, before: Phase, after: Phase, question: str | None) -> None:
        """Leaving `closed` settles the question, whatever comes next."""
        if before is Phase.CLOSED and after is not before:
            self.settled |= {self.current or ""} - self.skipped - self.voided
        if question and after in FIRST_SIGHT and question != self.current:
            self.current = question
            self.asked.append(question)
        if question and after is Phase.OPEN:
            self.opened.add(question)

    def counted(self, who: str) -> list[Answer | None]:
        counted = [one for one in self.asked if one in self.settled - self.voided]
        return [self.given[who].get(one) for one in counted]

    def points(self, answered_ms: int) -> int:
        if answered_ms < 500:
            return 1000
        return floor((1 - min(answered_ms, self.limit_ms) / self.limit_ms / 2) * 1000 + 0.5)

    def total(self, who: str) -> int:
        total = streak = 0
        for one in self.counted(who):
            streak = streak + 1 if one and one[0] else 0
            if one and one[0]:
                total += self.points(one[1]) + min(500, (streak - 1) * 100)
        return total

    def streak(self, who: str) -> int:
        streak = 0
        for one in self.counted(who):
            streak = streak + 1 if one and one[0] else 0
        return streak

    def correct(self, who: str) -> int:
        return sum(bool(one and one[0]) for one in self.counted(who))

    def ranks(self) -> dict[str, int]:
        def order(who: str) -> tuple[int, int, int]:
            spent = sum(one[1] for one in self.counted(who) if one and one[0])
            return -self.total(who), -self.correct(who), spent

        left = [who for who in self.given if who not in self.kicked]
        return {who: 1 + sum(order(other) < order(who) for other in left) for who in left}
