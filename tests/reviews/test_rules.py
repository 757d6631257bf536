"""From when on a learner may review a course."""

from __future__ import annotations

import pytest

from lms.courses.rules import average
from lms.reviews.rules import may_begin


@pytest.mark.parametrize(
    ("percent", "completed", "may"),
    [(0, False, False), (19, False, False), (20, False, True), (100, True, True), (0, True, True)],
)
def test_twenty_percent_are_enough(percent: int, completed: bool, may: bool) -> None:
    assert may_begin(percent, completed=completed) is may


@pytest.mark.parametrize(
    ("total", "count", "expected"),
    [(0, 0, None), (5, 1, 5), (13, 3, 4.33), (14, 3, 4.67), (33, 8, 4.13), (9, 2, 4.5)],
)
def test_averages_have_two_decimals(total: int, count: int, expected: float | None) -> None:
    assert average(total, count) == expected
