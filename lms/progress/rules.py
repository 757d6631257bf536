"""When a lesson is done, and what counts as evidence for it; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from lms.lessons.content import Condition

Range: TypeAlias = tuple[float, float]
Status: TypeAlias = Literal["not_started", "in_progress", "completed"]
Met: TypeAlias = tuple[Condition, bool]

MAX_ADD_S = 300
MAX_REPORTED = 100
"""Ranges of a video in one report."""
MAX_RANGES = 200
"""Ranges of a video that are kept."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a learner and a lesson; shares are percent, None while unknown."""

    viewed: bool = False
    time_s: float = 0
    watched_percent: float | None = None
    submitted: bool = False
    passed: bool = False
    score_percent: float | None = None
    ticked: bool = False


def is_met(condition: Condition, evidence: Evidence) -> bool:
    """Whether the evidence is enough for one condition."""
    match condition.type:
        case "viewed":
            return evidence.viewed
        case "time_spent":
            return evidence.time_s >= condition.seconds
        case "watched":
            return _reaches(evidence.watched_percent, condition.percent)
        case "submitted":
            return evidence.submitted
        case "passed":
            return evidence.passed
        case "min_score":
            return _reaches(evidence.score_percent, condition.percent)
        case _:
            return evidence.ticked


def _reaches(known: float | None, needed: float) -> bool:
    return known is not None and known >= needed


def judged(conditions: Iterable[Condition], evidence: Evidence) -> list[Met]:
    """Each condition, and whether it is met."""
    return [(one, is_met(one, evidence)) for one in conditions]


def is_done(found: Iterable[Met]) -> bool:
    return all(met for _, met in found)


def may_tick(found: Sequence[Met]) -> bool:
    """Whether the learner may say that it is done: that alone is missing."""
    asked = any(condition.type == "manual" for condition, _ in found)
    return asked and all(met for condition, met in found if condition.type != "manual")


def status(*, begun: bool, completed: bool) -> Status:
    if completed:
        return "completed"
    return "in_progress" if begun else "not_started"


# Time and videos --------------------------------------------------------------------------------


def counted(add_s: float, since_last_s: float) -> float:
    """Seconds of a report that count: not more than have passed since the last one."""
    return max(0.0, min(add_s, since_last_s))


def united(ranges: Iterable[Range]) -> list[Range]:
    """The same seconds as ranges in order that don't touch, at most `MAX_RANGES` of them.

    Of more, the ones with the shortest gaps between them become one: nothing seen is forgotten.
    """
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    extra = len(found) - MAX_RANGES
    if extra <= 0:
        return found
    gaps = [(after[0] - before[1], n) for n, (before, after) in enumerate(pairwise(found))]
    closed = {n for _, n in sorted(gaps)[:extra]}
    kept = [found[0]]
    for n, (start, end) in enumerate(found[1:]):
        if n in closed:
            kept[-1] = kept[-1][0], end
        else:
            kept.append((start, end))
    return kept


def watched_percent(ranges: Iterable[Range], duration_s: float | None) -> float | None:
    """The share of a video that was seen, 0..100 to one decimal; None without its length."""
    if not duration_s:
        return None
    seen = sum(max(0.0, min(end, duration_s) - start) for start, end in ranges)
    return min(100.0, round(100 * seen / duration_s, 1))
