"""Refresh tokens by table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from lms.auth.rules import Refresh, Use, old_token, parse_refresh

FAMILY = UUID("0190a0a0-0000-7000-8000-000000000001")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_token_is_read_as_it_was_written() -> None:
    token = Refresh(FAMILY, 7, "a" * 64)
    assert parse_refresh(str(token)) == token


@pytest.mark.parametrize(
    "text",
    ["", ".", "..", "a.b.c", f"{FAMILY.hex}.1", f"{FAMILY.hex}.x.{'a' * 64}",
     f"{FAMILY.hex}.-1.{'a' * 64}", f"{FAMILY.hex}.1.{'a' * 63}", f"{'z' * 32}.1.{'a' * 64}",
     f"{FAMILY.hex}.{'9' * 20}.{'a' * 64}", f"{FAMILY.hex}.٣.{'a' * 64}"],
)  # fmt: skip
def test_what_is_no_token_is_none(text: str) -> None:
    assert parse_refresh(text) is None


@pytest.mark.parametrize(
    ("generation", "seconds", "alive", "use"),
    [
        (4, 0, True, Use.REPEATED),
        (4, 10, True, Use.REPEATED),
        (4, 10.1, True, Use.STOLEN),
        (3, 0, True, Use.STOLEN),
        (0, 0, True, Use.STOLEN),
        (4, 0, False, Use.DEAD),
        (0, 99, False, Use.DEAD),
        (5, 0, True, Use.STOLEN),
    ],
)
def test_an_old_token(generation: int, seconds: float, alive: bool, use: Use) -> None:
    found = old_token(
        generation=generation,
        newest=5,
        rotated_at=NOW - timedelta(seconds=seconds),
        now=NOW,
        alive=alive,
    )
    assert found is use
