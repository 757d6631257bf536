"""Students who ask to teach, and admins who answer."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from lms.audit.models import AuditEvent
from lms.core.access import Role
from lms.notifications.models import Mail, Notification
from lms.users.models import InstructorApplication, User
from tests.client import Answer, Client
from tests.factories import make_user

PATH = "instructors/applications"


async def apply(client: Client, user: User, text: str = "I teach.") -> Answer:
    return await client.post(PATH, json={"motivation": text}, as_=user)


async def answer(client: Client, made: Any, verb: str, admin: User, note: str = "") -> Answer:
    given = {"note": note} if note else {}
    return await client.post(f"{PATH}/{made['id']}/{verb}", json=given, as_=admin)


async def verbs() -> list[str]:
    found = AuditEvent.filter(verb__not_in=["session.opened"]).order_by("id")
    return [str(verb) for verb in await found.values_list("verb", flat=True)]


async def test_an_approved_student_teaches_at_once_and_is_told(client: Client) -> None:
    student, admin = await make_user(), await make_user("admin")
    made = await apply(client, student)
    assert (made.status, made.json["state"]) == (201, "pending")
    again = await apply(client, student)
    assert (again.status, again.code) == (409, "already_pending")
    assert (await client.post("courses", json={"title": "T"}, as_=student)).status == 403
    [waiting] = (await client.get(f"{PATH}?state=pending", as_=admin)).json["items"]
    assert waiting["user"]["email"] == student.email
    done = await answer(client, made.json, "approve", admin, "Welcome")
    assert (done.status, done.json["state"], done.json["reviewed_by"]) == (
        200, "approved", str(admin.id),
    )  # fmt: skip
    assert (await client.post("courses", json={"title": "T"}, as_=student)).status == 201
    assert (await apply(client, student)).code == "already_instructor"
    [mine] = (await client.get(f"{PATH}/mine", as_=student)).json["items"]
    assert (mine["note"], "reviewed_by" in mine) == ("Welcome", False)
    told = await Notification.get(user_id=student.id)
    assert (told.kind, told.data) == ("application_reviewed", {"approved": True, "note": "Welcome"})
    assert (await Mail.get(user_id=student.id)).template == "application_reviewed"
    assert (await verbs())[:3] == ["application.sent", "user.role_changed", "application.approved"]


async def test_a_rejected_student_may_ask_again(client: Client) -> None:
    student, admin = await make_user(), await make_user("admin")
    made = await apply(client, student)
    assert (await answer(client, made.json, "reject", admin)).json["state"] == "rejected"
    assert (await User.get(id=student.id)).role == "student"
    assert (await apply(client, student)).status == 201
    assert await Mail.filter(user_id=student.id).count() == 1


async def test_of_two_admins_one_answers(client: Client) -> None:
    student, one, other = await make_user(), await make_user("admin"), await make_user("admin")
    made = (await apply(client, student)).json
    found = await asyncio.gather(
        answer(client, made, "approve", one), answer(client, made, "reject", other)
    )
    assert sorted(one.status for one in found) == [200, 409]
    assert await Notification.filter(user_id=student.id).count() == 1
    state = (await InstructorApplication.get(id=made["id"])).state
    assert (await User.get(id=student.id)).role == (
        "instructor" if state == "approved" else "student"
    )


async def test_of_many_applications_at_once_one_waits(client: Client) -> None:
    student = await make_user()
    await client.token(student)
    found = await asyncio.gather(*(apply(client, student) for _ in range(10)))
    assert sorted(one.status for one in found) == [201, *[409] * 9]


async def test_who_became_admin_meanwhile_stays_one(client: Client) -> None:
    student, admin = await make_user(), await make_user("admin")
    made = (await apply(client, student)).json
    await client.patch(f"users/{student.id}", json={"role": "admin"}, as_=admin)
    assert (await answer(client, made, "approve", admin)).status == 200
    assert (await User.get(id=student.id)).role == "admin"


@pytest.mark.parametrize("text", ["", "  \n", "x" * 2001, None, "a\x00b"])
async def test_a_motivation_says_something(client: Client, text: Any) -> None:
    made = await apply(client, await make_user(), text)
    assert (made.status, made.json["errors"][0]["field"]) == (422, "motivation")


async def test_who_has_no_address_is_answered_all_the_same(client: Client) -> None:
    admin, student = await make_user("admin"), await make_user(email=None)
    waiting = await InstructorApplication.create(user_id=student.id, motivation="I teach.")
    done = await answer(client, {"id": waiting.id}, "reject", admin)
    assert (done.status, done.json["state"]) == (200, "rejected")
    assert (await Notification.get(user_id=student.id)).kind == "application_reviewed"
    assert await Mail.all().count() == 0


async def test_admins_are_told_of_an_application_once(client: Client) -> None:
    admin, disabled = await make_user(Role.ADMIN), await make_user(Role.ADMIN, status="disabled")
    other, student = await make_user(Role.INSTRUCTOR), await make_user(full_name="Ada")
    made = (await apply(client, student)).json
    assert (await apply(client, student)).status == 409
    [told] = await Notification.filter(kind="application_sent")
    assert told.user_id == admin.id
    assert told.data == {"application_id": made["id"], "name": "Ada"}
    assert disabled.id != other.id != told.user_id
