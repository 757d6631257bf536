"""API tokens: what they open, and for how long."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from quart import Quart

from lms.app import budget
from lms.app.policy import PREFIX, api_rules, marked
from lms.audit.models import AuditEvent
from lms.auth.actions import api_tokens
from lms.auth.models import ApiToken, RolePolicy
from lms.core import access, clock
from lms.users.models import User
from tests.auth.factories import make_token
from tests.client import Client
from tests.conftest import Counting
from tests.factories import actor_of, make_user
from tests.live.factories import make_game
from tests.server import Running
from tests.sockets import as_player, opened

WISH = {"name": "Grader", "scopes": ["write", "read"], "expires_in_days": 30}


async def noted() -> None:
    if api_tokens._uses.task is not None:
        await api_tokens._uses.task


async def test_a_token_is_shown_once_and_acts_as_the_person(client: Client) -> None:
    user = await make_user()
    made = (await client.post("auth/tokens", json=WISH, as_=user)).json
    prefix, token_id, secret = made["token"].split("_", 2)
    assert (prefix, token_id, len(secret)) == ("lms", made["id"].replace("-", ""), 43)
    assert (made["scopes"], made["hint"]) == (["read", "write"], secret[-4:])
    [listed] = (await client.get("auth/tokens", as_=user)).json["items"]
    assert listed == {name: value for name, value in made.items() if name != "token"}
    me = await client.get("users/me", token=made["token"])
    assert me.json["id"] == str(user.id)
    await noted()
    [used] = (await client.get("auth/tokens", as_=user)).json["items"]
    assert used["last_used_at"] is not None
    assert secret not in str(await ApiToken.all().values())
    [event] = await AuditEvent.exclude(verb__startswith="session.")
    assert (event.verb, str(event.target_id)) == ("api_token.created", made["id"])


@pytest.mark.parametrize(
    "change",
    [{"name": ""}, {"name": "x" * 101}, {"scopes": []}, {"scopes": ["admin"]},
     {"expires_in_days": 0}, {"expires_in_days": 366}, {"expires_in_days": True}, {"user_id": "x"}],
)  # fmt: skip
async def test_a_wish_has_bounds(change: dict[str, object], client: Client) -> None:
    user = await make_user()
    answer = await client.post("auth/tokens", json=WISH | change, as_=user)
    assert answer.status == 422


async def test_what_is_no_living_token_is_401(client: Client) -> None:
    user = await make_user()
    made = await make_token(user)
    head, _, secret = made.token.rpartition("_")
    wrong = [
        f"lms_{uuid4().hex}_{'a' * 43}", f"{head}_{'a' * 43}", made.token[:-1], "lms_", "lms_x_y",
        made.token.upper(), f"{head}_{secret}\u00e9",
    ]  # fmt: skip
    for token in wrong:
        assert (await client.get("users/me", token=token)).status == 401, token
    await ApiToken.all().update(expires_at=clock.now() - timedelta(seconds=1))
    assert (await client.get("users/me", token=made.token)).status == 401
    await ApiToken.all().update(expires_at=None)
    assert (await client.get("users/me", token=made.token)).status == 200
    await User.all().update(status="disabled")
    assert (await client.get("users/me", token=made.token)).status == 401


async def test_disabling_ends_tokens_for_good(client: Client) -> None:
    user, admin = await make_user(), await make_user("admin")
    made = await make_token(user)
    for status in ("disabled", "active"):
        answer = await client.patch(f"users/{user.id}", json={"status": status}, as_=admin)
        assert answer.status == 200
        assert (await client.get("users/me", token=made.token)).status == 401


async def test_a_revoked_token_is_over(client: Client) -> None:
    user, other = await make_user(), await make_user("admin")
    made = await make_token(user)
    path = f"auth/tokens/{made.id}"
    assert (await client.delete(path, as_=other)).status == 404
    assert (await client.delete(path, as_=user)).status == 204
    assert (await client.delete(path, as_=user)).status == 404
    assert (await client.get("users/me", token=made.token)).status == 401
    assert (await client.get("auth/tokens", as_=user)).json["items"] == []


async def test_scopes_go_by_the_method(client: Client) -> None:
    user = await make_user("instructor")
    reads, writes = await make_token(user, ["read"]), await make_token(user, ["write"])
    assert (await client.get("courses", token=reads.token)).status == 200
    refused = await client.post("courses", json={"title": "T"}, token=reads.token)
    assert (refused.status, refused.code) == (403, "scope_missing")
    assert (await client.post("courses", json={"title": "T"}, token=writes.token)).status == 201
    assert (await client.get("courses", token=writes.token)).code == "scope_missing"
    # Public routes don't make more of a token than it is.
    assert (await client.post("live/join", json={"pin": "1"}, token=reads.token)).status == 403


async def test_a_token_has_no_more_than_its_persons_role(client: Client) -> None:
    user = await make_user("admin")
    made = await make_token(user)
    assert (await client.get("users", token=made.token)).status == 200
    await User.all().update(role="student")
    assert (await client.get("users", token=made.token)).status == 403


async def test_a_token_waits_for_the_second_factor_too(client: Client) -> None:
    made = await make_token(await make_user())
    await RolePolicy.create(role="student", mfa_required=True)
    assert (await client.get("courses", token=made.token)).code == "mfa_setup_required"


async def test_no_token_changes_how_the_account_is_signed_in_to(client: Client) -> None:
    made = await make_token(await make_user("admin"))
    for method, path in (
        ("GET", "auth/tokens"), ("POST", "auth/tokens"), ("DELETE", f"auth/tokens/{made.id}"),
        ("POST", "auth/mfa/totp"), ("POST", "auth/password/change"), ("GET", "auth/sessions"),
        ("PUT", "auth/policies/admin"),
    ):  # fmt: skip
        answer = await client.ask(method, path, token=made.token, json={})
        assert (answer.status, answer.code) == (403, "session_needed"), path


WITH_TOKENS = {"GET /auth/policies"}
"""Routes of signing in, other than public ones, that an API token may use."""


def test_every_route_of_signing_in_needs_a_session(app: Quart) -> None:
    open_ = {
        f"{method} /{path}"
        for rule in api_rules(app)
        if (path := rule.rule.removeprefix(PREFIX)).startswith("auth/")
        and marked(app.view_functions[rule.endpoint], access.MARK)
        and not marked(app.view_functions[rule.endpoint], access.by_session.name)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert open_ == WITH_TOKENS


async def test_its_use_is_noted_once_a_minute(client: Client, query_count: Counting) -> None:
    made = await make_token(await make_user())

    async def used() -> str:
        await client.get("users/me", token=made.token)
        await noted()
        return str((await ApiToken.get()).last_used_at)

    first = await used()
    assert await used() == first
    await ApiToken.all().update(last_used_at=clock.now() - timedelta(seconds=61))
    assert await used() > first


async def test_a_use_that_cannot_be_noted_is_no_error(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await make_token(await make_user())
    monkeypatch.setattr(api_tokens, "NOTE", "select $1::uuid[] / 0")
    assert (await client.get("users/me", token=made.token)).status == 200
    await noted()
    monkeypatch.undo()
    assert (await client.get("users/me", token=made.token)).status == 200
    await noted()
    assert (await ApiToken.get()).last_used_at is not None


async def test_each_token_has_a_budget_of_its_own(client: Client) -> None:
    user = await make_user()
    person = actor_of(user)
    one, two = await make_token(user), await make_token(user)
    keys = {budget._key(await api_tokens.actor_of(made.token)) for made in (one, two)}
    assert len(keys | {budget._key(person)}) == 3
    await noted()


async def ticket(server: Running, token: str) -> httpx.Response:
    bearer = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(base_url=server.base_url) as web:
        return await web.post("/api/v1/realtime/tickets", headers=bearer)


async def test_a_socket_ends_with_its_token(client: Client, server: Running) -> None:
    user = await make_user()
    made, other = await make_token(user), await make_token(user)
    async with opened(server) as socket, opened(server) as beside:
        answer = await socket.ok(
            "hello", ticket=(await ticket(server, made.token)).json()["ticket"]
        )
        assert answer["user"]["id"] == str(user.id)
        await socket.ok("subscribe", channel=f"notifications:{user.id}")
        await beside.ok("hello", ticket=(await ticket(server, other.token)).json()["ticket"])
        await client.delete(f"auth/tokens/{made.id}", as_=user)
        assert await socket.close_code() == 4401
        await beside.ok("ping")


async def test_a_socket_needs_both_scopes(client: Client, server: Running) -> None:
    user = await make_user()
    for scope in ("read", "write"):
        made = await make_token(user, [scope])
        answer = await ticket(server, made.token)
        assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")


async def test_no_socket_as_a_player_without_both_scopes(client: Client) -> None:
    game = await make_game()
    user = await make_user()
    player = await game.player(user)
    for scope in ("read", "write"):
        made = await make_token(user, [scope])
        for path, sent in (
            ("realtime/tickets", {"participant_id": str(player.participant.id)}),
            ("live/join", {"pin": game.session.pin}),
        ):
            answer = await client.post(path, json=sent, token=made.token)
            assert (answer.status, answer.code) == (403, "scope_missing"), (scope, path)


async def test_a_disabled_account_plays_no_longer(client: Client, server: Running) -> None:
    game = await make_game()
    user, admin = await make_user(), await make_user("admin")
    player = await game.player(user)
    async with as_player(server, player.player_token) as socket:
        await socket.ok("subscribe", channel=game.channel)
        answer = await client.patch(f"users/{user.id}", json={"status": "disabled"}, as_=admin)
        assert answer.status == 200
        assert await socket.close_code() == 4403
    async with opened(server) as again:
        again.send("hello", player_token=player.player_token)
        assert await again.close_code() == 4403


async def test_no_token_makes_an_admin(client: Client) -> None:
    admin, other = await make_user("admin"), await make_user()
    made = await make_token(admin)
    person = {"email": "new@example.test", "full_name": "New"}
    for method, path, sent in (
        ("POST", "users", person | {"role": "admin"}),
        ("PATCH", f"users/{other.id}", {"role": "admin"}),
        ("POST", f"users/{other.id}/password-reset", None),
    ):
        answer = await client.ask(method, path, token=made.token, json=sent)
        assert (answer.status, answer.code) == (403, "session_needed"), path
    assert (await client.post("users", json=person, token=made.token)).status == 201
    assert await User.filter(role="admin").count() == 1
