from __future__ import annotations

from datetime import timedelta

import pytest

from lms.jobs import rules


@pytest.mark.parametrize(
    ("attempt", "chance", "seconds"),
    [
        (0, 0, 5),
        (1, 0, 5),
        (1, 1, 7.5),
        (2, 0, 30),
        (3, 0, 120),
        (4, 0, 600),
        (5, 0, 1800),
        (99, 1, 2700),
    ],
)
def test_pauses_grow_and_spread(attempt: int, chance: float, seconds: float) -> None:
    assert rules.pause(attempt, chance) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("error", "kept"),
    [
        (ValueError(), "ValueError"),
        (ValueError("  \n"), "ValueError"),
        (ValueError("no such file"), "ValueError: no such file"),
        (ValueError("first\nDETAIL: Key (email)=(a@b.test)"), "ValueError: first"),
        (KeyError("Ada"), "KeyError: …"),
        (ValueError('mail to ada@example.test of "Ada"'), "ValueError: mail to … of …"),
        (ValueError("a\x00b"), "ValueError: ab"),
    ],
)
def test_a_failure_is_kept_without_what_may_be_personal(error: Exception, kept: str) -> None:
    assert rules.reason(error) == kept


def test_a_failure_is_bounded() -> None:
    assert len(rules.reason(ValueError("x" * 10_000))) == rules.LONGEST_ERROR
