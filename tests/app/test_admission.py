"""Who is let in while more is asked than can be done; time comes in as an argument."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from quart import Quart

from lms.app.admission import FIRST_RANK, LAST_RANK, Admission, rank
from lms.settings import Settings
from tests.app.odd import odd_app
from tests.client import Client


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/api/v1/health", None),
        ("GET", "/api/v1/ready", None),
        ("GET", "/metrics", None),
        ("GET", "/api/v1/realtime", None),
        ("POST", "/api/v1/auth/login", FIRST_RANK),
        ("GET", "/api/v1/auth/oidc/callback", FIRST_RANK),
        ("POST", "/api/v1/realtime/tickets", FIRST_RANK),
        ("POST", "/api/v1/live/join", FIRST_RANK),
        ("PUT", "/api/v1/attempts/1/answers/2", FIRST_RANK),
        ("PATCH", "/api/v1/users/me", FIRST_RANK),
        ("GET", "/", FIRST_RANK),
        ("GET", "/static/app.js", FIRST_RANK),
        ("GET", "/api/v1/courses", LAST_RANK),
        ("GET", "/api/v1/users", LAST_RANK),
        ("GET", "/api/v1/users/me/export", LAST_RANK),
        ("POST", "/api/v1/users/imports", LAST_RANK),
    ],
)
def test_rank(method: str, path: str, expected: object) -> None:
    assert rank(method, path) is expected


REQUEST_S = 2.5


def busy(under_way: int, per_s: int, seconds: float = 2.0) -> tuple[Admission, float]:
    """That many under way for a while, of which so many are answered and follow each second."""
    load, now = Admission(REQUEST_S), 100.0
    for _ in range(under_way):
        load.begin(now)
    for _ in range(int(per_s * seconds)):
        now += 1 / per_s
        load.end(now)
        load.begin(now)
    return load, now


def test_few_are_always_let_in() -> None:
    load, now = busy(LAST_RANK.at_least - 1, 1, 30)
    assert load.admits(LAST_RANK, now)
    load, now = busy(FIRST_RANK.at_least - 1, 1, 60)
    assert load.admits(FIRST_RANK, now)
    assert not load.admits(LAST_RANK, now)


def test_how_many_are_let_in_follows_from_how_much_gets_done() -> None:
    for per_s in (100, 200, 1000):
        load, now = busy(int(per_s * 0.1), per_s)
        assert load.wait_s(now) == pytest.approx(0.1, rel=0.1)
        assert load.admits(LAST_RANK, now)
        load, now = busy(int(per_s * 1.1), per_s)
        assert not load.admits(LAST_RANK, now)
        assert load.admits(FIRST_RANK, now)
        load, now = busy(int(per_s * 2.2), per_s)
        assert not load.admits(FIRST_RANK, now)


def test_a_burst_nobody_knows_anything_of_yet_is_let_in() -> None:
    load = Admission(REQUEST_S)
    for _ in range(200):
        assert load.admits(LAST_RANK, 100.0)
        load.begin(100.0)


def test_where_nothing_is_done_any_more_nobody_waits_for_it() -> None:
    load, now = busy(80, 1000)
    assert load.admits(LAST_RANK, now)
    assert not load.admits(FIRST_RANK, now + 3)


def test_a_rush_is_forgotten() -> None:
    load, now = busy(100, 10, 30)
    assert not load.admits(FIRST_RANK, now)
    for _ in range(100):
        load.aside(now)
    assert load.under_way == 0
    for _ in range(60):
        load.begin(now + 20)
    assert load.admits(LAST_RANK, now + 20)


@pytest.fixture
def odd(settings: Settings) -> Quart:
    return odd_app(settings)


async def test_a_refusal_is_a_problem_with_an_honest_time_to_come_back(
    db: None, odd: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client(odd)
    monkeypatch.setattr(Admission, "admits", lambda *_: False)
    waits = set()
    for n in range(30):
        answer = await client.get("courses", headers={"X-Request-ID": f"asked-{n}"})
        assert (answer.status, answer.code) == (503, "unavailable")
        assert answer.headers["X-Request-ID"] == answer.json["request_id"] == f"asked-{n}"
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        waits.add(int(answer.headers["Retry-After"]))
    assert len(waits) > 1
    assert waits <= {1, 2, 3, 4, 5}
    assert (await client.get("health")).status == 200
    assert (await client.get("ready")).status == 200


async def test_what_is_under_way_is_counted_down_whatever_becomes_of_it(db: None, odd: Any) -> None:
    client = Client(odd)
    for path in ("odd/bug", "odd/stream/1", "odd/nothing", "courses", "odd/raise/timeout"):
        await client.get(path)
        assert odd.admission.under_way == 0, path
    await client.post("auth/login", json={"email": "a@b.test", "password": "x"})
    assert odd.admission.under_way == 0
    slow = asyncio.create_task(client.get("odd/sleep/60000"))
    while not odd.admission.under_way:  # noqa: ASYNC110
        await asyncio.sleep(0)
    slow.cancel()
    await asyncio.gather(slow, return_exceptions=True)
    assert odd.admission.under_way == 0
