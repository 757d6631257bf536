"""Months, and when they have been kept long enough."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from lms.audit.rules import Month, outlived

ZURICH = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("moment", "name", "following"),
    [
        (datetime(2031, 1, 1, tzinfo=UTC), "2031_01", "2031_02"),
        (datetime(2031, 12, 31, 23, 59, tzinfo=UTC), "2031_12", "2032_01"),
        (datetime(2031, 6, 1, 0, 30, tzinfo=ZURICH), "2031_05", "2031_06"),
    ],
)
def test_a_moment_is_in_one_month_of_utc(moment: datetime, name: str, following: str) -> None:
    month = Month.of(moment)
    assert month.partition == f"audit_addresses_{name}"
    assert month.following.partition == f"audit_addresses_{following}"
    assert month.begin <= moment < month.following.begin
    assert Month.named(month.partition) == month


def test_the_rest_is_no_month() -> None:
    assert Month.named("audit_addresses_rest") is None


@pytest.mark.parametrize(("day", "old"), [(28, False), (29, True)])
def test_a_month_is_dropped_when_its_last_day_is_90_days_old(day: int, old: bool) -> None:
    """June ends 90 days before the 29th of September begins."""
    assert outlived(Month(2031, 6), datetime(2031, 9, day, tzinfo=UTC)) is old
