"""The rules of a live game: phases, clock, points, ranks. Pure; time comes in as an argument."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import floor
from typing import Any, Protocol, TypeAlias
from uuid import UUID

from lms.core.errors import Conflict, NotFound, Refused, Unavailable


class Phase(StrEnum):
    LOBBY = "lobby"
    INTRO = "intro"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    REVEALED = "revealed"
    LEADERBOARD = "leaderboard"
    FINISHED = "finished"
    ABORTED = "aborted"


class Scoring(StrEnum):
    SPEED = "speed"
    ACCURACY = "accuracy"


class Join(StrEnum):
    """Who may join a game; `enrolled`: the people of its course."""

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    ENROLLED = "enrolled"


class CloseReason(StrEnum):
    DEADLINE = "deadline"
    HOST = "host"
    EVERYONE = "everyone"
    SKIPPED = "skipped"
    VOIDED = "voided"


OVER = frozenset({Phase.FINISHED, Phase.ABORTED})
RUNNING = frozenset(Phase) - OVER

TRANSITIONS: Mapping[str, frozenset[Phase]] = {
    "live.start": frozenset({Phase.LOBBY}),
    "live.open": frozenset({Phase.INTRO, Phase.CLOSED, Phase.REVEALED, Phase.LEADERBOARD}),
    "live.extend": frozenset({Phase.OPEN, Phase.PAUSED}),
    "live.pause": frozenset({Phase.OPEN}),
    "live.resume": frozenset({Phase.PAUSED}),
    "live.close": frozenset({Phase.OPEN, Phase.PAUSED}),
    "live.reveal": frozenset({Phase.CLOSED}),
    "live.leaderboard": frozenset({Phase.REVEALED}),
    "live.next": frozenset({Phase.CLOSED, Phase.REVEALED, Phase.LEADERBOARD}),
    "live.skip": frozenset({Phase.INTRO, Phase.OPEN, Phase.PAUSED}),
    "live.void": frozenset(Phase),  # phases in which the current question has been opened
    "live.lock": RUNNING,
    "live.kick": RUNNING,
    "live.finish": RUNNING,
}
"""The phases in which each command is allowed."""

VERSIONLESS = frozenset({"live.lock", "live.kick", "live.void"})
"""Commands that hosts may send without the version they saw."""

FULL_POINTS = timedelta(milliseconds=500)
STREAK_STEP = 100
MAX_STREAK_BONUS = 500
HOST_AWAY = timedelta(seconds=12)
PLAYABLE_AFTER_END = timedelta(hours=2)
MAX_COMPENSATION_MS = 250
LEADERBOARD_LENGTH = 10
PODIUM = 3


def allowed(command: str, phase: Phase) -> bool:
    return phase in TRANSITIONS[command]


class Clock(Protocol):
    """The part of a session that times its question."""

    opened_at: datetime | None
    limit_ms: int
    paused_at: datetime | None
    paused_ms: int
    extended_ms: int


def deadline(clock: Clock, time_factor: float = 1.0) -> datetime | None:
    """The player's deadline: opening + time_factor x T + pauses + extensions.

    `sql/store_answers.sql` computes the same, and takes an early close if that is before.
    """
    if clock.opened_at is None:
        return None
    span = clock.limit_ms * time_factor + clock.paused_ms + clock.extended_ms
    return clock.opened_at + timedelta(milliseconds=span)


def remaining_ms(clock: Clock, now: datetime, time_factor: float = 1.0) -> int:
    """Milliseconds to the player's deadline, 0 after it; constant while paused."""
    end = deadline(clock, time_factor)
    if end is None:
        return 0
    return max(0, (end - (clock.paused_at or now)) // timedelta(milliseconds=1))


Verdict: TypeAlias = int | Refused
"""An answer's verdict: its `answered_ms` if it counts, or why it doesn't."""


@dataclass(slots=True)
class NotStored:
    """The state of an answer that wasn't stored, with its player and game; a `Clock`."""

    kicked: bool | None
    """None: not a player of this game."""
    time_factor: float
    number: int | None
    """The question's deadline fields, once it was asked."""
    answer: str | None
    """This player's stored answer, and its time."""
    answered_ms: int
    phase: str
    current: bool | None
    """Whether it is the current question."""
    opened_at: datetime | None
    limit_ms: int
    paused_at: datetime | None
    paused_ms: int
    extended_ms: int
    cut_at: datetime | None


def verdict(answer: str, received_at: datetime, found: NotStored) -> Verdict:
    """Why an answer was not stored: the first verdict again, or the reason for refusing it.

    The statement that stores answers decided what counts; this reads the state a moment later.
    """
    if found.kicked is None:
        return NotFound()
    if found.answer is not None:
        if _value(found.answer) == _value(answer):
            return found.answered_ms
        return Conflict("answered", "Your first answer counts.")
    if found.kicked:
        return Conflict("kicked", "The host removed you from this quiz.")
    if found.number is None or (found.current and found.phase in {Phase.INTRO, Phase.PAUSED}):
        return Conflict("not_open", "This question isn't open.")
    end = deadline(found, found.time_factor)
    if not found.current or found.cut_at is not None or end is None:
        return Conflict("closed", "This question is closed.")
    if received_at > end:
        return Conflict("late", "Time was up before your answer arrived.")
    if found.phase == Phase.OPEN:
        return Unavailable()  # it was opened since: the retry will be stored
    return Conflict("closed", "This question is closed.")


def _value(answer: str) -> Any:
    """As floats: jsonb returns 1e300 as an integer, which differs from the float."""
    return json.loads(answer, parse_int=float)


def own_limit(limit_ms: int, time_factor: float) -> timedelta:
    return timedelta(milliseconds=limit_ms * time_factor)


def points(correct: bool, elapsed: timedelta, limit: timedelta, worth: int) -> int:
    """Full points under 500 ms, half at the time limit, none when wrong.

    floor((1 - min(t, T) / T / 2) * P + 0.5) (Kahoot's published formula).
    """
    if not correct:
        return 0
    if elapsed < FULL_POINTS:
        return worth
    return floor((1 - min(elapsed, limit) / limit / 2) * worth + 0.5)


def bonus(streak: int, worth: int) -> int:
    """For the n-th right answer in a row: 0, then 100 more for each, at most 500."""
    return min(STREAK_STEP * max(0, streak - 1), MAX_STREAK_BONUS) if worth else 0


@dataclass(frozen=True, slots=True)
class Given:
    """A stored, graded answer with its player's time and the streak before it."""

    participant_id: UUID
    correct: bool
    answered_ms: int
    time_factor: float
    streak: int


@dataclass(frozen=True, slots=True)
class Score:
    participant_id: UUID
    correct: bool
    points: int
    """Including the bonus."""
    bonus: int
    answered_ms: int
    streak: int


@dataclass(frozen=True, slots=True)
class Worth:
    """The points of a question and how they are scored."""

    points: int
    limit_ms: int
    scoring: Scoring
    streak: bool


def score(given: Given, worth: Worth) -> Score:
    """What one answer earns."""
    elapsed = (
        timedelta()
        if worth.scoring is Scoring.ACCURACY
        else timedelta(milliseconds=given.answered_ms)
    )
    earned = points(
        given.correct, elapsed, own_limit(worth.limit_ms, given.time_factor), worth.points
    )
    streak = given.streak + 1 if given.correct else 0
    extra = bonus(streak, worth.points) if worth.streak and given.correct else 0
    return Score(
        given.participant_id, given.correct, earned + extra, extra, given.answered_ms, streak
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """A player's totals over the settled questions."""

    total: int = 0
    correct: int = 0
    correct_ms: int = 0
    streak: int = 0

    def plus(self, one: Score | None) -> Standing:
        """The totals after one more settled question; a missing answer ends the streak."""
        if one is None:
            return Standing(self.total, self.correct, self.correct_ms, 0)
        return Standing(
            self.total + one.points,
            self.correct + one.correct,
            self.correct_ms + (one.answered_ms if one.correct else 0),
            one.streak,
        )

    @property
    def order(self) -> tuple[int, int, int]:
        """Points, then number correct, then the lower total time of the right answers."""
        return (-self.total, -self.correct, self.correct_ms)


def ranks(standings: Mapping[UUID, Standing]) -> dict[UUID, int]:
    """1, 1, 3: players equal in all three criteria share a rank."""
    found: dict[UUID, int] = {}
    rank, before = 0, None
    for place, one in enumerate(sorted(standings, key=lambda who: standings[who].order), start=1):
        if standings[one].order != before:
            rank, before = place, standings[one].order
        found[one] = rank
    return found
