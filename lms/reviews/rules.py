"""From when on a learner may review a course; pure."""

from __future__ import annotations

MIN_PERCENT = 20


def may_begin(percent: int, *, completed: bool) -> bool:
    """Whether somebody knows enough of a course to write their first review of it."""
    return completed or percent >= MIN_PERCENT
