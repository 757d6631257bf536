"""What the security office sees of signing in: the audit log, figures, and the server's breaker."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from lms.audit.models import AuditEvent
from lms.auth import limits
from lms.auth.actions import links, sessions
from lms.auth.models import AuthLink, AuthSession, Purpose
from lms.auth.rules import Device
from lms.auth.tasks import trim
from lms.core import clock, metrics
from lms.core import limits as core_limits
from lms.core.limits import Limit
from lms.notifications.models import Mail
from lms.users import passwords
from lms.users.models import User
from tests.auth.authenticator import with_app
from tests.client import Client
from tests.factories import make_user

PASSWORD, NEW = "correct horse battery", "a quiet green morning"


async def person() -> User:
    return await make_user(password_hash=await passwords.make_hash(PASSWORD))


async def login(client: Client, email: str, password: str = PASSWORD) -> int:
    given = {"email": email, "password": password}
    return (await client.post("auth/login", json=given)).status


async def events() -> list[tuple[str, str, object, object]]:
    """Verb, kind of target, target and actor, oldest first."""
    found = await AuditEvent.all().order_by("id")
    return [(one.verb, one.target_kind, one.target_id, one.actor_id) for one in found]


async def test_signing_in_and_out_is_written_down(client: Client) -> None:
    user = await person()
    await login(client, user.email, "wrong password")
    await login(client, "nobody@example.test")
    given = {"email": user.email, "password": PASSWORD}
    tokens = (await client.post("auth/login", json=given)).json
    session = await AuthSession.get()
    await client.post("auth/logout", token=tokens["access_token"])
    assert await events() == [
        ("session.refused", "user", user.id, None),
        ("session.refused", "", None, None),
        ("session.opened", "session", session.id, user.id),
        ("session.revoked", "session", session.id, user.id),
    ]
    kinds = await AuditEvent.all().order_by("id").values_list("actor_kind", flat=True)
    assert kinds == ["anonymous", "anonymous", "user", "user"]


async def test_a_new_password_is_written_down_and_mailed(client: Client) -> None:
    user = await person()
    bearer = await client.token(user)
    await login(client, user.email)
    change = {"current_password": PASSWORD, "new_password": NEW}
    assert (await client.post("auth/password/change", json=change, token=bearer)).status == 204
    verbs = [(verb, target) for verb, _, target, _ in await events()]
    assert verbs[-2:] == [("session.revoked", user.id), ("password.changed", user.id)]
    assert [mail.template for mail in await Mail.filter(to=user.email)] == ["password_changed"]


async def test_a_stolen_family_is_written_down(client: Client) -> None:
    user = await person()
    given = {"email": user.email, "password": PASSWORD}
    first = (await client.post("auth/login", json=given)).json["refresh_token"]
    await client.post("auth/refresh", json={"refresh_token": first})
    await AuthSession.all().update(rotated_at=clock.now() - timedelta(seconds=11))
    for _ in range(3):
        answer = await client.post("auth/refresh", json={"refresh_token": first})
        assert answer.status == 401
    assert [(verb, target) for verb, _, target, _ in await events()][1:] == [
        ("session.reuse_detected", user.id)
    ]


async def test_a_password_that_changes_meanwhile_opens_no_session(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = await person()
    right = passwords.verify

    async def slow(stored: str | None, password: str) -> bool:
        found = await right(stored, password)
        await User.filter(id=user.id).update(password_hash=await passwords.make_hash(NEW))
        return found

    monkeypatch.setattr(passwords, "verify", slow)
    assert await login(client, user.email) == 401
    assert await AuthSession.all().count() == 0


OLDER = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)


async def test_a_weaker_hash_is_renewed_by_the_first_of_many(client: Client) -> None:
    user = await make_user(password_hash=OLDER.hash(PASSWORD))
    statuses = await asyncio.gather(*(login(client, user.email) for _ in range(4)))
    assert statuses == [200] * 4
    await user.refresh_from_db()
    assert not passwords.outdated(user.password_hash or "")
    assert await login(client, user.email) == 200


async def test_a_phone_is_asked_for_after_a_renewal(client: Client) -> None:
    phone = await with_app(client)
    await User.filter(id=phone.user.id).update(password_hash=OLDER.hash(PASSWORD))
    assert (await phone.enter(await phone.fresh())).status == 200


async def test_figures_tell_how_tries_ended(client: Client) -> None:
    user = await person()

    def now(outcome: str) -> float:
        return float(limits.logins.values.get({"outcome": outcome}) or 0)

    before = {name: now(name) for name in ("ok", "bad_credentials", "limited")}
    hits = float(core_limits.refused.values.get({"limit": "login"}) or 0)
    await login(client, user.email)
    for _ in range(7):
        await login(client, user.email, "wrong password")
    assert {name: now(name) - before[name] for name in before} == {
        "ok": 1, "bad_credentials": 5, "limited": 2,
    }  # fmt: skip
    assert core_limits.refused.values.get({"limit": "login"}) == hits + 2
    assert "lms_logins_total{" in metrics.own()


async def test_when_the_whole_server_is_tried_only_known_places_go_on(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "EVERYBODY", Limit("login-everybody", 3, 60))
    regular, newcomer = await person(), await person()
    given = {"email": regular.email, "password": PASSWORD}
    assert (await client.post("auth/login", json=given)).status == 200
    await AuthSession.all().update(revoked_at=clock.now())
    for n in range(3):
        assert await login(client, f"x{n}@example.test") == 401
    assert await login(client, newcomer.email) == 429
    assert await login(client, "x9@example.test") == 429
    assert await login(client, regular.email) == 200


async def test_what_is_long_over_is_dropped(db: None) -> None:
    user = await make_user()
    for days in (91, 89):
        await links.send(user, Purpose.VERIFY)
        await sessions.open_session(user.id, Device("x", "1.2.3.4"))
        past = clock.now() - timedelta(days=days)
        await AuthLink.filter(used_at=None, expires_at__gt=clock.now()).update(
            expires_at=past, used_at=past
        )
        await AuthSession.filter(revoked_at=None).update(revoked_at=past)
    await sessions.open_session(user.id, Device("x", "1.2.3.4"))
    await trim()
    assert await AuthLink.all().count() == 1
    assert await AuthSession.all().count() == 2
