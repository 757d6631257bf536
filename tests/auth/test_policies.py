"""Roles that need a second factor."""

from __future__ import annotations

from quart import Quart

from lms.app.policy import PREFIX, api_rules, marked
from lms.audit.models import AuditEvent
from lms.auth.models import TotpDevice
from lms.core import access
from tests.auth.authenticator import Authenticator, with_app, with_password
from tests.client import Client
from tests.conftest import Counting
from tests.factories import make_user
from tests.live.factories import make_game
from tests.server import Running
from tests.sockets import as_user


async def require(client: Client, role: str, required: bool = True) -> None:
    answer = await client.put(
        f"auth/policies/{role}", json={"mfa_required": required}, as_=await make_user("admin")
    )
    assert answer.status == 200, answer
    assert answer.json == {"role": role, "mfa_required": required}


async def test_policies_are_read_set_and_audited(client: Client) -> None:
    admin = await make_user("admin")
    await require(client, "instructor")
    await require(client, "instructor")
    answer = await client.get("auth/policies", as_=admin)
    assert {one["role"]: one["mfa_required"] for one in answer.json["policies"]} == {
        "student": False, "instructor": True, "admin": False,
    }  # fmt: skip
    [event] = await AuditEvent.exclude(verb__startswith="session.")
    assert (event.verb, event.changed) == ("role_policy.changed", ["instructor.mfa_required"])
    unknown = await client.put("auth/policies/dean", json={"mfa_required": True}, as_=admin)
    assert unknown.status == 404


async def test_who_lacks_it_sets_it_up_first(client: Client) -> None:
    user = await with_password("instructor")
    student = await make_user()
    await require(client, "instructor")
    for path in ("courses", "users/me/export", "notifications", "auth/tokens"):
        answer = await client.get(path, as_=user)
        if answer.status != 404:  # not every one is there yet
            assert (answer.status, answer.code) == (403, "mfa_setup_required"), path
    assert (await client.get("courses", as_=student)).status == 200
    assert (await client.get("users/me", as_=user)).status == 200
    assert (await client.get("auth/sessions", as_=user)).status == 200
    assert (await client.get("auth/mfa", as_=user)).json["required"] is True
    await Authenticator(client, user).set_up()
    assert (await client.get("courses", as_=user)).status == 200


async def test_a_seed_without_a_first_code_is_no_second_factor(client: Client) -> None:
    user = await make_user()
    await require(client, "student")
    await client.post("auth/mfa/totp", json={}, as_=user)
    assert await TotpDevice.all().count() == 1
    assert (await client.get("courses", as_=user)).code == "mfa_setup_required"


async def test_who_has_it_and_whom_it_is_no_longer_asked_go_on(client: Client) -> None:
    phone = await with_app(client)
    user = await make_user()
    await require(client, "student")
    assert (await client.get("courses", as_=phone.user)).status == 200
    assert (await client.get("courses", as_=user)).status == 403
    await require(client, "student", required=False)
    assert (await client.get("courses", as_=user)).status == 200


async def test_they_leave_and_get_no_ticket(client: Client) -> None:
    user = await make_user()
    await require(client, "student")
    assert (await client.post("realtime/tickets", json={}, as_=user)).status == 401
    assert (await client.post("auth/logout", as_=user)).status == 204
    assert (await client.get("users/me", as_=user)).status == 401


async def test_on_public_routes_they_are_nobody(client: Client) -> None:
    game = await make_game(questions=1)
    user = await make_user()
    await require(client, "student")
    wish = {"pin": str(game.session.pin), "nickname": "Nick"}
    assert (await client.post("live/join", json=wish, as_=user)).status == 201
    again = await client.post("live/join", json=wish | {"nickname": "Nack"}, as_=user)
    assert again.status == 201  # a guest each time


async def test_a_request_asks_the_database_no_more_often(
    client: Client, query_count: Counting
) -> None:
    user = await make_user()
    await client.token(user)
    async with query_count() as before:
        await client.get("notifications", as_=user)
    await require(client, "instructor")
    async with query_count() as after:
        await client.get("notifications", as_=user)
    assert len(before) == len(after)


async def test_sockets_end_when_their_role_needs_more(
    client: Client, db: None, server: Running
) -> None:
    phone, user = await with_app(client), await make_user()
    async with as_user(server, user) as bare, as_user(server, phone.user) as well:
        await require(client, "student")
        assert await bare.close_code() == 4403
        await well.ok("ping")


EARLY = {
    "GET /users/me", "POST /auth/logout", "GET /auth/sessions",
    "DELETE /auth/sessions/<uuid:session_id>", "GET /auth/mfa", "POST /auth/mfa/totp",
    "DELETE /auth/mfa/totp", "POST /auth/mfa/totp/confirm", "POST /auth/mfa/recovery-codes",
}  # fmt: skip


def test_nothing_else_is_open_early(app: Quart) -> None:
    assert {
        f"{method} /{rule.rule.removeprefix(PREFIX)}"
        for rule in api_rules(app)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if marked(app.view_functions[rule.endpoint], access.early.name)
    } == EARLY
