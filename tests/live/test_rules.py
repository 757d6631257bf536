"""The rules of a live game, by table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.core.errors import Refused
from lms.live import rules
from lms.live.rules import Given, NotStored, Phase, Score, Scoring, Standing, Worth, verdict

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ADA, BOB, CID, DEE = (UUID(int=n) for n in range(1, 5))


def ms(number: float) -> timedelta:
    return timedelta(milliseconds=number)


ALLOWED = {
    "live.start": "lobby",
    "live.open": "intro closed revealed leaderboard",
    "live.extend": "open paused",
    "live.pause": "open",
    "live.resume": "paused",
    "live.close": "open paused",
    "live.reveal": "closed",
    "live.leaderboard": "revealed",
    "live.next": "closed revealed leaderboard",
    "live.skip": "intro open paused",
    "live.void": "lobby intro open paused closed revealed leaderboard finished aborted",
    "live.lock": "lobby intro open paused closed revealed leaderboard",
    "live.kick": "lobby intro open paused closed revealed leaderboard",
    "live.finish": "lobby intro open paused closed revealed leaderboard",
}


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("command", sorted(ALLOWED))
def test_each_command_in_each_phase_as_the_contract_says(command: str, phase: Phase) -> None:
    assert rules.allowed(command, phase) is (phase.value in ALLOWED[command].split())


def test_no_command_is_missing_in_the_table() -> None:
    assert set(rules.TRANSITIONS) == set(ALLOWED)


@pytest.mark.parametrize(
    ("elapsed", "limit", "worth", "expected"),
    [
        (0, 20_000, 1000, 1000),
        (499, 20_000, 1000, 1000),
        (500, 20_000, 1000, 988),  # 987.5 goes up
        (10_000, 20_000, 1000, 750),
        (20_000, 20_000, 1000, 500),
        (25_000, 20_000, 1000, 500),  # in an extension
        (20_000, 20_000, 2000, 1000),
        (3_333, 10_000, 1000, 833),
        (1, 20_000, 0, 0),
        (19_999, 20_000, 0, 0),
        (500, 5_000, 1000, 950),
    ],
)
def test_points_of_a_right_answer(elapsed: int, limit: int, worth: int, expected: int) -> None:
    assert rules.points(True, ms(elapsed), ms(limit), worth) == expected
    assert rules.points(False, ms(elapsed), ms(limit), worth) == 0


@given(st.integers(0, 700_000), st.integers(5_000, 600_000), st.sampled_from([0, 1000, 2000]))
def test_points_are_between_half_and_all(elapsed: int, limit: int, worth: int) -> None:
    earned = rules.points(True, ms(elapsed), ms(limit), worth)
    assert worth / 2 <= earned <= worth
    assert earned >= rules.points(True, ms(elapsed + 1000), ms(limit), worth)


@pytest.mark.parametrize(
    ("streak", "worth", "expected"),
    [
        (0, 1000, 0),
        (1, 1000, 0),
        (2, 1000, 100),
        (3, 2000, 200),
        (6, 1000, 500),
        (9, 1000, 500),
        (5, 0, 0),
    ],
)
def test_the_bonus_of_a_streak(streak: int, worth: int, expected: int) -> None:
    assert rules.bonus(streak, worth) == expected


@pytest.mark.parametrize(
    ("right", "answered_ms", "factor", "streak", "worth", "points", "bonus", "after"),
    [
        (True, 10_000, 1.0, 0, Worth(1000, 20_000, Scoring.SPEED, False), 750, 0, 1),
        (True, 10_000, 2.0, 0, Worth(1000, 20_000, Scoring.SPEED, False), 875, 0, 1),
        (True, 10_000, 1.0, 0, Worth(1000, 20_000, Scoring.ACCURACY, False), 1000, 0, 1),
        (True, 10_000, 1.0, 2, Worth(1000, 20_000, Scoring.ACCURACY, True), 1200, 200, 3),
        (True, 10_000, 1.0, 2, Worth(1000, 20_000, Scoring.ACCURACY, False), 1000, 0, 3),
        (True, 10_000, 1.0, 2, Worth(0, 20_000, Scoring.SPEED, True), 0, 0, 3),
        (False, 10, 1.0, 4, Worth(1000, 20_000, Scoring.SPEED, True), 0, 0, 0),
    ],
)
def test_what_one_answer_earns(
    right: bool,
    answered_ms: int,
    factor: float,
    streak: int,
    worth: Worth,
    points: int,
    bonus: int,
    after: int,
) -> None:
    one = rules.score(Given(ADA, right, answered_ms, factor, streak), worth)
    assert one == Score(ADA, right, points, bonus, answered_ms, after)


def test_a_standing_grows_by_a_score_and_loses_its_streak_without_one() -> None:
    first = Standing().plus(Score(ADA, True, 900, 0, 4000, 1))
    assert first == Standing(900, 1, 4000, 1)
    second = first.plus(Score(ADA, False, 0, 0, 2000, 0))
    assert second == Standing(900, 1, 4000, 0)
    assert first.plus(None) == Standing(900, 1, 4000, 0)


def test_ranks_are_1_1_3_by_points_then_number_right_then_time() -> None:
    standings = {
        ADA: Standing(1000, 1, 3000),
        BOB: Standing(1000, 1, 3000),
        CID: Standing(1000, 1, 3001),
        DEE: Standing(1000, 2, 9999),
    }
    assert rules.ranks(standings) == {DEE: 1, ADA: 2, BOB: 2, CID: 4}
    assert rules.ranks({}) == {}


@dataclass
class Clock:
    opened_at: datetime | None = NOW
    limit_ms: int = 20_000
    paused_at: datetime | None = None
    paused_ms: int = 0
    extended_ms: int = 0


@pytest.mark.parametrize(
    ("clock", "factor", "expected"),
    [
        (Clock(opened_at=None), 1.0, None),
        (Clock(), 1.0, 20_000),
        (Clock(), 1.5, 30_000),
        (Clock(paused_ms=4_000), 1.5, 34_000),
        (Clock(paused_ms=4_000, extended_ms=10_000), 1.5, 44_000),
        (Clock(extended_ms=10_000), 1.0, 30_000),
    ],
)
def test_the_own_deadline(clock: Clock, factor: float, expected: int | None) -> None:
    end = rules.deadline(clock, factor)
    assert end == (None if expected is None else NOW + ms(expected))


@pytest.mark.parametrize(
    ("clock", "now", "expected"),
    [
        (Clock(opened_at=None), 0, 0),
        (Clock(), 0, 20_000),
        (Clock(), 12_345.6, 7_654),
        (Clock(), 20_001, 0),
        (Clock(paused_at=NOW + ms(5_000)), 90_000, 15_000),
        (Clock(paused_ms=5_000), 10_000, 15_000),
    ],
)
def test_what_remains_stands_still_while_paused(clock: Clock, now: float, expected: int) -> None:
    assert rules.remaining_ms(clock, NOW + ms(now)) == expected


def not_stored(**known: Any) -> NotStored:
    """Of a question that was opened for 10 s, unless more is known."""
    facts = {
        "kicked": False, "time_factor": 1.0, "number": 1, "answer": None, "answered_ms": 0,
        "phase": "closed", "current": True, "opened_at": NOW, "limit_ms": 10_000,
        "paused_at": None, "paused_ms": 0, "extended_ms": 0, "cut_at": None,
    }  # fmt: skip
    return NotStored(**facts | known)


@pytest.mark.parametrize(
    ("known", "at", "code"),
    [
        ({"kicked": None}, 0, "not_found"),
        ({"kicked": True}, 0, "kicked"),
        ({"answer": '{"text": "no"}'}, 0, "answered"),
        ({"number": None, "current": False}, 0, "not_open"),
        ({"phase": "intro", "opened_at": None}, 0, "not_open"),
        ({"phase": "paused", "paused_at": NOW}, 0, "not_open"),
        ({"phase": "paused", "current": False}, 0, "closed"),
        ({"opened_at": None}, 0, "closed"),
        ({"cut_at": NOW}, 0, "closed"),
        ({}, 10_001, "late"),
        ({}, 10_000, "closed"),
        ({"time_factor": 1.5}, 15_000, "closed"),
        ({"time_factor": 1.5, "paused_ms": 5, "extended_ms": 5}, 15_011, "late"),
        # The settling overtook it: it isn't late.
        ({"phase": "revealed"}, 0, "closed"),
        # It has become open since it wasn't stored: it may come again.
        ({"phase": "open"}, 0, "unavailable"),
    ],
)
def test_why_an_answer_was_not_stored(known: dict[str, Any], at: int, code: str) -> None:
    found = verdict('{"text":"x"}', NOW + ms(at), not_stored(**known))
    assert isinstance(found, Refused)
    assert found.code == code
    assert found.retryable == (code == "unavailable")


@pytest.mark.parametrize(
    ("stored", "again"),
    [('{"text": "x"}', '{"text":"x"}'), ('{"value": 1%s}' % ("0" * 300), '{"value":1e300}')],
    ids=["text", "number"],
)
def test_the_same_answer_gets_its_first_verdict_again(stored: str, again: str) -> None:
    known = not_stored(answer=stored, answered_ms=1234, kicked=True)
    assert verdict(again, NOW + ms(99_999), known) == 1234
