"""What admins do to accounts holds at once, and is noted."""

from __future__ import annotations

import asyncio
import time

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from lms.audit.models import AuditEvent
from lms.core import personal
from lms.core.access import Role
from lms.core.ids import new_id
from lms.courses.models import CourseStaff
from lms.notifications.models import Mail
from lms.users.actions import people
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_course
from tests.factories import make_user
from tests.live.factories import make_game
from tests.notifications.test_socket import ask, signed_in
from tests.patience import PATIENCE_S, PROMPT_S
from tests.server import Running


async def events() -> list[tuple[str, list[str]]]:
    """Those of accounts, oldest first."""
    found = await AuditEvent.filter(verb__startswith="user.").order_by("id")
    return [(one.verb, one.changed) for one in found]


async def test_changes_of_accounts_are_noted_by_field_names_alone(client: Client) -> None:
    admin = await make_user("admin")
    given = {"email": "ada@b.test", "full_name": "Ada", "role": "instructor"}
    made = (await client.post("users", json=given, as_=admin)).json
    for change in (
        {"role": "student", "full_name": "Ada L."}, {"status": "disabled"}, {"status": "active"},
        {"status": "active"},
    ):  # fmt: skip
        assert (await client.patch(f"users/{made['id']}", json=change, as_=admin)).status == 200
    assert await events() == [
        ("user.created", ["role"]),
        ("user.changed", ["full_name"]),
        ("user.role_changed", ["role"]),
        ("user.disabled", ["status"]),
        ("user.enabled", ["status"]),
    ]
    for event in await AuditEvent.filter(verb__startswith="user."):
        assert (event.actor_id, str(event.target_id)) == (admin.id, made["id"])


async def test_a_forced_reset_ends_sessions_and_mails_a_link(client: Client) -> None:
    admin, user = await make_user("admin"), await make_user(password_hash="x")
    token = await client.token(user)
    assert (await client.post(f"users/{user.id}/password-reset", as_=admin)).status == 202
    assert (await client.get("users/me", token=token)).status == 401
    assert (await User.get(id=user.id)).password_hash is None
    assert (await Mail.get(user_id=user.id)).template == "reset"
    assert ("user.password_reset_forced", ["password_hash"]) in await events()
    await client.patch(f"users/{user.id}", json={"status": "disabled"}, as_=admin)
    again = await client.post(f"users/{user.id}/password-reset", as_=admin)
    assert (again.status, again.code) == (409, "disabled")
    assert (await client.post(f"users/{new_id()}/password-reset", as_=admin)).status == 404


async def test_accounts_are_found_by_ids(client: Client) -> None:
    admin, one, other = await make_user("admin"), await make_user(), await make_user()
    await make_user()

    async def found(query: str) -> list[str]:
        answer = await client.get(f"users?{query}", as_=admin)
        assert answer.status == 200, answer
        return [item["id"] for item in answer.json["items"]]

    assert await found(f"id={one.id}") == [str(one.id)]
    assert await found(f"id={one.id}&id={other.id}&id={new_id()}") == [str(one.id), str(other.id)]
    assert await found(f"id={one.id}&role=admin") == []
    many = "&".join(f"id={new_id()}" for _ in range(101))
    assert (await client.get(f"users?{many}", as_=admin)).status == 422
    assert (await client.get("users?id=x", as_=admin)).status == 422


async def closing(line: ClientConnection) -> int | None:
    """Read until the other side closes; its code."""
    try:
        while True:
            await asyncio.wait_for(line.recv(), PATIENCE_S)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


@pytest.mark.parametrize("role", ["instructor", "admin"])
async def test_who_is_demoted_loses_the_host_seat_within_a_second(
    server: Running, db: None, role: str
) -> None:
    """Also of a game in a course that stays theirs."""
    game, admin = await make_game(), await make_user("admin")
    await make_user("admin")
    host = game.host if role == "instructor" else admin
    async with signed_in(server, host) as line:
        taken = await ask(line, type="subscribe", channel=f"live:{game.id}")
        assert "pin" in taken["snapshot"]
        begun = time.monotonic()
        await people.change_user(host.id, {"role": Role.STUDENT})
        assert await closing(line) == 4403
        assert time.monotonic() - begun < PROMPT_S
    async with signed_in(server, host) as line:
        refused = await ask(line, type="subscribe", channel=f"live:{game.id}")
        assert refused["code"] == "not_found"


@pytest.mark.parametrize("change", [{"status": "disabled"}, None], ids=["disabled", "reset"])
async def test_who_is_disabled_or_reset_loses_the_socket_within_a_second(
    server: Running, db: None, change: dict[str, str] | None
) -> None:
    user = await make_user(password_hash="x")
    async with signed_in(server, user) as line:
        begun = time.monotonic()
        if change:
            await people.change_user(user.id, change)
        else:
            await people.force_reset(user.id)
        assert await closing(line) == 4401
        assert time.monotonic() - begun < PROMPT_S


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Núñez", "nunez"),
        ("Nunez", "Núñez"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("İstanbul", "istanbul"),
        ("Дима Ёлкин", "димА елкин"),
        ("100% sure", "100%"),
        ("Zoë", "Zoe\u0308"),
    ],
)
async def test_people_are_found_without_their_accents(
    name: str, asked: str, client: Client
) -> None:
    admin = await make_user("admin")
    user = await make_user(full_name=f"Ms {name} Senior")
    answer = await client.get("users", as_=admin, query_string={"q": asked})
    assert [one["id"] for one in answer.json["items"]] == [str(user.id)]
    assert (await client.get("users", as_=admin, query_string={"q": "nobody"})).json["items"] == []


async def test_an_account_without_an_address_is_listed_and_gets_no_link(client: Client) -> None:
    admin, pupil = await make_user("admin"), await make_user(email=None, password_hash="x")
    course = await make_course()
    await CourseStaff.create(course=course, user=pupil, role="assistant")
    listed = (await client.get(f"users?id={pupil.id}", as_=admin)).json["items"]
    assert [one["email"] for one in listed] == [None]
    assert (await client.get(f"users/{pupil.id}", as_=admin)).json["email"] is None
    staff = await client.get(f"courses/{course.id}/staff", as_=admin)
    assert [one["email"] for one in staff.json["items"]] == [None]
    renamed = await client.patch(f"users/{pupil.id}", json={"full_name": "Ada"}, as_=admin)
    assert (renamed.status, renamed.json["email"]) == (200, None)
    refused = await client.post(f"users/{pupil.id}/password-reset", as_=admin)
    assert (refused.status, refused.code) == (409, "no_address")
    assert (await User.get(id=pupil.id)).password_hash == "x"


async def test_an_erased_person_keeps_no_number_of_the_school(client: Client) -> None:
    admin, pupil = await make_user("admin"), await make_user(email=None, external_id="SIS-7")
    exported = await personal.PERSONAL["users"].export(pupil.id)
    assert exported[0]["external_id"] == "SIS-7"
    await personal.PERSONAL["users"].erase(pupil.id)
    assert (await User.get(id=pupil.id)).external_id is None
    assert (await client.get(f"users/{pupil.id}", as_=admin)).status == 404
    assert (await make_user(external_id="SIS-7")).id != pupil.id
