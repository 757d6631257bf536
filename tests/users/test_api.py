"""Accounts over REST."""

from __future__ import annotations

import asyncio

import pytest

from lms.auth.models import AuthSession
from lms.core import personal
from lms.users.actions import people
from lms.users.models import User
from tests.client import Client
from tests.factories import make_user


async def test_people_change_what_is_theirs(client: Client) -> None:
    user = await make_user()
    change = {"full_name": " Ada  ", "locale": "de-CH", "timezone": "Europe/Zurich"}
    answer = await client.patch("users/me", json=change, as_=user)
    assert answer.status == 200
    found = await User.get(id=user.id)
    assert (found.full_name, found.locale, found.timezone) == ("Ada", "de-CH", "Europe/Zurich")
    cleared = await client.patch("users/me", json={"locale": None}, as_=user)
    assert (cleared.json["locale"], cleared.json["timezone"]) == (None, "Europe/Zurich")


@pytest.mark.parametrize(
    "change",
    [{"full_name": ""}, {"full_name": None}, {"full_name": "a\nb"}, {"full_name": "x" * 201},
     {"timezone": "Mars/Olympus"}, {"timezone": "../etc"}, {"locale": "!"},
     {"role": "admin"}, {"email": "x@y.test"}, {"status": "active"}, {"id": "x"},
     {"password_hash": "x"}, {"created_at": "2026-01-01"}],
)  # fmt: skip
async def test_nobody_changes_more(change: dict[str, object], client: Client) -> None:
    user = await make_user()
    answer = await client.patch("users/me", json=change, as_=user)
    assert (answer.status, answer.code) == (422, "invalid")
    assert (await User.get(id=user.id)).updated_at == user.updated_at


async def test_admins_make_accounts(client: Client) -> None:
    admin = await make_user("admin")
    new = {"email": "Grace@Example.test", "full_name": "Grace", "role": "instructor"}
    made = await client.post("users", json=new, as_=admin)
    assert (made.status, made.json["email"]) == (201, "grace@example.test")
    again = await client.post("users", json=new, as_=admin)
    assert (again.status, again.code) == (409, "email_taken")
    assert (await client.get(f"users/{made.json['id']}", as_=admin)).json == made.json


async def test_the_list_is_filtered_and_paged(client: Client) -> None:
    admin = await make_user("admin")
    people = [await make_user(full_name=f"Student {n}") for n in range(5)]
    seen: list[str] = []
    cursor = ""
    while True:
        answer = (await client.get(f"users?role=student&limit=2{cursor}", as_=admin)).json
        seen += [item["id"] for item in answer["items"]]
        if answer["next"] is None:
            break
        cursor = f"&cursor={answer['next']}"
    assert seen == [str(person.id) for person in people]
    found = (await client.get("users?q=STUDENT 3", as_=admin)).json["items"]
    assert [item["full_name"] for item in found] == ["Student 3"]
    assert (await client.get("users?q=%25", as_=admin)).json["items"] == []


async def test_a_page_says_where_the_next_is(client: Client) -> None:
    admin = await make_user("admin")
    await make_user()
    answer = await client.get("users?limit=1", as_=admin)
    link = answer.headers["Link"]
    assert link.endswith('>; rel="next"')
    following = await client.get(link[1:].partition(">")[0], as_=admin)
    assert following.json["next"] is None
    assert "Link" not in following.headers


async def test_an_admin_stays(client: Client) -> None:
    admin = await make_user("admin")
    for change in ({"role": "student"}, {"status": "disabled"}):
        answer = await client.patch(f"users/{admin.id}", json=change, as_=admin)
        assert (answer.status, answer.code) == (409, "last_admin")


async def test_two_admins_who_demote_each_other_leave_one(client: Client) -> None:
    one, other = await make_user("admin"), await make_user("admin")
    answers = await asyncio.gather(
        client.patch(f"users/{other.id}", json={"role": "student"}, as_=one),
        client.patch(f"users/{one.id}", json={"role": "student"}, as_=other),
    )
    assert await User.filter(role="admin").count() == 1
    assert [answer.status for answer in answers].count(200) == 1


async def test_creating_the_admin_twice_sets_a_password_and_ends_sessions(
    client: Client,
) -> None:
    first = await people.create_admin("Root@Example.test", "first password")
    token = await client.token(first)
    again = await people.create_admin("root@example.test", "second password")
    assert again.id == first.id
    assert (await client.get("users/me", token=token)).status == 401
    login = {"email": "root@example.test", "password": "second password"}
    assert (await client.post("auth/login", json=login)).status == 200


async def test_personal_data_can_be_exported_and_erased(client: Client) -> None:
    user = await make_user(full_name="Ada", locale="en")
    await client.token(user)
    for table in ("users", "auth_sessions"):
        [row] = await personal.PERSONAL[table].export(user.id)
        assert "password_hash" not in row
        assert "token_hash" not in row
    for table in ("auth_sessions", "users"):
        await personal.PERSONAL[table].erase(user.id)
    left = await User.get(id=user.id)
    assert (left.full_name, left.locale, left.status) == ("", None, "disabled")
    assert "@erased.invalid" in left.email
    assert await AuthSession.all().count() == 0
