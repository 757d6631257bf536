"""Enrollments as clients meet them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from lms.core import clock
from lms.core.access import Role
from lms.core.errors import Conflict
from lms.core.personal import PERSONAL
from lms.courses.models import Course, CourseStatus, Enrollment, StaffRole
from lms.enrollments import hooks
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import enroll, make_student
from tests.factories import make_user


@pytest_asyncio.fixture
async def joined() -> AsyncIterator[list[Enrollment]]:
    """The enrollments that upper floors heard of."""
    heard: list[Enrollment] = []

    async def hear(event: Enrollment) -> None:
        heard.append(event)

    hooks.created.add(hear)
    yield heard
    hooks.created.handlers.remove(hear)


async def test_a_student_joins_a_course_once(client: Client, joined: list[Enrollment]) -> None:
    course, student = await make_course(title="Light"), await make_user()
    path = f"courses/{course.id}/enrollments"
    first = await client.post(path, as_=student)
    assert first.status == 201, first
    assert first.json["status"] == "active"
    assert first.json["percent"] == 0
    assert first.json["completed_at"] is None
    assert first.json["course"]["title"] == "Light"
    assert first.json["user"] == {"id": str(student.id), "full_name": student.full_name}
    again = await client.post(path, as_=student)
    assert (again.status, again.json) == (200, first.json)
    assert [str(one.id) for one in joined] == [first.json["id"]]
    mine = await client.get("enrollments", as_=student)
    assert mine.json["items"] == [first.json]
    assert (await client.get(f"enrollments/{first.json['id']}", as_=student)).json == first.json
    assert (await client.get(f"courses/{course.id}", as_=student)).json["enrolled"] is True


async def test_fifty_tries_at_once_give_one_place(client: Client, joined: list[Enrollment]) -> None:
    course, student = await make_course(), await make_user()
    await client.token(student)
    path = f"courses/{course.id}/enrollments"
    answers = await asyncio.gather(*(client.post(path, as_=student) for _ in range(50)))
    assert sorted(one.status for one in answers) == [200] * 49 + [201]
    assert len({one.json["id"] for one in answers}) == 1
    assert len(joined) == 1


async def test_a_repeat_with_the_same_key_gets_the_same_answer(client: Client) -> None:
    course, student = await make_course(), await make_user()
    sent = {"headers": {"Idempotency-Key": "join"}, "as_": student}
    answers = [await client.post(f"courses/{course.id}/enrollments", **sent) for _ in range(2)]
    assert [one.status for one in answers] == [201, 201]
    assert answers[0].json == answers[1].json


@pytest.mark.parametrize("status", [CourseStatus.DRAFT, CourseStatus.ARCHIVED])
async def test_a_course_that_is_not_published_takes_nobody_in(
    client: Client, status: CourseStatus
) -> None:
    course = await make_course(status=status)
    path = f"courses/{course.id}/enrollments"
    assert (await client.post(path, as_=await make_user())).status == 404
    refused = await client.post(path, as_=await make_staff(course))
    assert (refused.status, refused.code) == (409, "not_open")
    assert (await client.post(path)).status == 401
    assert not await Enrollment.exists()


async def test_an_upper_floor_may_refuse(client: Client, db: None) -> None:
    course, student = await make_course(), await make_user()

    async def full(_event: Enrollment) -> None:
        raise Conflict("full")

    hooks.created.add(full)
    try:
        answer = await client.post(f"courses/{course.id}/enrollments", as_=student)
    finally:
        hooks.created.handlers.remove(full)
    assert (answer.status, answer.code) == (409, "full")
    assert not await Enrollment.exists()


async def test_who_leaves_may_come_back_to_the_same_place(
    client: Client, joined: list[Enrollment]
) -> None:
    course, student = await make_course(), await make_user()
    here = await enroll(course, student, percent=40)
    path = f"enrollments/{here.id}"
    assert (await client.delete(path, as_=student)).status == 204
    assert (await client.get(path, as_=student)).status == 404
    assert (await client.delete(path, as_=student)).status == 404
    assert (await client.get("enrollments", as_=student)).json["items"] == []
    dropped = await client.get("enrollments?status=dropped", as_=student)
    assert [one["status"] for one in dropped.json["items"]] == ["dropped"]
    assert (await client.get(f"courses/{course.id}", as_=student)).json["enrolled"] is False
    back = await client.post(f"courses/{course.id}/enrollments", as_=student)
    assert (back.status, back.json["id"], back.json["percent"]) == (201, str(here.id), 40)
    assert len(joined) == 1


async def test_a_completed_course_stays_completed_through_leaving(client: Client) -> None:
    course, student = await make_course(), await make_user()
    here = await enroll(course, student, status="completed", completed_at=clock.now())
    await client.delete(f"enrollments/{here.id}", as_=student)
    back = await client.post(f"courses/{course.id}/enrollments", as_=student)
    assert back.json["status"] == "completed"


async def test_who_sees_and_ends_an_enrollment(client: Client) -> None:
    course = await make_course()
    student = await make_student(course)
    here = await Enrollment.get(user_id=student.id)
    owner = await User.get(id=course.owner_id)
    other_teacher = await make_user(Role.INSTRUCTOR)
    await make_course(other_teacher)
    rows = [
        # who, sees it, lists the course's, ends it
        (student, 200, 403, 204),
        (owner, 200, 200, 204),
        (await make_staff(course), 200, 200, 204),
        (await make_staff(course, StaffRole.ASSISTANT), 200, 200, 404),
        (await make_user(Role.ADMIN), 200, 200, 204),
        (other_teacher, 404, 404, 404),
        (await make_student(course), 404, 403, 404),
        (await make_user(), 404, 403, 404),
    ]
    for who, sees, lists, ends in rows:
        await Enrollment.filter(id=here.id).update(status="active")
        assert (await client.get(f"enrollments/{here.id}", as_=who)).status == sees
        listed = await client.get(f"courses/{course.id}/enrollments", as_=who)
        assert listed.status == lists
        if lists == 200:
            assert len(listed.json["items"]) == 2
        assert (await client.delete(f"enrollments/{here.id}", as_=who)).status == ends
        await here.refresh_from_db()
        assert (here.status == "dropped") is (ends == 204)


async def test_a_course_lists_its_people_by_status(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    for status in ("active", "active", "completed", "dropped"):
        await make_student(course, status=status, completed_at=clock.now())
    for query, count in [("", 3), ("?status=active", 2), ("?status=dropped", 1)]:
        listed = await client.get(f"courses/{course.id}/enrollments{query}", as_=owner)
        assert len(listed.json["items"]) == count
    assert (await client.get("enrollments?status=gone", as_=owner)).status == 422


async def test_lists_take_as_many_queries_however_long(
    client: Client, query_count: Counting
) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    student = await make_student(course)
    for path, who in [("enrollments", student), (f"courses/{course.id}/enrollments", owner)]:
        await client.get(path, as_=who)
        counts = []
        for _ in range(2):
            async with query_count() as statements:
                await client.get(path, as_=who)
            counts.append(len(statements))
            for _ in range(5):
                await enroll(await make_course(), student)
                await make_student(course)
        assert counts[0] == counts[1] <= 4, statements


async def test_what_enrollments_hold_about_a_person_is_exported_and_kept(db: None) -> None:
    course, student = await make_course(), await make_user()
    await enroll(course, student, percent=30)
    await enroll(await make_course(), student, status="completed", completed_at=clock.now())
    first, second = await PERSONAL["enrollments"].export(student.id)
    assert (first["course_id"], first["percent"], first["completed_at"]) == (
        str(course.id),
        30,
        None,
    )
    assert second["completed_at"].endswith("Z")
    await PERSONAL["enrollments"].erase(student.id)
    assert len(await PERSONAL["enrollments"].export(student.id)) == 2


async def test_enrolling_is_open_as_the_course_says(client: Client) -> None:
    day = timedelta(days=1)
    now = clock.now()
    for fields, code in [
        ({"enrollment_mode": "closed"}, "not_open"),
        ({"enrollment_opens_at": now + day}, "not_open"),
        ({"enrollment_closes_at": now - day}, "not_open"),
        ({"ends_at": now - day}, "course_ended"),
        ({"ends_at": now - day, "enrollment_mode": "closed"}, "course_ended"),
        ({"ends_at": now + day, "enrollment_opens_at": now - day}, None),
    ]:
        course, student = await make_course(**fields), await make_user()
        path = f"courses/{course.id}"
        assert (await client.get(path, as_=student)).json["enrollment"]["open"] is (code is None)
        answer = await client.post(f"{path}/enrollments", as_=student)
        assert (answer.status, answer.json.get("code")) == ((409, code) if code else (201, None))
        # Who is in stays in.
        there = await make_student(course)
        assert (await client.post(f"{path}/enrollments", as_=there)).status == 200


async def test_staff_enrolls_by_address_whether_open_or_not(client: Client) -> None:
    course = await make_course(enrollment_mode="closed", status="draft")
    owner, helper = await User.get(id=course.owner_id), await make_staff(course, "assistant")
    student, gone = await make_user(), await make_user(status="disabled")
    path = f"courses/{course.id}/enrollments"
    made = await client.post(path, json={"email": student.email.upper()}, as_=helper)
    assert (made.status, made.json["user_id"]) == (201, str(student.id))
    again = await client.post(path, json={"email": student.email}, as_=owner)
    assert (again.status, again.json["id"]) == (200, made.json["id"])
    for email in (gone.email, "nobody@example.test", "no address"):
        refused = await client.post(path, json={"email": email}, as_=owner)
        assert refused.status == 422, email
        assert refused.json["errors"][0]["field"] == "email"
    await Course.filter(id=course.id).update(status="published")
    for who, status in [
        (student, 403),
        (await make_user(), 404),
        (await make_user(Role.INSTRUCTOR), 404),
        (await make_user(Role.ADMIN), 200),
    ]:
        answer = await client.post(path, json={"email": student.email}, as_=who)
        assert answer.status == status, who.role
    await client.delete(f"enrollments/{made.json['id']}", as_=student)
    back = await client.post(path, json={"email": student.email}, as_=owner)
    assert (back.status, back.json["status"]) == (201, "active")


async def test_staff_finds_learners_by_name_and_address(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    for name, email in (("Núria Gil", "ng@one.test"), ("Bo", "bo@two.test")):
        await enroll(course, await make_user(full_name=name, email=email))
    for q, expected in {"": 2, "nuria": 1, "TWO.t": 1, "%25": 0, "gil@": 0}.items():
        listed = (await client.get(f"courses/{course.id}/enrollments?q={q}", as_=owner)).json
        assert len(listed["items"]) == expected, q
    assert listed["items"] == []
    found = (await client.get(f"courses/{course.id}/enrollments?q=bo", as_=owner)).json
    assert found["items"][0]["user"]["email"] == "bo@two.test"
    mine = await User.get(email="bo@two.test")
    own = (await client.get("enrollments", as_=mine)).json["items"][0]
    assert own["user"].keys() == {"id", "full_name"}
