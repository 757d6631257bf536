"""When deliveries are tried, how they are signed, and what receivers' answers mean."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest

from lms.webhooks import rules
from lms.webhooks.rules import DeliveryError

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
HOUR = 3600


def test_a_signature_is_the_one_of_the_standards_own_example() -> None:
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    made = rules.headers(
        [secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}'
    )
    assert made == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_each_secret_signs() -> None:
    made = rules.headers([b"new", b"old"], "id", 1, "{}")["webhook-signature"]
    assert made == f"{rules.signed(b'new', 'id', 1, '{}')} {rules.signed(b'old', 'id', 1, '{}')}"


def test_a_new_secret_is_shown_as_the_standard_says() -> None:
    secret = rules.new_secret()
    assert 24 <= len(secret) <= 64
    assert rules.shown(secret).startswith("whsec_")
    assert base64.b64decode(rules.shown(secret)[6:]) == secret


@pytest.mark.parametrize(
    ("age_s", "next_age_s"),
    [
        (0.2, 5), (5.1, 60), (61, 300), (310, 1800), (1900, 2 * HOUR), (7300, 8 * HOUR),
        (8.1 * HOUR, 24 * HOUR), (600, 1800),
    ],
)  # fmt: skip
@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_a_failed_try_is_followed_by_the_next_age(
    age_s: float, next_age_s: float, chance: float
) -> None:
    wait = rules.next_try(timedelta(seconds=age_s), None, chance)
    assert wait is not None
    at = age_s + wait.total_seconds()
    assert at == pytest.approx(next_age_s * (1 + rules.SPREAD * chance))


def test_the_try_after_a_day_is_the_last() -> None:
    assert rules.next_try(timedelta(hours=24, seconds=1), None, 0.0) is None
    assert rules.next_try(timedelta(hours=24, seconds=1), timedelta(hours=1), 0.0) is None


def test_a_receiver_that_asks_for_a_pause_gets_it() -> None:
    assert rules.next_try(timedelta(), timedelta(minutes=7), 0.0) == timedelta(minutes=7)
    assert rules.next_try(timedelta(), timedelta(seconds=1), 0.0) == timedelta(seconds=5)


@pytest.mark.parametrize(
    ("said", "hold"),
    [
        (None, None), ("", None), ("soon", None), ("-5", None), ("1.5", None),
        ("120", timedelta(seconds=120)), (" 0 ", timedelta()), ("9" * 50, timedelta(hours=24)),
        ("Mon, 30 Nov 2026 08:01:00 GMT", timedelta(minutes=1)),
        ("Mon, 30 Nov 2026 07:00:00 GMT", timedelta()),
        ("Mon, 30 Nov 2026 08:01:00", timedelta(minutes=1)),
        ("Sat, 30 Nov 2999 08:01:00 GMT", timedelta(hours=24)),
        ("²", None), ("Mon, 99 Nov 2026 08:01:00 GMT", None), ("1 2 3 4 5", None),
    ],
)  # fmt: skip
def test_retry_after(said: str | None, hold: timedelta | None) -> None:
    assert rules.hold_of(said, NOW) == hold


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (200, None), (204, None), (299, None), (301, DeliveryError.REDIRECT),
        (304, DeliveryError.REDIRECT), (400, DeliveryError.STATUS), (410, DeliveryError.STATUS),
        (503, DeliveryError.STATUS), (199, DeliveryError.STATUS),
    ],
)  # fmt: skip
def test_two_hundreds_alone_are_success(status: int, error: DeliveryError | None) -> None:
    assert rules.error_of(status) == error


def test_five_days_of_failures_are_lasting() -> None:
    assert not rules.lasting(NOW - timedelta(days=5) + timedelta(seconds=1), NOW)
    assert rules.lasting(NOW - timedelta(days=5), NOW)
