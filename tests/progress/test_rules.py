"""Conditions, time and videos: every branch, and what holds for all input."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.lessons.content import conditions_of
from lms.progress import rules
from lms.progress.rules import MAX_RANGES, Evidence

seconds = st.floats(0, 1000, allow_nan=False)
ranges = st.lists(st.tuples(seconds, seconds).filter(lambda r: r[0] < r[1]), max_size=60)


@pytest.mark.parametrize(
    ("condition", "enough", "too_little"),
    [
        ({"type": "viewed"}, Evidence(viewed=True), Evidence()),
        ({"type": "time_spent", "seconds": 60}, Evidence(time_s=60), Evidence(time_s=59.9)),
        ({"type": "watched", "percent": 90}, Evidence(watched_percent=90), Evidence()),
        (
            {"type": "watched", "percent": 90},
            Evidence(watched_percent=90.1),
            Evidence(watched_percent=89.9),
        ),
        ({"type": "submitted"}, Evidence(submitted=True), Evidence(passed=True)),
        ({"type": "passed"}, Evidence(passed=True), Evidence(submitted=True)),
        ({"type": "min_score", "percent": 50}, Evidence(score_percent=50), Evidence()),
        ({"type": "manual"}, Evidence(ticked=True), Evidence(viewed=True)),
    ],
)
def test_each_condition(condition: dict[str, Any], enough: Evidence, too_little: Evidence) -> None:
    [one] = conditions_of("quiz", [condition])
    assert rules.is_met(one, enough)
    assert not rules.is_met(one, too_little)


def test_all_conditions_must_hold_and_only_the_tick_may_lack() -> None:
    both = conditions_of("text", [{"type": "viewed"}, {"type": "manual"}])
    nothing, read = rules.judged(both, Evidence()), rules.judged(both, Evidence(viewed=True))
    assert not rules.may_tick(nothing)
    assert rules.may_tick(read)
    assert not rules.is_done(read)
    assert rules.is_done(rules.judged(both, Evidence(viewed=True, ticked=True)))
    seen = rules.judged(conditions_of("text", [{"type": "viewed"}]), Evidence(viewed=True))
    assert not rules.may_tick(seen)


def test_statuses() -> None:
    assert rules.status(begun=False, completed=False) == "not_started"
    assert rules.status(begun=True, completed=False) == "in_progress"
    assert rules.status(begun=True, completed=True) == "completed"


@given(st.floats(0, 300), st.floats(-10, 1000))
def test_time_counts_at_most_what_has_passed(add_s: float, passed_s: float) -> None:
    counted = rules.counted(add_s, passed_s)
    assert 0 <= counted <= add_s
    assert counted <= max(0.0, passed_s)


def test_ranges_that_touch_are_one() -> None:
    assert rules.united([(5, 9), (0, 5), (20, 30), (7, 8)]) == [(0, 9), (20, 30)]
    assert rules.watched_percent([(0, 9), (20, 30)], 38) == 50
    assert rules.watched_percent([(0, 90)], 60) == 100
    assert rules.watched_percent([(70, 90)], 60) == 0
    assert rules.watched_percent([(0, 90)], None) is None


@given(ranges, ranges)
def test_uniting_forgets_nothing_and_counts_nothing_twice(
    one: list[tuple[float, float]], two: list[tuple[float, float]]
) -> None:
    found = rules.united([*rules.united(one), *two])
    assert found == rules.united([*one, *two])
    assert rules.united([*found, *one]) == found
    assert all(before[1] < after[0] for before, after in pairwise(found))
    assert all(any(a <= start and end <= b for a, b in found) for start, end in [*one, *two])


def test_the_number_of_ranges_is_bounded_by_the_shortest_gaps() -> None:
    many = [(n * 10.0, n * 10.0 + (9 if n % 2 else 5)) for n in range(MAX_RANGES + 50)]
    found = rules.united(many)
    assert len(found) == MAX_RANGES
    assert (found[0][0], found[-1][1]) == (0, many[-1][1])
    assert all(any(a <= start and end <= b for a, b in found) for start, end in many)
