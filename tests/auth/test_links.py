"""Links by mail: confirming an address, a forgotten password, an invitation."""

from __future__ import annotations

import asyncio
import os
from datetime import timedelta
from typing import Any

import pytest

from lms.audit.models import AuditEvent
from lms.auth import limits
from lms.auth.actions import links, resets
from lms.auth.links import token_of
from lms.auth.models import AuthLink, AuthSession, OidcIdentity, Purpose
from lms.core import clock
from lms.core import db as database
from lms.core.access import Role
from lms.core.errors import Invalid
from lms.jobs.models import Job
from lms.notifications.models import Mail
from lms.settings import Settings
from lms.users import hooks, passwords
from lms.users.actions import people as users
from lms.users.models import User
from tests.auth.authenticator import with_app
from tests.auth.factories import make_identity, make_token
from tests.client import Answer, Client
from tests.factories import make_user
from tests.notifications.test_socket import signed_in
from tests.patience import PATIENCE_S
from tests.server import Running

ROUNDS = int(os.environ.get("RACE_ROUNDS", "10"))
OLD, NEW = "correct horse battery", "a quiet green morning"


async def person(**fields: Any) -> User:
    return await make_user(password_hash=await passwords.make_hash(OLD), **fields)


async def token_in(client: Client, to: str, template: str) -> str:
    """The token of the newest such mail, as its reader finds it."""
    found = (await client.get("outbox?limit=100")).json["items"]
    text = next(one["text"] for one in found if (one["to"], one["template"]) == (to, template))
    token: str = text.partition("#")[2].split()[0]
    return token


async def mails_to(email: str) -> list[str]:
    found = await Mail.filter(to=email).order_by("id").values_list("template", flat=True)
    return [str(template) for template in found]


async def forgot(client: Client, email: str) -> Answer:
    return await client.post("auth/password/forgot", json={"email": email})


async def reset(client: Client, token: str, password: str = NEW) -> Answer:
    given = {"token": token, "new_password": password}
    return await client.post("auth/password/reset", json=given)


async def login(client: Client, email: str, password: str) -> int:
    given = {"email": email, "password": password}
    return (await client.post("auth/login", json=given)).status


def dead(answer: Answer) -> bool:
    return (answer.status, answer.code, answer.json["errors"]) == (
        422,
        "invalid_token",
        [{"field": "token", "message": "is used, expired or wrong"}],
    )


NEWCOMER = {"email": "ada@example.test", "password": OLD, "full_name": "Ada Lovelace"}


OURS = {"X-Requested-With": "lms"}


async def test_a_new_account_confirms_its_address_once(browser: Client) -> None:
    client = browser
    await client.post("auth/register", json=NEWCOMER)
    user = await User.get(email="ada@example.test")
    assert user.email_verified_at is None
    given = {"email": user.email, "password": OLD}
    assert (await client.post("auth/login", json=given, headers=OURS)).status == 200
    token = await token_in(client, user.email, "verify")
    answer = await client.post("auth/email/verify/confirm", json={"token": token}, headers=OURS)
    assert (answer.status, answer.json) == (
        200, {"email": "ada@example.test", "password_ended": False},
    )  # fmt: skip
    await user.refresh_from_db()
    assert user.email_verified_at is not None
    used = await client.post("auth/email/verify/confirm", json={"token": token}, headers=OURS)
    assert dead(used)
    [event] = await AuditEvent.filter(verb="email.verified")
    assert (event.actor_id, event.target_id) == (user.id, user.id)


ELSEWHERE: dict[str, Any] = {"scope_base": {"client": ("192.0.2.7", 1)}}


async def confirm(client: Client, link: str, **how: Any) -> Answer:
    return await client.post("auth/email/verify/confirm", json={"token": link}, **how)


async def test_a_browser_that_was_signed_in_keeps_the_password(browser: Client) -> None:
    await browser.post("auth/register", json=NEWCOMER)
    given = {"email": "ada@example.test", "password": OLD}
    assert (await browser.post("auth/login", json=given, headers=OURS)).status == 200
    assert (await browser.post("auth/logout", headers=OURS)).status == 204
    token = await token_in(browser, given["email"], "verify")
    answer = await confirm(browser, token, headers=OURS, **ELSEWHERE)
    assert answer.json["password_ended"] is False
    assert (await browser.post("auth/login", json=given, headers=OURS)).status == 200


async def test_who_only_sits_beside_the_maker_of_the_account_ends_its_password(
    client: Client,
) -> None:
    """A pupil who registers the teacher's address shares the school's."""
    await client.post("auth/register", json=NEWCOMER)
    assert await login(client, "ada@example.test", OLD) == 200
    token = await token_in(client, "ada@example.test", "verify")
    assert (await confirm(client, token)).json["password_ended"] is True
    assert await login(client, "ada@example.test", OLD) == 401


async def test_whoever_is_signed_in_keeps_the_password_anywhere(client: Client) -> None:
    await client.post("auth/register", json=NEWCOMER)
    user = await User.get()
    token = await token_in(client, user.email, "verify")
    session = await client.post("auth/login", json={"email": user.email, "password": OLD})
    answer = await confirm(client, token, token=session.json["access_token"], **ELSEWHERE)
    assert answer.json["password_ended"] is False
    assert await login(client, user.email, OLD) == 200


async def test_a_proof_of_the_address_ends_what_a_stranger_made_with_it(client: Client) -> None:
    await client.post("auth/register", json=NEWCOMER)
    user = await User.get()
    token = await token_in(client, user.email, "verify")
    given = {"email": user.email, "password": OLD}
    session = (await client.post("auth/login", json=given)).json
    program = await make_token(user)
    await make_identity(user)
    answer = await confirm(client, token, **ELSEWHERE)
    assert answer.json == {"email": user.email, "password_ended": True}
    assert await login(client, user.email, OLD) == 401
    for held in (session["access_token"], program.token):
        assert (await client.get("users/me", token=held)).status == 401
    assert await OidcIdentity.all().count() == 0
    await forgot(client, user.email)
    assert (await reset(client, await token_in(client, user.email, "reset"))).status == 204
    assert await login(client, user.email, NEW) == 200


@pytest.mark.parametrize(
    "spelling", ["x@b\u00fccher.test", "X@xn--bcher-kva.test", "x@B\u00dcCHER.test"]
)
async def test_an_address_is_one_however_it_is_written(spelling: str, client: Client) -> None:
    stored = "x@b\u00fccher.test"
    await client.post("auth/register", json=NEWCOMER | {"email": stored})
    await client.post("auth/register", json=NEWCOMER | {"email": spelling})
    assert await User.all().count() == 1
    assert await login(client, spelling, OLD) == 200
    await forgot(client, spelling)
    assert await mails_to(stored) == ["verify", "already_registered", "reset"]
    assert (await reset(client, await token_in(client, stored, "reset"))).status == 204
    assert await login(client, spelling, NEW) == 200


async def test_a_known_address_is_told_by_mail_alone(client: Client) -> None:
    first = await client.post("auth/register", json=NEWCOMER)
    again = await client.post("auth/register", json=NEWCOMER | {"full_name": "Eve"})
    assert (first.status, first.json) == (again.status, again.json) == (202, {})
    assert await mails_to("ada@example.test") == ["verify", "already_registered"]
    assert await AuthLink.all().count() == 1


async def test_nobody_is_written_to_without_end(client: Client) -> None:
    for _ in range(9):
        assert (await client.post("auth/register", json=NEWCOMER)).status == 202
        assert (await forgot(client, "ada@example.test")).status == 202
    sent = await mails_to("ada@example.test")
    assert {kind: sent.count(kind) for kind in set(sent)} == {
        "verify": 1, "already_registered": 4, "reset": 5,
    }  # fmt: skip


async def test_another_link_can_be_asked_for_until_it_is_confirmed(client: Client) -> None:
    user = await person()
    for _ in range(7):
        answer = await client.post("auth/email/verify/request", as_=user)
        assert (answer.status, answer.json) == (202, {})
    assert len(await mails_to(user.email)) == 5
    links_made = await AuthLink.all().order_by("id")
    for old in links_made[:-1]:
        given = {"token": token_of(old.id)}
        assert dead(await client.post("auth/email/verify/confirm", json=given))
    newest = {"token": token_of(links_made[-1].id)}
    assert (await client.post("auth/email/verify/confirm", json=newest)).status == 200
    await client.post("auth/email/verify/request", as_=user)
    assert len(await mails_to(user.email)) == 5


async def test_a_reset_ends_sessions_and_failures_and_says_so(client: Client) -> None:
    user, other = await person(), await person()
    bearer = await client.token(user)
    for _ in range(5):
        assert await login(client, user.email, "wrong password") == 401
    assert await login(client, user.email, OLD) == 429
    assert (await forgot(client, user.email.upper())).status == 202
    token = await token_in(client, user.email, "reset")
    assert dead(await client.post("auth/email/verify/confirm", json={"token": token}))
    answer = await reset(client, token)
    assert (answer.status, answer.body) == (204, b"")
    assert (await client.get("users/me", token=bearer)).status == 401
    assert await login(client, user.email, OLD) == 401
    assert await login(client, user.email, NEW) == 200
    assert await login(client, other.email, OLD) == 200
    assert dead(await reset(client, token, "another fine password"))
    assert await mails_to(user.email) == ["reset", "password_changed"]
    await user.refresh_from_db()
    assert user.email_verified_at is not None
    [event] = await AuditEvent.filter(verb="password.reset")
    assert (event.actor_id, event.target_id, event.changed) == (user.id, user.id, ["password_hash"])


@pytest.mark.parametrize("verified", [True, False])
async def test_a_reset_ends_what_others_may_have_made(client: Client, verified: bool) -> None:
    """API tokens always; providers while nobody had shown that the address is theirs."""
    user = await person(email_verified_at=clock.now() if verified else None)
    program = await make_token(user)
    await make_identity(user)
    await forgot(client, user.email)
    assert (await client.get("users/me", token=program.token)).status == 200
    assert (await reset(client, await token_in(client, user.email, "reset"))).status == 204
    assert (await client.get("users/me", token=program.token)).status == 401
    assert await OidcIdentity.all().count() == int(verified)


async def test_a_reset_leaves_the_second_factor(client: Client) -> None:
    phone = await with_app(client)
    await forgot(client, phone.user.email)
    token = await token_in(client, phone.user.email, "reset")
    challenge = await phone.challenge()
    assert (await reset(client, token)).status == 204
    assert (await phone.enter(phone.code(), challenge)).code == "bad_challenge"
    given = {"email": phone.user.email, "password": NEW}
    assert (await client.post("auth/login", json=given)).json["mfa_required"] is True


async def test_a_reset_closes_sockets(client: Client, server: Running) -> None:
    user = await person()
    await forgot(client, user.email)
    async with signed_in(server, user) as line:
        assert (await reset(client, await token_in(client, user.email, "reset"))).status == 204
        async with asyncio.timeout(PATIENCE_S):
            await line.wait_closed()
        assert line.close_code == 4401


async def test_unknown_and_disabled_addresses_look_like_known_ones(client: Client) -> None:
    known, disabled = await person(), await person(status="disabled")
    answers = [await forgot(client, known.email), await forgot(client, disabled.email)]
    answers += [await forgot(client, email) for email in ("nobody@example.test", "no address")]
    assert {(answer.status, answer.body) for answer in answers} == {(202, b"{}")}
    assert [mail.to for mail in await Mail.all()] == [known.email]
    assert await Job.all().count() == 0


async def test_known_and_unknown_addresses_cost_the_same_statements(
    client: Client, query_count: Any
) -> None:
    known = await person()
    counts = []
    for email in (known.email, "nobody@example.test"):
        async with query_count() as statements:
            await forgot(client, email)
        counts.append(sum("insert into" in one.lower() for one in statements))
    assert counts == [2, 2]


async def test_an_address_that_asks_too_often_is_refused(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    tight = settings.model_copy(update={"auth_rate_limit_requests_per_minute": 2})
    monkeypatch.setattr(limits, "settings", lambda: tight)
    statuses = [(await forgot(client, f"x{n}@example.test")).status for n in range(4)]
    assert statuses == [202, 202, 429, 429]
    many = [
        await client.post("auth/register", json=NEWCOMER | {"email": f"pupil{n}@b.test"})
        for n in range(21)
    ]
    assert [answer.status for answer in many] == [202] * 20 + [429]


async def test_easy_passwords_are_refused_wherever_one_is_chosen(client: Client) -> None:
    user = await person(full_name="Ada Lovelace")
    await forgot(client, user.email)
    token = await token_in(client, user.email, "reset")
    for easy, why in (
        ("password123", "is too common"),
        ("lovelace1815", "must not be your name or address"),
    ):
        change = {"current_password": OLD, "new_password": easy}
        answers = [
            await client.post("auth/register", json=NEWCOMER | {"password": easy}),
            await reset(client, token, easy),
            await client.post("auth/password/change", json=change, as_=user),
        ]
        fields = ["password", "new_password", "new_password"]
        for answer, field in zip(answers, fields, strict=True):
            assert (answer.status, answer.json["errors"]) == (
                422, [{"field": field, "message": why}],
            )  # fmt: skip
        with pytest.raises(Invalid):
            await users.create_admin("root@example.test", easy, "Ada Lovelace")
    assert await login(client, user.email, OLD) == 200
    assert (await reset(client, token)).status == 204  # the link was not used up


@pytest.mark.parametrize("why", ["expired", "address", "disabled", "purpose", "secret", "shape"])
async def test_a_link_is_dead_when(why: str, client: Client) -> None:
    user = await person()
    await forgot(client, user.email)
    link = await AuthLink.get()
    token = token_of(link.id)
    match why:
        case "expired":
            await AuthLink.all().update(expires_at=clock.now() - timedelta(seconds=1))
        case "address":
            await User.all().update(email="other@example.test")
        case "disabled":
            await User.all().update(status="disabled")
        case "purpose":
            await AuthLink.all().update(purpose=Purpose.VERIFY)
        case "secret":
            token = f"{token[:-1]}{'0' if token[-1] != '0' else '1'}"
        case "shape":
            token = "z" * 32 + "." + "0" * 64
    assert dead(await reset(client, token))
    await user.refresh_from_db()
    assert await passwords.verify(user.password_hash, OLD)


async def test_links_live_as_long_as_they_say(client: Client) -> None:
    user = await person()
    for purpose in Purpose:
        await links.send(user, purpose)
        link = await AuthLink.get(purpose=purpose)
        assert abs(link.expires_at - clock.now() - links.LIFE[purpose]) < timedelta(seconds=5)
        assert token_of(link.id).partition(".")[2].encode() not in bytes(link.secret_hash)
    assert [span.total_seconds() for span in links.LIFE.values()] == [86400, 1200, 604800]


async def test_who_is_invited_chooses_a_password(client: Client) -> None:
    admin = await make_user(Role.ADMIN)
    given = {"email": "new@example.test", "full_name": "N", "role": "instructor"}
    assert (await client.post("users", json=given, as_=admin)).status == 201
    assert await mails_to("new@example.test") == ["invite"]
    assert await login(client, "new@example.test", NEW) == 401
    token = await token_in(client, "new@example.test", "invite")
    assert (await reset(client, token)).status == 204
    assert await login(client, "new@example.test", NEW) == 200
    assert (await User.get(email="new@example.test")).email_verified_at is not None
    assert await mails_to("new@example.test") == ["invite"]


async def test_a_forced_reset_mails_a_link(client: Client) -> None:
    user = await person()
    await links.send(user, Purpose.INVITE)
    await hooks.reset_forced(user)
    assert await mails_to(user.email) == ["invite", "reset"]
    assert dead(await reset(client, await token_in(client, user.email, "invite")))
    assert (await reset(client, await token_in(client, user.email, "reset"))).status == 204


async def fifty_at_once(rounds: int) -> None:
    """Fifty use one link of a person, again and again; exactly one of each comes through."""
    user = await person()
    one_hash = await passwords.make_hash(NEW)
    for _ in range(rounds):
        await links.send(user, Purpose.RESET)
        token = token_of((await AuthLink.all().order_by("-id").limit(1))[0].id)
        done = await asyncio.gather(
            *(resets._reset(user, token, one_hash) for _ in range(50)), return_exceptions=True
        )
        refused = [one for one in done if isinstance(one, Invalid)]
        assert [one for one in done if one is None] == [None], done
        assert len(refused) == 49
        assert {one.code for one in refused} == {"invalid_token"}


async def test_of_fifty_who_use_one_link_one_wins(db: None) -> None:
    await fifty_at_once(ROUNDS)
    used = await database.row("select count(*) as n from auth_links where used_at is not null")
    assert used is not None
    assert used["n"] == ROUNDS
    assert await AuditEvent.filter(verb="password.reset").count() == ROUNDS


async def test_many_over_rest_are_no_different(client: Client) -> None:
    user = await person()
    await forgot(client, user.email)
    token = await token_in(client, user.email, "reset")
    answers = await asyncio.gather(
        *(reset(client, token, f"quiet green morning {n}") for n in range(20))
    )
    statuses = [answer.status for answer in answers]
    assert statuses.count(204) == 1
    assert set(statuses) <= {204, 422, 503}  # a busy machine may say that it is busy
    assert await login(client, user.email, f"quiet green morning {statuses.index(204)}") == 200
    assert await AuthSession.filter(revoked_at=None).count() == 1
