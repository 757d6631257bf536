"""A new SECRET_KEY: tokens and seals of the previous one stay valid for a while."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from lms.auth import tokens
from lms.auth.actions import factors, sessions
from lms.auth.models import TotpDevice
from lms.auth.rules import Device
from lms.settings import Settings
from tests.auth.authenticator import with_app
from tests.client import Client
from tests.factories import make_user

READERS = ("lms.auth.tokens", "lms.auth.actions.factors", "lms.auth.actions.mfa")


def renew(monkeypatch: pytest.MonkeyPatch, settings: Settings, *, keep: bool) -> None:
    """Another key; the old one is kept for reading, or forgotten."""
    given = settings.model_copy(
        update={
            "secret_key": SecretStr("another-key-" + "0f1e2d3c4b5a6978" * 3),
            "secret_key_previous": settings.secret_key if keep else SecretStr(""),
        }
    )
    for name in READERS:
        monkeypatch.setattr(f"{name}.settings", lambda: given)
    tokens._check.cache_clear()


async def test_tokens_of_the_key_before_are_read_until_it_is_forgotten(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    user = await make_user()
    old = await sessions.open_session(user.id, Device("", ""))
    renew(monkeypatch, settings, keep=True)
    assert (await client.get("users/me", token=old.access)).status == 200
    answer = await client.post("auth/refresh", json={"refresh_token": old.refresh})
    assert answer.status == 200
    fresh = answer.json
    again = await client.post("auth/refresh", json={"refresh_token": old.refresh})
    assert again.json["refresh_token"] == fresh["refresh_token"]
    renew(monkeypatch, settings, keep=False)
    assert (await client.get("users/me", token=old.access)).status == 401
    assert (await client.get("users/me", token=fresh["access_token"])).status == 200


async def test_who_uses_their_app_meanwhile_needs_the_key_before_no_more(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    phone = await with_app(client)
    sealed = bytes((await TotpDevice.get()).seed)
    assert (await phone.enter(phone.code())).status == 200
    assert bytes((await TotpDevice.get()).seed) == sealed
    renew(monkeypatch, settings, keep=True)
    assert (await phone.enter(await phone.fresh())).status == 200
    assert bytes((await TotpDevice.get()).seed) != sealed
    renew(monkeypatch, settings, keep=False)
    assert (await phone.enter(await phone.fresh())).status == 200


async def test_a_key_that_is_forgotten_too_early_leaves_the_recovery_codes(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    phone = await with_app(client)
    renew(monkeypatch, settings, keep=False)
    assert factors.seed_of(await TotpDevice.get()) is None
    assert (await phone.enter(phone.code())).code == "bad_code"
    assert (await phone.enter(phone.recovery[0])).status == 200
