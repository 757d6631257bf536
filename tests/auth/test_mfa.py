"""The second factor at the edge."""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta
from xml.etree import ElementTree

import pyotp
import pytest

from lms.audit.models import AuditEvent
from lms.auth import tokens
from lms.auth.actions import factors, mfa, sessions
from lms.auth.models import AuthSession, RecoveryCode, TotpDevice
from lms.auth.rules import Device
from lms.core import clock, redis
from lms.notifications.models import Mail
from lms.users.models import User
from tests.auth.authenticator import PASSWORD, Authenticator, with_app, with_password
from tests.client import Client
from tests.factories import make_user

ROUNDS = int(os.environ.get("RACE_ROUNDS", "10"))


async def verbs() -> list[str]:
    """What happened to second factors; signing in is told elsewhere."""
    events = await AuditEvent.all().order_by("id")
    return [event.verb for event in events if not event.verb.startswith("session.")]


async def test_setting_up_shows_the_seed_once_and_gives_ten_codes(client: Client) -> None:
    user = await with_password()
    begun = (await client.post("auth/mfa/totp", json={"password": PASSWORD}, as_=user)).json
    assert set(begun) == {"secret", "otpauth_uri", "qr_svg"}
    assert len(begun["secret"]) == 32  # 160 bits
    assert pyotp.parse_uri(begun["otpauth_uri"]).secret == begun["secret"]
    picture = ElementTree.fromstring(begun["qr_svg"])  # noqa: S314  our own
    assert picture.tag.endswith("svg")
    assert "#fff" in begun["qr_svg"]
    before = (await client.get("auth/mfa", as_=user)).json
    assert before == {
        "enabled": False, "since": None, "recovery_codes_left": 0,
        "required": False, "has_password": True,
    }  # fmt: skip
    code = pyotp.TOTP(begun["secret"]).now()
    done = await client.post("auth/mfa/totp/confirm", json={"code": code}, as_=user)
    assert len(set(done.json["recovery_codes"])) == 10
    assert {len(one) for one in done.json["recovery_codes"]} == {19}
    after = (await client.get("auth/mfa", as_=user)).json
    assert (after["enabled"], after["recovery_codes_left"]) == (True, 10)
    assert await verbs() == ["mfa.enabled"]


async def test_who_has_no_address_sets_it_up_by_name(client: Client) -> None:
    user = await make_user(email=None, full_name="Ada Example")
    begun = await client.post("auth/mfa/totp", json={}, as_=user)
    assert begun.status == 201, begun.json
    assert pyotp.parse_uri(begun.json["otpauth_uri"]).name == "Ada Example"
    code = pyotp.TOTP(begun.json["secret"]).now()
    done = await client.post("auth/mfa/totp/confirm", json={"code": code}, as_=user)
    assert len(done.json["recovery_codes"]) == 10
    admin = await make_user("admin")
    reset = await client.delete(f"users/{user.id}/mfa", as_=admin)
    assert (reset.status, await verbs()) == (204, ["mfa.enabled", "mfa.reset"])


async def test_seed_and_codes_are_not_stored_in_the_clear(client: Client) -> None:
    phone = await with_app(client)
    device, codes = await TotpDevice.get(), await RecoveryCode.all()
    seed = pyotp.TOTP(phone.secret).byte_secret()
    assert seed not in bytes(device.seed)
    assert len({bytes(code.code_hash) for code in codes}) == 10
    for code in codes:
        assert phone.recovery[0].replace("-", "").encode() not in bytes(code.code_hash)


async def test_the_password_opens_the_second_factor(client: Client) -> None:
    user = await with_password()
    for password in ("wrong password", None):
        answer = await client.post("auth/mfa/totp", json={"password": password}, as_=user)
        assert (answer.status, answer.json["errors"][0]["field"]) == (422, "password")
    without = await make_user()
    assert (await client.post("auth/mfa/totp", json={}, as_=without)).status == 201


async def test_turning_it_on_ends_the_other_sessions(client: Client) -> None:
    user = await with_password()
    elsewhere = await sessions.open_session(user.id, Device("", ""))
    phone = await Authenticator(client, user).set_up()
    assert (await client.get("users/me", token=elsewhere.access)).status == 401
    assert (await client.get("users/me", as_=phone.user)).status == 200


async def test_it_is_not_set_up_twice_nor_confirmed_unbegun(client: Client) -> None:
    phone = await with_app(client)
    again = await client.post("auth/mfa/totp", json={"password": PASSWORD}, as_=phone.user)
    assert (again.status, again.code) == (409, "already_enabled")
    user = await make_user()
    early = await client.post("auth/mfa/totp/confirm", json={"code": "123456"}, as_=user)
    assert (early.status, early.code) == (409, "not_begun")
    await client.post("auth/mfa/totp", json={}, as_=user)
    wrong = await client.post("auth/mfa/totp/confirm", json={"code": "abcdefgh"}, as_=user)
    assert (wrong.status, wrong.code) == (422, "bad_code")
    await TotpDevice.all().update(created_at=clock.now() - timedelta(hours=2))
    late = await client.post("auth/mfa/totp/confirm", json={"code": "123456"}, as_=user)
    assert late.code == "not_begun"


async def test_signing_in_takes_password_and_code(client: Client) -> None:
    phone = await with_app(client)
    answer = await phone.enter(phone.code())
    assert set(answer.json) == {"access_token", "refresh_token", "token_type", "expires_in"}
    assert (await client.get("users/me", token=answer.json["access_token"])).status == 200


async def test_a_browser_gets_cookies_after_the_code(browser: Client) -> None:
    phone = await with_app(browser)
    ours = {"X-Requested-With": "lms"}
    login = {"email": phone.user.email, "password": PASSWORD}
    asked = await browser.post("auth/login", json=login, headers=ours)
    assert asked.headers.getlist("Set-Cookie") == []
    done = {"challenge": asked.json["challenge"], "code": phone.code()}
    answer = await browser.post("auth/login/mfa", json=done, headers=ours)
    assert set(answer.json) == {"expires_in"}
    given = [cookie.partition("=")[0] for cookie in answer.headers.getlist("Set-Cookie")]
    assert given == ["lms_access", "lms_refresh", "lms_device"]
    assert (await browser.get("users/me")).status == 200


async def test_a_wrong_password_tells_nothing_of_the_second_factor(client: Client) -> None:
    phone = await with_app(client)
    wish = {"email": phone.user.email, "password": "wrong password"}
    answer = await client.post("auth/login", json=wish)
    assert (answer.status, answer.code) == (401, "bad_credentials")


async def test_a_code_works_once(client: Client) -> None:
    phone = await with_app(client)
    code = phone.code()
    assert (await phone.enter(code)).status == 200
    again = await phone.enter(code)
    assert (again.status, again.code) == (401, "bad_code")
    older = await phone.enter(phone.code(-1))
    assert older.code == "bad_code"


async def test_a_recovery_code_works_once_however_it_is_typed(client: Client) -> None:
    phone = await with_app(client)
    assert (await phone.enter(phone.recovery[0].upper().replace("-", " "))).status == 200
    assert (await phone.enter(phone.recovery[0])).code == "bad_code"
    assert (await phone.enter(phone.recovery[1])).status == 200
    state = (await client.get("auth/mfa", as_=phone.user)).json
    assert state["recovery_codes_left"] == 8
    assert (await verbs()).count("recovery_code.used") == 2


async def test_codes_are_limited_a_person_and_a_challenge(client: Client) -> None:
    phone = await with_app(client)
    challenge = await phone.challenge()
    answers = [await phone.enter("000000", challenge) for _ in range(6)]
    assert [answer.status for answer in answers] == [401] * 5 + [429]
    assert (await phone.enter(phone.code())).status == 429  # another challenge, the same person
    await redis.client().delete(f"limit:mfa:{phone.user.id.hex}")
    assert (await phone.enter(phone.code(), challenge)).status == 429  # the challenge's own
    assert (await phone.enter(phone.code())).status == 200


async def test_right_codes_do_not_count(client: Client) -> None:
    phone = await with_app(client)
    for _ in range(8):
        assert (await phone.enter(await phone.fresh())).status == 200


async def test_a_challenge_dies_with_what_it_stood_on(client: Client) -> None:
    phone = await with_app(client)
    challenge = await phone.challenge()
    await User.all().update(password_hash="other")
    assert (await phone.enter(phone.code(), challenge)).code == "bad_challenge"
    await User.all().update(password_hash=phone.user.password_hash)
    assert (await phone.enter(phone.code(), challenge)).status == 200
    await User.all().update(status="disabled")
    assert (await phone.enter(await phone.fresh(), challenge)).code == "bad_challenge"
    await User.all().update(status="active")
    await TotpDevice.all().delete()
    assert (await phone.enter("123456", challenge)).code == "bad_challenge"
    for forged in ("x", (await sessions.open_session(phone.user.id, Device("", ""))).access):
        assert (await phone.enter("123456", forged)).code == "bad_challenge"


async def test_a_challenge_opens_nothing_else(client: Client) -> None:
    phone = await with_app(client)
    assert (await client.get("users/me", token=await phone.challenge())).status == 401


async def test_a_challenge_is_short_lived(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = await with_app(client)
    monkeypatch.setattr(tokens, "CHALLENGE_S", -60)
    challenge = await phone.challenge()
    assert (await phone.enter(phone.code(), challenge)).code == "bad_challenge"


async def test_turning_it_off_takes_password_and_code(client: Client) -> None:
    phone = await with_app(client)

    async def off(password: str, code: str) -> int:
        body = {"password": password, "code": code}
        return (await client.delete("auth/mfa/totp", json=body, as_=phone.user)).status

    assert await off("wrong password", phone.code()) == 422
    assert await off(PASSWORD, "000000") == 422
    elsewhere = (await phone.enter(phone.code())).json["access_token"]
    assert await off(PASSWORD, phone.code(1)) == 204
    assert (await client.get("users/me", token=elsewhere)).status == 401
    assert await RecoveryCode.all().count() == await TotpDevice.all().count() == 0
    wish = {"email": phone.user.email, "password": PASSWORD}
    assert "access_token" in (await client.post("auth/login", json=wish)).json
    assert await verbs() == ["mfa.enabled", "mfa.disabled"]
    told = [(mail.template, mail.data["change"]) for mail in await Mail.all().order_by("id")]
    assert told == [("mfa_changed", "on"), ("mfa_changed", "off")]
    assert await off(PASSWORD, "123456") == 409


async def test_new_recovery_codes_end_the_old_ones(client: Client) -> None:
    phone = await with_app(client)
    body = {"password": PASSWORD, "code": phone.code()}
    answer = await client.post("auth/mfa/recovery-codes", json=body, as_=phone.user)
    assert len(answer.json["recovery_codes"]) == 10
    assert (await phone.enter(phone.recovery[0])).code == "bad_code"
    assert (await phone.enter(answer.json["recovery_codes"][0])).status == 200
    assert "recovery_codes.renewed" in await verbs()


async def test_a_seed_of_another_key_opens_nothing_and_recovery_codes_do(client: Client) -> None:
    phone = await with_app(client)
    await TotpDevice.all().update(seed=b"x" * 48)
    assert (await phone.enter(phone.code())).code == "bad_code"
    assert (await phone.enter(phone.recovery[0])).status == 200


async def test_of_fifty_who_use_one_code_at_once_one_is_in(client: Client) -> None:
    phone = await with_app(client)
    for _ in range(ROUNDS):
        challenge, code = await phone.challenge(), await phone.fresh()
        before = await AuthSession.all().count()
        await redis.client().flushdb()
        answers = await asyncio.gather(*(phone.enter(code, challenge) for _ in range(50)))
        statuses = [answer.status for answer in answers]
        assert statuses.count(200) == 1
        assert set(statuses) <= {200, 401, 429}
        assert await AuthSession.all().count() == before + 1


@pytest.mark.parametrize("recovery", [False, True])
async def test_of_fifty_uses_of_a_code_without_limits_one_counts(
    client: Client, recovery: bool
) -> None:
    phone = await with_app(client)
    device = await TotpDevice.get()
    for n in range(ROUNDS):
        if n % 10 == 0:
            codes = await factors.renew_recovery(phone.user.id)
        code = codes[n % 10] if recovery else await phone.fresh()
        used = await asyncio.gather(*(factors.spend(device, code) for _ in range(50)))
        assert used.count(True) == 1


async def test_of_many_who_confirm_at_once_one_gets_the_codes(client: Client) -> None:
    user = await make_user()
    secret = (await client.post("auth/mfa/totp", json={}, as_=user)).json["secret"]
    code = {"code": pyotp.TOTP(secret).now()}
    answers = await asyncio.gather(
        *(client.post("auth/mfa/totp/confirm", json=code, as_=user) for _ in range(5))
    )
    assert sorted(answer.status for answer in answers) == [200, 409, 409, 409, 409]
    assert await RecoveryCode.all().count() == 10


async def test_a_new_password_at_the_same_time_ends_what_the_code_began(client: Client) -> None:
    """The sign-in holds the account's lock: whoever ends its sessions next ends this one too."""
    phone = await with_app(client)
    pair = await mfa.answer(await phone.challenge(), phone.code(), Device("", ""))
    await sessions.revoke_all(phone.user.id)
    assert (await client.get("users/me", token=pair.access)).status == 401


async def test_an_admin_turns_it_off_for_who_lost_all(client: Client) -> None:
    phone, admin = await with_app(client), await make_user("admin")
    path = f"users/{phone.user.id}/mfa"
    token = await client.token(phone.user)
    assert (await client.delete(path, as_=admin)).status == 204
    assert (await client.delete(path, as_=admin)).status == 204
    assert (await client.delete(f"users/{admin.id}x/mfa", as_=admin)).status == 404
    assert (await client.get("users/me", token=token)).status == 401
    wish = {"email": phone.user.email, "password": PASSWORD}
    assert "access_token" in (await client.post("auth/login", json=wish)).json
    assert await verbs() == ["mfa.enabled", "mfa.reset"]
    assert await RecoveryCode.all().count() == 0
