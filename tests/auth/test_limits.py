"""Whom wrong passwords lock out: who gave them, and nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from quart import Quart

from lms.app import create_app
from lms.auth import limits
from lms.core.limits import Limit
from lms.settings import Settings
from lms.users import passwords
from lms.users.models import User
from tests.client import Answer, Client
from tests.factories import make_user

PASSWORD = "correct horse battery"
HOME, SCHOOL = "198.51.100.7", "203.0.113.9"
PAGE = {"X-Requested-With": "lms"}
AGES_S = 1e6


@pytest.fixture(scope="module")
def proxied(settings: Settings) -> Quart:
    """The app behind a proxy in 10.0.0.0/8."""
    return create_app(settings.model_copy(update={"trusted_proxies": "10.0.0.0/8"}))


@pytest.fixture
def usual(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual limits, of which nothing grows back."""
    monkeypatch.setattr(limits, "AT_ONE_PLACE", Limit("login", 5, AGES_S))
    monkeypatch.setattr(limits, "ANYWHERE", Limit("login-anywhere", 20, AGES_S))
    monkeypatch.setattr(limits, "_of_address", lambda: Limit("login-address", 20, AGES_S))


@pytest.fixture
def client(proxied: Quart, db: None, usual: None) -> Client:
    return Client(proxied)


@pytest.fixture
def browser(proxied: Quart, db: None, usual: None) -> Client:
    return Client(proxied, cookies=True)


async def person() -> User:
    return await make_user(password_hash=await passwords.make_hash(PASSWORD))


def coming_from(address: str) -> dict[str, Any]:
    return {"headers": {"X-Forwarded-For": address}, "scope_base": {"client": ("10.0.0.2", 1)}}


async def login(
    client: Client, user: User, address: str, password: str = PASSWORD, **headers: str
) -> Answer:
    how = coming_from(address)
    how["headers"] |= headers
    return await client.post("auth/login", json={"email": user.email, "password": password}, **how)


async def guessed(client: Client, user: User) -> None:
    """Twenty wrong passwords from four strange places, as many as count."""
    found = [
        (await login(client, user, f"192.0.2.{place}", "wrong password")).status
        for place in range(4)
        for _ in range(5)
    ]
    assert found == [401] * 20
    assert (await login(client, user, "192.0.2.99")).status == 429


async def test_a_stranger_behind_the_proxy_locks_out_nobody_else(client: Client) -> None:
    for _ in range(20):
        nobody = await make_user()
        assert (await login(client, nobody, SCHOOL, "wrong password")).status == 401
    assert (await login(client, await person(), SCHOOL)).status == 429
    assert (await login(client, await person(), HOME)).status == 200


async def test_where_one_has_signed_in_strangers_lock_nobody_out(client: Client) -> None:
    user = await person()
    assert (await login(client, user, HOME)).status == 200
    await guessed(client, user)
    assert (await login(client, user, HOME)).status == 200
    for _ in range(5):
        assert (await login(client, user, HOME, "wrong password")).status == 401
    assert (await login(client, user, HOME)).status == 429


async def test_own_slips_at_a_known_place_lock_out_no_new_device(client: Client) -> None:
    user = await person()
    assert (await login(client, user, HOME)).status == 200
    for _ in range(5):
        assert (await login(client, user, HOME, "wrong password")).status == 401
    for place in range(4):
        for _ in range(4):
            strange = await login(client, user, f"192.0.2.{place}", "wrong password")
            assert strange.status == 401
    assert (await login(client, user, "192.0.2.99")).status == 200


async def test_a_known_place_is_the_whole_network_of_a_subscriber(client: Client) -> None:
    user = await person()
    assert (await login(client, user, "2001:db8:1:2::aaaa")).status == 200
    await guessed(client, user)
    assert (await login(client, user, "2001:db8:1:2:3:4:5:6")).status == 200
    assert (await login(client, user, "2001:db8:1:3::aaaa")).status == 429


async def test_of_ipv6_a_whole_64_is_one_address(client: Client) -> None:
    user = await person()
    tries = [
        (await login(client, user, f"2001:db8::{n:x}", "wrong password")).status for n in range(6)
    ]
    assert tries == [401] * 5 + [429]
    for n in range(15):
        nobody = await make_user()
        strange = await login(client, nobody, f"2001:db8::1:{n:x}", "wrong password")
        assert strange.status == 401
    assert (await login(client, await person(), "2001:db8::ffff")).status == 429
    assert (await login(client, await person(), "2001:db8:0:1::1")).status == 200


async def test_a_known_browser_comes_in_from_anywhere_and_beside_anybody(
    client: Client, browser: Client
) -> None:
    user = await person()
    assert (await login(browser, user, HOME, **PAGE)).status == 200
    await guessed(client, user)
    for _ in range(5):  # somebody in the same school
        await login(client, user, SCHOOL, "wrong password")
    assert (await login(browser, user, SCHOOL, **PAGE)).status == 200
    for _ in range(5):
        assert (await login(browser, user, SCHOOL, "wrong password", **PAGE)).status == 401
    assert (await login(browser, user, SCHOOL, **PAGE)).status == 429


async def test_a_browser_is_known_to_those_alone_who_signed_in_by_it(
    client: Client, browser: Client
) -> None:
    mine, other = await person(), await person()
    assert (await login(browser, mine, HOME, **PAGE)).status == 200
    await guessed(client, other)
    assert (await login(browser, other, HOME, **PAGE)).status == 429


async def test_a_shared_browser_is_known_to_each_of_a_family(
    client: Client, browser: Client
) -> None:
    family = [await person() for _ in range(5)]
    for one in family:
        assert (await login(browser, one, HOME, **PAGE)).status == 200
    for one in family[:2]:
        await guessed(client, one)
        assert (await login(browser, one, SCHOOL, **PAGE)).status == 200


@pytest.mark.parametrize("cookie", ["x", "a" * 22, "a" * 22 + "." + "0" * 32, "\u00e9." * 30])
async def test_a_forged_cookie_is_no_known_browser(cookie: str, client: Client) -> None:
    user = await person()
    await guessed(client, user)
    strange = await login(client, user, HOME, **PAGE, Cookie=f"lms_device={cookie}")
    assert strange.status == 429


async def test_who_is_signed_in_can_change_a_password_that_others_guess_at(
    client: Client,
) -> None:
    user = await person()
    token = (await login(client, user, HOME)).json["access_token"]
    await guessed(client, user)
    for _ in range(5):
        await login(client, user, SCHOOL, "wrong password")
    given = {"current_password": PASSWORD, "new_password": "a quiet green morning"}
    changed = await client.post(
        "auth/password/change", json=given, token=token, **coming_from(SCHOOL)
    )
    assert changed.status == 204


async def test_a_stolen_session_guesses_no_password(client: Client) -> None:
    user = await person()
    token = (await login(client, user, HOME)).json["access_token"]
    given = {"current_password": "wrong password", "new_password": "a quiet green morning"}
    found = [
        (
            await client.post(
                "auth/password/change", json=given, token=token, **coming_from(f"192.0.2.{n}")
            )
        ).status
        for n in range(6)
    ]
    assert found == [422] * 5 + [429]
    assert (await login(client, user, HOME)).status == 200
