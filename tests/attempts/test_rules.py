"""Deadlines, points, standings, and the review table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from lms.accommodations.rules import Given
from lms.attempts import rules
from lms.attempts.rules import Review, Shown, Tried

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("limit_s", "closes_at", "ends"),
    [
        (None, None, None),
        (60, None, NOW + timedelta(seconds=60)),
        (None, NOW + HOUR, NOW + HOUR),
        (7200, NOW + HOUR, NOW + HOUR),
        (60, NOW + HOUR, NOW + timedelta(seconds=60)),
    ],
)
def test_an_attempt_ends_with_its_limit_or_the_closing(
    limit_s: int | None, closes_at: datetime | None, ends: datetime | None
) -> None:
    assert rules.deadline(NOW, limit_s, closes_at) == ends


def test_a_running_attempt_never_ends_earlier() -> None:
    assert rules.extended(NOW, NOW - HOUR) == NOW
    assert rules.extended(NOW, NOW + HOUR) == NOW + HOUR
    assert rules.extended(NOW, None) is None
    assert rules.extended(None, NOW) is None


def test_what_is_left_is_never_negative() -> None:
    assert rules.remaining_ms(None, NOW) is None
    assert rules.remaining_ms(NOW + timedelta(milliseconds=1500), NOW) == 1500
    assert rules.remaining_ms(NOW - HOUR, NOW) == 0


@pytest.mark.parametrize(
    ("points", "fraction", "earned"),
    [
        ("1", Fraction(1, 3), "0.33"),
        ("1", Fraction(1, 200), "0.01"),
        ("0.01", Fraction(1, 2), "0.01"),
        ("2", Fraction(1), "2.00"),
        ("3", Fraction(2, 3), "2.00"),
    ],
)
def test_points_are_rounded_half_up(points: str, fraction: Fraction, earned: str) -> None:
    assert rules.earned(Decimal(points), fraction) == Decimal(earned)


def test_a_total_waits_for_a_person() -> None:
    whole = rules.total([Decimal(1), Decimal("0.5")], Decimal(2), Decimal(75))
    assert (whole.score, whole.percent, whole.passed) == (Decimal("1.5"), Decimal(75), True)
    waits = rules.total([Decimal(1), None], Decimal(2), None)
    assert (waits.score, waits.percent, waits.passed) == (None, None, None)
    nothing = rules.total([Decimal(0)], Decimal(0), Decimal(50))
    assert (nothing.percent, nothing.passed) == (None, False)
    assert rules.total([Decimal(0)], Decimal(4), None).passed is True
    assert rules.total([Decimal(1)], Decimal(4), Decimal(26)).passed is False


def tried(*scores: int, most: int = 10) -> list[Tried]:
    return [Tried(n, Decimal(one), Decimal(most), True) for n, one in enumerate(scores, start=1)]


@pytest.mark.parametrize(
    ("policy", "score"),
    [("highest", "9"), ("first", "4"), ("latest", "6"), ("average", "6.33")],
)
def test_a_policy_says_which_attempts_count(policy: Any, score: str) -> None:
    found = rules.standing(tried(4, 9, 6)[::-1], policy, Decimal(10), Decimal(50))
    assert found is not None
    assert found.score == Decimal(score)
    assert found.passed is (Decimal(score) >= 5)


def test_attempts_of_another_maximum_count_by_their_share() -> None:
    found = rules.standing(tried(4, most=8), "highest", Decimal(10), None)
    assert found is not None
    assert (found.score, found.percent, found.passed) == (Decimal(5), Decimal(50), True)
    empty = rules.standing(tried(0, most=0), "highest", Decimal(0), None)
    assert empty is not None
    assert (empty.score, empty.percent) == (Decimal(0), None)
    assert rules.standing([], "highest", Decimal(10), None) is None


@pytest.mark.parametrize(
    ("fraction", "earned", "verdict"),
    [
        ("1", "0", "correct"), ("0.5", "0", "partial"), ("0", "0", "incorrect"),
        (None, "2", "correct"), (None, "1", "partial"), (None, "0", "incorrect"),
    ],
)  # fmt: skip
def test_a_verdict_goes_by_the_fraction_or_by_the_points(
    fraction: str | None, earned: str, verdict: str
) -> None:
    share = None if fraction is None else Decimal(fraction)
    assert rules.verdict(share, Decimal(earned), Decimal(2)) == verdict


def review(**more: Any) -> Review:
    given: dict[str, Any] = {
        "show_score": "after_submit", "show_answers": "after_submit", "held_back": False,
        "closed": False, "last": True,
    }  # fmt: skip
    return Review(**given | more)


@pytest.mark.parametrize(
    ("handed_in", "how", "sees"),
    [
        (False, {}, Shown()),
        (True, {}, Shown(True, True)),
        (True, {"last": False}, Shown(True, False)),
        (True, {"held_back": True, "closed": True}, Shown()),
        (True, {"show_score": "never"}, Shown(False, True)),
        (True, {"show_score": "after_close", "show_answers": "after_close"}, Shown()),
        (True, {"show_score": "after_close", "closed": True, "last": False}, Shown(True, True)),
        (True, {"show_answers": "never", "closed": True}, Shown(True, False)),
    ],
)
def test_the_review_table(handed_in: bool, how: dict[str, Any], sees: Shown) -> None:
    assert rules.shown(handed_in=handed_in, review=review(**how)) == sees


def test_grades_are_released_by_themselves_or_by_hand() -> None:
    assert rules.released("auto", None, NOW)
    assert not rules.released("manual", None, NOW)
    assert not rules.released("manual", NOW + HOUR, NOW)
    assert rules.released("manual", NOW, NOW)


def test_who_is_graded_is_named_once_their_grade_is_released() -> None:
    cases: list[tuple[Any, datetime | None, bool, bool, bool]] = [
        ("manual", None, False, True, False),
        ("manual", None, True, True, True),
        ("manual", NOW, True, False, False),
        ("auto", None, True, False, True),
        ("auto", None, True, True, False),
    ]
    for release, at, anonymous, over, hidden in cases:
        found = rules.nameless(release, at, NOW, anonymous=anonymous, over=over)
        assert found is hidden, (release, at, anonymous, over)


def test_tries_left() -> None:
    assert rules.tries_left(0, 5, 100) is None
    assert rules.tries_left(2, 1, 1) == 2
    assert rules.tries_left(1, 0, 3) == 0


def test_accommodations_add_time_and_never_take_it() -> None:
    given = Given(Decimal("1.5"), extra_s=30, shift_s=3600)
    assert given.limit_s(61) == 122
    assert given.limit_s(None) is None
    assert given.later(NOW) == NOW + HOUR
    assert given.later(None) is None
