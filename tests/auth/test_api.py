"""Registering, signing in, refreshing, leaving."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from lms.auth.models import AuthSession
from lms.core import clock, redis
from lms.settings import Settings
from lms.users import passwords
from lms.users.models import User
from tests.client import Answer, Client
from tests.factories import make_user

SHIPPED = passwords._hasher
"""What hashes passwords in production; other tests hash cheaply."""
PASSWORD = "correct horse battery"
NEW = {"email": "Ada@Example.test", "password": PASSWORD, "full_name": "Ada Lovelace"}
LOGIN = {"email": "ada@example.test", "password": PASSWORD}


async def logged_in(client: Client) -> dict[str, str]:
    await client.post("auth/register", json=NEW)
    answer = await client.post("auth/login", json=LOGIN)
    assert answer.status == 200
    tokens: dict[str, str] = answer.json
    return tokens


async def refreshed(client: Client, token: str) -> Answer:
    return await client.post("auth/refresh", json={"refresh_token": token})


async def test_a_new_account_is_a_student_and_signs_in(client: Client) -> None:
    tokens = await logged_in(client)
    assert set(tokens) == {"access_token", "refresh_token", "token_type", "expires_in"}
    assert (tokens["token_type"], tokens["expires_in"]) == ("bearer", 600)
    me = (await client.get("users/me", token=tokens["access_token"])).json
    assert (me["role"], me["email"]) == ("student", "ada@example.test")


async def test_a_known_address_is_answered_as_a_new_one(client: Client) -> None:
    first = await client.post("auth/register", json=NEW)
    again = await client.post("auth/register", json=NEW | {"password": "another password"})
    assert (first.status, first.json) == (again.status, again.json) == (202, {})
    assert await User.all().count() == 1
    assert (await client.post("auth/login", json=LOGIN)).status == 200


async def test_nobody_registers_as_more_than_a_student(client: Client) -> None:
    for extra in ({"role": "admin"}, {"status": "active"}, {"id": "x"}, {"password_hash": "x"}):
        assert (await client.post("auth/register", json=NEW | extra)).status == 422
    assert await User.all().count() == 0


@pytest.mark.parametrize("password", ["short", "x" * 129, "", "pass\u0000word"])
async def test_a_password_has_bounds(password: str, client: Client) -> None:
    answer = await client.post("auth/register", json=NEW | {"password": password})
    assert [one["field"] for one in answer.json["errors"]] == ["password"]


async def test_unknown_wrong_and_disabled_look_alike(client: Client) -> None:
    await client.post("auth/register", json=NEW)
    wrong = await client.post("auth/login", json=LOGIN | {"password": "wrong password"})
    unknown = await client.post("auth/login", json=LOGIN | {"email": "eve@example.test"})
    await User.all().update(status="disabled")
    disabled = await client.post("auth/login", json=LOGIN)
    await make_user(email="no-password@example.test")
    without = await client.post("auth/login", json=LOGIN | {"email": "no-password@example.test"})
    for answer in (wrong, unknown, disabled, without):
        assert (answer.status, answer.code) == (401, "bad_credentials")
        assert answer.json["detail"] == wrong.json["detail"]


async def test_failures_are_limited_and_successes_never(client: Client) -> None:
    await client.post("auth/register", json=NEW)
    for _ in range(12):
        assert (await client.post("auth/login", json=LOGIN)).status == 200
    bad = LOGIN | {"password": "wrong password"}
    statuses = [(await client.post("auth/login", json=bad)).status for _ in range(6)]
    assert statuses == [401] * 5 + [429]
    late = await client.post("auth/login", json=LOGIN)
    assert (late.status, late.code) == (429, "rate_limited")
    assert 0 < int(late.headers["Retry-After"]) <= 60


async def test_fifty_guesses_at_once_are_fifty(client: Client) -> None:
    await client.post("auth/register", json=NEW)
    bad = LOGIN | {"password": "wrong password"}
    answers = await asyncio.gather(*(client.post("auth/login", json=bad) for _ in range(20)))
    assert sorted(answer.status for answer in answers) == [401] * 5 + [429] * 15


async def test_an_address_that_only_fails_is_limited(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    tight = settings.model_copy(update={"auth_rate_limit_requests_per_minute": 3})
    monkeypatch.setattr("lms.auth.limits.settings", lambda: tight)
    statuses = [
        (await client.post("auth/login", json=LOGIN | {"email": f"x{n}@example.test"})).status
        for n in range(5)
    ]
    assert statuses == [401, 401, 401, 429, 429]


async def test_limits_hold_without_redis(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    await client.post("auth/register", json=NEW)
    away = redis.make("redis://127.0.0.1:1/0")
    monkeypatch.setattr(redis, "_client", away)
    bad = LOGIN | {"password": "wrong password"}
    statuses = [(await client.post("auth/login", json=bad)).status for _ in range(7)]
    assert statuses == [401] * 5 + [429] * 2
    monkeypatch.undo()
    await away.aclose(close_connection_pool=True)


async def test_a_refresh_token_works_once_and_its_successor_goes_on(client: Client) -> None:
    first = (await logged_in(client))["refresh_token"]
    second = (await refreshed(client, first)).json["refresh_token"]
    third = await refreshed(client, second)
    assert third.status == 200
    assert len({first, second, third.json["refresh_token"]}) == 3
    assert (await client.get("users/me", token=third.json["access_token"])).status == 200


async def test_fifty_refreshes_at_once_get_one_successor(client: Client) -> None:
    first = (await logged_in(client))["refresh_token"]
    answers = await asyncio.gather(*(refreshed(client, first) for _ in range(50)))
    assert {answer.status for answer in answers} == {200}
    assert len({answer.json["refresh_token"] for answer in answers}) == 1
    assert (await AuthSession.get()).generation == 1


async def test_an_old_token_after_the_grace_ends_the_family(client: Client) -> None:
    first = (await logged_in(client))["refresh_token"]
    second = (await refreshed(client, first)).json
    await AuthSession.all().update(rotated_at=clock.now() - timedelta(seconds=11))
    assert (await refreshed(client, first)).status == 401
    assert (await refreshed(client, second["refresh_token"])).status == 401
    assert (await client.get("users/me", token=second["access_token"])).status == 401


async def test_a_token_we_never_made_ends_nothing(client: Client) -> None:
    tokens = await logged_in(client)
    family = tokens["refresh_token"].partition(".")[0]
    secrets = ("a" * 64, "\u00e9" * 64, "\u0660" * 64, "A" * 64)
    forged = [f"{family}.{n}.{secret}" for n in (0, 7) for secret in secrets]
    for token in (*forged, "x", "", "\u00e9" * 50):
        assert (await refreshed(client, token)).status == 401
        left = await client.post(
            "auth/logout", headers={"X-Requested-With": "lms", "Cookie": f"lms_refresh={token}"}
        )
        assert left.status == 204
    assert (await refreshed(client, tokens["refresh_token"])).status == 200


async def test_an_expired_family_is_over(client: Client) -> None:
    token = (await logged_in(client))["refresh_token"]
    await AuthSession.all().update(expires_at=clock.now() - timedelta(seconds=1))
    assert (await refreshed(client, token)).status == 401


async def test_logging_out_ends_the_session(client: Client) -> None:
    tokens = await logged_in(client)
    answer = await client.post("auth/logout", token=tokens["access_token"])
    assert (answer.status, answer.body) == (204, b"")
    assert (await client.get("users/me", token=tokens["access_token"])).status == 401
    assert (await refreshed(client, tokens["refresh_token"])).status == 401


async def test_sessions_are_listed_and_ended_one_by_one(client: Client) -> None:
    one, two = await logged_in(client), await logged_in(client)
    listed = (await client.get("auth/sessions", token=one["access_token"])).json
    assert [row["current"] for row in listed["items"]] == [False, True]
    other = listed["items"][0]["id"]
    assert (await client.delete(f"auth/sessions/{other}", token=one["access_token"])).status == 204
    assert (await client.get("users/me", token=two["access_token"])).status == 401
    again = await client.delete(f"auth/sessions/{other}", token=one["access_token"])
    assert again.status == 404


async def test_the_sessions_of_others_are_unknown(client: Client) -> None:
    await logged_in(client)
    session = await AuthSession.get()
    answer = await client.delete(f"auth/sessions/{session.id}", as_=await make_user("admin"))
    assert answer.status == 404


async def test_a_new_password_signs_out_everywhere_else(client: Client) -> None:
    here, elsewhere = await logged_in(client), await logged_in(client)
    wrong = {"current_password": "wrong password", "new_password": "a better password"}
    right = wrong | {"current_password": PASSWORD}
    bad = await client.post("auth/password/change", json=wrong, token=here["access_token"])
    assert (bad.status, bad.json["errors"][0]["field"]) == (422, "current_password")
    done = await client.post("auth/password/change", json=right, token=here["access_token"])
    assert done.status == 204
    assert (await client.get("users/me", token=here["access_token"])).status == 200
    assert (await client.get("users/me", token=elsewhere["access_token"])).status == 401
    assert (await client.post("auth/login", json=LOGIN)).status == 401
    fresh = LOGIN | {"password": "a better password"}
    assert (await client.post("auth/login", json=fresh)).status == 200


async def test_nothing_secret_is_stored_in_the_clear(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "_hasher", SHIPPED)
    tokens = await logged_in(client)
    session, user = await AuthSession.get(), await User.get()
    secret = tokens["refresh_token"].rpartition(".")[2]
    assert secret.encode() not in bytes(session.token_hash)
    assert (user.password_hash or "").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
