"""What the edge makes of faults, slowness, repeats and stale writes."""

from __future__ import annotations

import asyncio
import time
from collections import Counter

import pytest
from quart import Quart

from lms.app.policy import Unmarked, policies
from lms.core import redis
from lms.settings import Settings
from lms.users.models import User
from tests.app.odd import AWAY, odd_app
from tests.client import Client
from tests.factories import make_user
from tests.patience import PROMPT_S


@pytest.fixture(scope="module")
def odd(settings: Settings) -> Quart:
    return odd_app(settings)


@pytest.fixture
def client(odd: Quart, db: None) -> Client:
    return Client(odd)


@pytest.mark.parametrize("name", AWAY)
async def test_what_is_away_is_503_with_retry_after(name: str, client: Client) -> None:
    answer = await client.get(f"odd/raise/{name}")
    assert (answer.status, answer.code) == (503, "unavailable")
    assert 1 <= int(answer.headers["Retry-After"]) <= 5
    slow = name in {"timeout", "canceled", "lock"}
    assert ("too long" in answer.json["detail"]) == slow
    assert ("away" in answer.json["detail"]) != slow


@pytest.mark.parametrize("path", ["odd/bug", "odd/answer"])
async def test_a_bug_is_500_and_says_nothing(path: str, client: Client) -> None:
    answer = await client.get(path)
    assert (answer.status, answer.code) == (500, "internal")
    assert "canary" not in answer.text
    assert "Error" not in answer.json["detail"]


async def test_bad_values_that_reach_the_database_are_422(client: Client) -> None:
    for path in ("odd/text/a%00b", "odd/number/99999999999"):
        answer = await client.get(path)
        assert (answer.status, answer.code) == (422, "invalid"), path


async def test_a_broken_constraint_is_409(client: Client) -> None:
    answer = await client.post("odd/twice")
    assert (answer.status, answer.code) == (409, "conflict")
    assert "same@example" not in answer.text


async def test_a_view_may_still_add_to_its_answer(client: Client) -> None:
    assert (await client.get("odd/cookie")).headers["Set-Cookie"].startswith("odd=1")


async def test_a_request_has_a_deadline(
    client: Client, odd: Quart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(odd, "deadline_s", 0.2)
    started = time.monotonic()
    answer = await client.get("odd/sleep/60000")
    assert (answer.status, answer.code) == (503, "unavailable")
    assert time.monotonic() - started < PROMPT_S
    assert (await client.get("odd/sleep/1")).status == 200
    assert (await client.get("odd/stream/400")).text == "streamed"


async def test_a_statement_that_hangs_leaves_its_connection_usable(
    client: Client, odd: Quart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(odd, "deadline_s", 0.2)
    answers = await asyncio.gather(*(client.get("odd/sql-sleep") for _ in range(12)))
    assert {answer.status for answer in answers} == {503}
    monkeypatch.undo()
    answers = await asyncio.gather(*(client.get("odd/text/x") for _ in range(12)))
    assert {answer.status for answer in answers} == {200}


async def test_redis_away_is_503_only_where_it_is_needed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = redis.make("redis://127.0.0.1:1/0")
    monkeypatch.setattr(redis, "_client", away)
    user = await make_user()
    assert (await client.get("users/me", as_=user)).status == 200
    answer = await client.get("odd/redis")
    assert (answer.status, answer.code) == (503, "unavailable")
    ready = await client.get("ready")
    assert (ready.status, ready.code) == (503, "not_ready")
    assert ready.json["parts"] == {"database": "ok", "redis": "away", "migrations": "ok"}
    monkeypatch.undo()
    await away.aclose(close_connection_pool=True)
    assert (await client.get("ready")).status == 200


async def test_draining_is_not_ready(
    client: Client, odd: Quart, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(odd, "draining", True)
    answer = await client.get("ready")
    assert (answer.status, answer.code) == (503, "not_ready")
    assert (await client.get("health")).status == 200


async def test_a_repeat_with_the_same_key_has_one_effect(client: Client) -> None:
    user, other = await make_user(), await make_user()
    key = {"Idempotency-Key": "k-1"}
    first = await client.post("odd/things", json={"name": "a"}, headers=key, as_=user)
    again = await client.post("odd/things", json={"name": "a"}, headers=key, as_=user)
    assert (first.status, again.status) == (201, 201)
    assert first.body == again.body
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert await User.filter(email="a@made.test").count() == 1
    changed = await client.post("odd/things", json={"name": "b"}, headers=key, as_=user)
    assert (changed.status, changed.json["errors"][0]["field"]) == (422, "Idempotency-Key")
    theirs = await client.post("odd/things", json={"name": "c"}, headers=key, as_=other)
    assert theirs.status == 201


async def test_repeats_at_once_have_one_effect(client: Client) -> None:
    user = await make_user()
    await client.token(user)
    key = {"Idempotency-Key": "k-1"}
    answers = await asyncio.gather(
        *(client.post("odd/things", json={"name": "slow"}, headers=key, as_=user) for _ in range(5))
    )
    assert sorted(answer.status for answer in answers) == [201, 409, 409, 409, 409]
    assert {answer.code for answer in answers if answer.status == 409} == {"in_flight"}
    assert await User.filter(email="slow@made.test").count() == 1


async def test_a_refusal_is_not_kept(client: Client) -> None:
    user = await make_user()
    key = {"Idempotency-Key": "k-1"}
    for _ in range(2):
        answer = await client.post("odd/things", json={"name": "refuse"}, headers=key, as_=user)
        assert (answer.status, answer.code) == (409, "no_such_luck")
        assert "Idempotency-Replayed" not in answer.headers
    made = await client.post("odd/things", json={"name": "a"}, headers=key, as_=user)
    assert made.status == 201


@pytest.mark.parametrize("key", ["", "x" * 201, "a b", "\u00e9"])
async def test_a_key_has_a_form(key: str, client: Client) -> None:
    answer = await client.post(
        "odd/things", json={"name": "a"}, headers={"Idempotency-Key": key}, as_=await make_user()
    )
    assert (answer.status, answer.json["errors"][0]["field"]) == (422, "Idempotency-Key")


async def test_a_stale_write_is_412(client: Client) -> None:
    user = await make_user()
    seen = (await client.get("odd/me", as_=user)).headers["ETag"]
    named = {"If-Match": f'"other", {seen}'}
    assert (await client.put("odd/me", json={"name": "a"}, headers=named, as_=user)).status == 200
    stale = await client.put("odd/me", json={"name": "b"}, headers={"If-Match": seen}, as_=user)
    assert (stale.status, stale.code) == (412, "stale")
    assert (await User.get(id=user.id)).full_name == "a"
    for none in ({}, {"If-Match": "*"}):
        answer = await client.put("odd/me", json={"name": "c"}, headers=none, as_=user)
        assert answer.status == 200


async def test_what_has_not_changed_is_304(client: Client) -> None:
    user = await make_user()
    tag = (await client.get("odd/me", as_=user)).headers["ETag"]
    answer = await client.get("odd/me", headers={"If-None-Match": tag}, as_=user)
    assert (answer.status, answer.body) == (304, b"")


async def test_an_unmarked_route_ends_the_start(settings: Settings) -> None:
    app = odd_app(settings)

    @app.get("/api/v1/forgotten")
    async def forgotten() -> str:
        return "open to all"

    with pytest.raises(Unmarked, match="forgotten"):
        policies(app, frozenset())


async def test_the_general_limit_is_per_account(settings: Settings, db: None) -> None:
    tight = settings.model_copy(update={"rate_limit_requests_per_minute": 5})
    client = Client(odd_app(tight))
    one, other = await make_user(), await make_user()
    answers = [await client.get("users/me", as_=one) for _ in range(7)]
    assert [answer.status for answer in answers] == [200] * 5 + [429] * 2
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == list("4321000")
    late = answers[-1]
    assert (late.code, late.headers["RateLimit-Limit"]) == ("rate_limited", "5")
    assert 1 <= int(late.headers["Retry-After"]) <= 12
    assert "headroom" not in late.json
    assert (await client.get("users/me", as_=other)).status == 200
    begun, found = time.monotonic(), Counter[int]()
    while not found[429]:
        found[(await client.get("users/me")).status] += 1
    assert set(found) == {401, 429}
    assert 50 <= found[401] <= 50 + (time.monotonic() - begun) / 60 * 50, "that grows back"
    assert (await client.get("health")).status == 200


@pytest.mark.parametrize(("method", "path"), [("POST", "live/join"), ("GET", "health")])
async def test_what_a_whole_school_asks_at_once_has_a_limit_too(
    method: str, path: str, settings: Settings, db: None
) -> None:
    client = Client(odd_app(settings.model_copy(update={"rate_limit_requests_per_minute": 1})))
    statuses: list[int] = []
    while len(statuses) < 1_000 and 429 not in statuses:
        statuses.append((await client.ask(method, path)).status)
    assert 40 < len(statuses) < 1_000
