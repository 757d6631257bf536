"""Deadlines, points, results, and what a student may see of them; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Literal, TypeAlias

GRACE = timedelta(seconds=5)
"""What arrives so long after the deadline still counts."""
SWEPT_AFTER = timedelta(seconds=7)
"""How long after the deadline an attempt is handed in for its student.

Longer than the grace by what a save may take: what arrived in time is stored by then.
"""

GradingPolicy: TypeAlias = Literal["highest", "latest", "first", "average"]
Showing: TypeAlias = Literal["never", "after_submit", "after_close"]


# Deadlines --------------------------------------------------------------------------------------


def deadline(
    started_at: datetime, limit_s: int | None, closes_at: datetime | None
) -> datetime | None:
    """When an attempt ends by itself; the limit and the closing are the person's own."""
    ends = [] if limit_s is None else [started_at + timedelta(seconds=limit_s)]
    if closes_at is not None:
        ends.append(closes_at)
    return min(ends, default=None)


def extended(old: datetime | None, new: datetime | None) -> datetime | None:
    """The deadline of a running attempt after a change: never earlier than it was."""
    return None if old is None or new is None else max(old, new)


def remaining_ms(deadline: datetime | None, now: datetime) -> int | None:
    """How long an attempt has left, at least 0; None without a deadline."""
    if deadline is None:
        return None
    return max(0, (deadline - now) // timedelta(milliseconds=1))


# Points -----------------------------------------------------------------------------------------


def rounded(value: Fraction) -> Decimal:
    """To two places, half up; of what isn't negative."""
    return Decimal(floor(100 * value + Fraction(1, 2))).scaleb(-2)


def earned(points: Decimal, fraction: Fraction) -> Decimal:
    """What a question's answer earns."""
    return rounded(Fraction(points) * fraction)


def percent(score: Decimal, max_points: Decimal) -> Decimal | None:
    """The share of the points; None of a quiz without points."""
    if not max_points:
        return None
    return rounded(100 * Fraction(score) / Fraction(max_points))


def passed(percent: Decimal | None, pass_percent: Decimal | None) -> bool:
    """Whether a graded attempt is passed: without a pass mark every one is."""
    return pass_percent is None or (percent is not None and percent >= pass_percent)


Verdict: TypeAlias = Literal["correct", "partial", "incorrect"]


def verdict(fraction: Decimal | None, earned: Decimal, points: Decimal) -> Verdict:
    """How right a graded answer is: by its fraction, where there is one, else by its points."""
    full = earned >= points if fraction is None else fraction >= 1
    some = earned > 0 if fraction is None else fraction > 0
    return "correct" if full else "partial" if some else "incorrect"


@dataclass(frozen=True, slots=True)
class Total:
    """What a whole attempt has; None while something waits for a person."""

    score: Decimal | None
    percent: Decimal | None
    passed: bool | None


def total(
    parts: Sequence[Decimal | None], max_points: Decimal, pass_percent: Decimal | None
) -> Total:
    """The attempt's result, from what each question earned (None: not graded)."""
    if None in parts:
        return Total(None, None, None)
    score = sum((one for one in parts if one is not None), Decimal(0))
    share = percent(score, max_points)
    return Total(score, share, passed(share, pass_percent))


@dataclass(frozen=True, slots=True)
class Tried:
    """A graded attempt as a grade counts it."""

    number: int
    score: Decimal
    max_points: Decimal
    passed: bool

    @property
    def share(self) -> Fraction:
        return Fraction(self.score) / Fraction(self.max_points) if self.max_points else Fraction(0)


@dataclass(frozen=True, slots=True)
class Standing:
    """What all attempts of a student are worth together."""

    score: Decimal
    percent: Decimal | None
    passed: bool


def standing(
    tried: Sequence[Tried],
    policy: GradingPolicy,
    max_points: Decimal,
    pass_percent: Decimal | None,
) -> Standing | None:
    """What graded attempts are worth in a quiz of `max_points`; None without any.

    Attempts of other maxima (the quiz has changed since) count by their share. The average is
    exact and rounded once.
    """
    if not tried:
        return None
    ordered = sorted(tried, key=lambda one: one.number)
    match policy:
        case "highest":
            share = max(one.share for one in ordered)
        case "first":
            share = ordered[0].share
        case "latest":
            share = ordered[-1].share
        case "average":
            share = sum((one.share for one in ordered), Fraction(0)) / len(ordered)
    found = rounded(100 * share) if max_points else None
    return Standing(rounded(share * Fraction(max_points)), found, passed(found, pass_percent))


# What a student sees ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shown:
    """What a student sees of an attempt beside their own answers."""

    score: bool = False
    """Score, percent, passed, and what each question earned, with its feedback and comment."""
    key: bool = False
    """The right answers and explanations."""


NOTHING, EVERYTHING = Shown(), Shown(score=True, key=True)


@dataclass(frozen=True, slots=True)
class Review:
    """What decides how much of a handed-in attempt its student sees."""

    show_score: Showing
    show_answers: Showing
    held_back: bool
    """Grades are released by hand, and aren't yet."""
    closed: bool
    """The person's own closing has passed."""
    last: bool
    """No try is left, and none is open."""


def shown(*, handed_in: bool, review: Review) -> Shown:
    """What the student sees: the review table of the contract, row by row."""
    if not handed_in or review.held_back:
        return NOTHING
    if review.closed:
        return Shown(review.show_score != "never", review.show_answers != "never")
    return Shown(
        review.show_score == "after_submit", review.show_answers == "after_submit" and review.last
    )


def released(
    release: Literal["auto", "manual"], released_at: datetime | None, now: datetime
) -> bool:
    """Whether students may see their grades, as far as that is decided by hand."""
    return release == "auto" or (released_at is not None and released_at <= now)


def nameless(
    release: Literal["auto", "manual"],
    released_at: datetime | None,
    now: datetime,
    *,
    anonymous: bool,
    over: bool,
) -> bool:
    """Whether who grades an attempt isn't told whose it is: until its grade is released.

    What is released by itself is so once the attempt is graded: `over`.
    """
    if not anonymous:
        return False
    return not released(release, released_at, now) or (release == "auto" and not over)


def tries_left(allowed: int, extra: int, used: int) -> int | None:
    """How many attempts a student may still start; None without a limit."""
    return max(0, allowed + extra - used) if allowed else None
