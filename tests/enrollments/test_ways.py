"""The ways into a course: requests, codes, seats and the waiting list, cohorts."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import Any
from uuid import uuid4

from lms.core import clock
from lms.core.access import Actor, Role
from lms.courses.models import Course, Enrollment, StaffRole
from lms.enrollments.actions import deciding
from lms.notifications.models import Notification
from lms.progress.models import LessonProgress
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import enroll, make_student
from tests.factories import make_user
from tests.lessons.factories import make_lesson


async def join(client: Client, course: Course, who: User, **body: Any) -> Any:
    return await client.post(f"courses/{course.id}/enrollments", json=body, as_=who)


async def seen(client: Client, course: Course, who: User) -> Any:
    return (await client.get(f"courses/{course.id}", as_=who)).json


async def test_a_request_is_decided_by_the_staff_and_told(client: Client) -> None:
    course = await make_course(enrollment_mode="approval", title="Light")
    helper = await make_staff(course, StaffRole.ASSISTANT)
    asks, other = await make_user(full_name="Ada"), await make_user()
    made = await join(client, course, asks)
    assert (made.status, made.json["status"], made.json["activated_at"]) == (201, "pending", None)
    assert (await join(client, course, asks)).status == 200
    assert (await seen(client, course, asks))["enrolled"] is False
    told = await Notification.filter(kind="enrollment_requested")
    assert {one.user_id for one in told} == {course.owner_id, helper.id}
    assert told[0].data["name"] == "Ada"
    path = f"enrollments/{made.json['id']}"
    for _ in range(2):
        approved = await client.post(f"{path}/approve", as_=helper)
        assert (approved.status, approved.json["status"]) == (200, "active")
    assert (approved.json["source"], approved.json["user"]["email"]) == ("approval", asks.email)
    heard = await Notification.get(kind="enrollment_changed")
    assert (heard.user_id, heard.data["status"], heard.data["title"]) == (
        asks.id,
        "active",
        "Light",
    )
    turned = (await join(client, course, other)).json["id"]
    why = {"reason": "The course is for second years."}
    rejected = await client.post(f"enrollments/{turned}/reject", json=why, as_=helper)
    assert (rejected.status, rejected.json["status"]) == (200, "rejected")
    told_why = await Notification.get(kind="enrollment_changed", user_id=other.id)
    assert told_why.data["reason"] == why["reason"]
    long = await client.post(f"enrollments/{turned}/reject", json={"reason": "x" * 501}, as_=helper)
    assert long.status == 422
    assert (await join(client, course, other)).code == "rejected"
    assert (await client.delete(f"enrollments/{turned}", as_=other)).code == "conflict"
    mine = (await seen(client, course, other))["my_enrollment"]
    assert (mine["status"], mine["reason"]) == ("rejected", why["reason"])
    assert (await client.post(f"enrollments/{turned}/suspend", as_=helper)).status == 403


async def test_a_code_opens_and_the_old_one_dies(client: Client) -> None:
    course = await make_course(enrollment_mode="code")
    owner = await User.get(id=course.owner_id)
    path = f"courses/{course.id}/enrollment-code"
    old = (await client.post(path, as_=owner)).json["code"]
    new = (await client.post(path, as_=owner)).json
    assert new["url"].endswith(f"/courses/{course.id}#code={new['code']}")
    assert (await seen(client, course, owner))["enrollment"]["code"] == new["code"]
    helper = await make_staff(course, StaffRole.ASSISTANT)
    assert (await seen(client, course, helper))["enrollment"]["code"] is None
    student = await make_user()
    for body in ({}, {"code": old}, {"code": ""}):
        refused = await join(client, course, student, **body)
        assert (refused.status, refused.json["errors"][0]["field"]) == (422, "code"), body
    made = await join(client, course, student, code=new["code"].lower())
    assert (made.status, made.json["status"], made.json["source"]) == (201, "active", "code")
    guesser = await make_user()
    statuses = [(await join(client, course, guesser, code=old)).status for _ in range(11)]
    assert statuses == [422] * 10 + [429]
    await Course.filter(id=course.id).update(enrollment_mode="closed")
    assert (await join(client, course, await make_user(), code=new["code"])).code == "not_open"


async def test_a_code_taken_back_opens_nothing_and_its_picture_holds_the_address(
    client: Client,
) -> None:
    course = await make_course(enrollment_mode="code")
    owner = await User.get(id=course.owner_id)
    path = f"courses/{course.id}/enrollment-code"
    bare = await client.get(f"courses/{course.id}/invitation.svg", as_=owner)
    code = (await client.post(path, as_=owner)).json["code"]
    coded = await client.get(f"courses/{course.id}/invitation.svg", as_=owner)
    assert (coded.status, coded.headers["Content-Type"]) == (200, "image/svg+xml")
    assert coded.headers["Cache-Control"] == "no-store"
    assert bare.body != coded.body
    for _ in range(2):
        assert (await client.delete(path, as_=owner)).status == 204
    assert (await seen(client, course, owner))["enrollment"]["code"] is None
    refused = await join(client, course, await make_user(), code=code)
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, "code")


async def test_a_hundred_take_the_last_seat_and_one_has_it(client: Client) -> None:
    course = await make_course(enrollment_capacity=3)
    for status in ("active", "suspended"):
        await make_student(course, status=status)
    people = [await make_user() for _ in range(100)]
    for one in people:
        await client.token(one)
    answers = await asyncio.gather(*(join(client, course, one) for one in people))
    assert {one.status for one in answers} == {201}
    states = sorted(one.json["status"] for one in answers)
    assert states == ["active"] + ["waitlisted"] * 99
    lines = await client.get(
        f"courses/{course.id}/enrollments?status=waitlisted&limit=100",
        as_=await User.get(id=course.owner_id),
    )
    assert sorted(one["position"] for one in lines.json["items"]) == list(range(1, 100))


async def test_the_waiting_list_moves_up_by_itself(client: Client) -> None:
    course = await make_course(enrollment_capacity=1)
    owner = await User.get(id=course.owner_id)
    first, second, third, fourth = [await make_user() for _ in range(4)]
    places = [(await join(client, course, one)).json for one in (first, second, third, fourth)]
    assert [one["position"] for one in places] == [None, 1, 2, 3]
    shown = await seen(client, course, third)
    assert shown["my_enrollment"]["position"] == 2
    assert (shown["enrollment"]["seats_left"], shown["enrollment"]["capacity"]) == (0, 1)
    await client.delete(f"enrollments/{places[0]['id']}", as_=first)
    moved = await Enrollment.get(id=places[1]["id"])
    assert (moved.status, moved.source) == ("active", "waitlist")
    assert (await Notification.get(kind="enrollment_changed")).user_id == second.id
    change = {"enrollment": {"capacity": 2}}
    raised = await client.patch(f"courses/{course.id}", json=change, as_=owner)
    assert raised.status == 200, raised
    assert (await Enrollment.get(id=places[2]["id"])).status == "active"
    over = await client.post(f"enrollments/{places[3]['id']}/approve", as_=owner)
    assert over.json["status"] == "active"
    change = {"enrollment": {"capacity": 1, "waitlist": False}}
    assert (await client.patch(f"courses/{course.id}", json=change, as_=owner)).status == 200
    assert await Enrollment.filter(course_id=course.id, status="active").count() == 3
    assert (await join(client, course, first)).code == "full"


async def test_a_suspension_outlives_leaving_and_a_completion_everything(client: Client) -> None:
    course, student = await make_course(), await make_user()
    owner = await User.get(id=course.owner_id)
    path = f"enrollments/{(await join(client, course, student)).json['id']}"
    done = (await client.post(f"{path}/complete", as_=owner)).json
    assert (done["status"], done["percent"]) == ("completed", 100)
    assert (await client.post(f"{path}/suspend", as_=owner)).json["status"] == "suspended"
    assert (await client.delete(path, as_=student)).code == "conflict"
    assert (await client.get(f"courses/{course.id}/outline", as_=student)).status != 500
    assert not await Course.learned_by(_actor(student)).exists()
    assert (await client.delete(path, as_=owner)).status == 204
    assert (await join(client, course, student)).json["status"] == "suspended"
    back = (await client.post(f"{path}/resume", as_=owner)).json
    assert (back["status"], back["completed_at"]) == ("completed", done["completed_at"])


def _actor(user: User) -> Actor:
    return Actor("user", user.id, Role(user.role), user.full_name, uuid4())


async def test_progress_completes_a_course_once(db: None) -> None:
    course, student = await make_course(), await make_user()
    here = await enroll(course, student)
    completed = [await deciding.complete(here) for _ in range(2)]
    assert [one is not None for one in completed] == [True, False]
    await here.refresh_from_db()
    assert (here.status, here.percent, here.completed_at is None) == ("completed", 100, False)


async def test_cohorts_hold_learners(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    student = await make_student(course)
    path = f"courses/{course.id}/cohorts"
    made = await client.post(path, json={"name": "Spring"}, as_=owner)
    assert (made.status, made.json["starts_at"]) == (201, None)
    assert (await client.post(path, json={"name": "Spring"}, as_=owner)).code == "name_taken"
    cohort = f"cohorts/{made.json['id']}"
    change = {"starts_at": "2030-01-01T00:00:00Z"}
    assert (await client.patch(cohort, json=change, as_=owner)).json["name"] == "Spring"
    assert [one["name"] for one in (await client.get(path, as_=owner)).json] == ["Spring"]
    here = f"enrollments/{(await Enrollment.get(user_id=student.id)).id}"
    put = await client.patch(here, json={"cohort_id": made.json["id"]}, as_=owner)
    assert put.json["cohort_id"] == made.json["id"]
    found = f"courses/{course.id}/enrollments?cohort_id={made.json['id']}"
    assert len((await client.get(found, as_=owner)).json["items"]) == 1
    other = await client.post(
        f"courses/{(await make_course(owner)).id}/cohorts", json={"name": "Else"}, as_=owner
    )
    wrong = await client.patch(here, json={"cohort_id": other.json["id"]}, as_=owner)
    assert wrong.status == 422
    assert (await client.delete(cohort, as_=owner)).status == 204
    assert (await client.get(here, as_=owner)).json["cohort_id"] is None


async def test_learners_are_sorted_page_by_page_and_saved_as_csv(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    for name, percent in (("Cy", 10), ("=Ada", 90), ("Bo", 10)):
        user = await make_user(full_name=name)
        await enroll(course, user, percent=percent, last_activity_at=clock.now())
    for sort, names in {
        "name": ["=Ada", "Bo", "Cy"],
        "percent": ["Cy", "Bo", "=Ada"],
        "last_activity_at": ["Cy", "=Ada", "Bo"],
    }.items():
        found, cursor = [], ""
        while True:
            path = f"courses/{course.id}/enrollments?limit=1&sort={sort}{cursor}"
            page = (await client.get(path, as_=owner)).json
            found += [one["user"]["full_name"] for one in page["items"]]
            if page["next"] is None:
                break
            cursor = f"&cursor={page['next']}"
        assert found == names, sort
    path = f"courses/{course.id}/enrollments?sort=name"
    saved = await client.get(path, as_=owner, headers={"Accept": "text/csv"})
    assert saved.status == 200, saved.text
    lines = list(csv.reader(io.StringIO(saved.text.removeprefix("\ufeff"))))
    assert [line[0] for line in lines] == ["name", "'=Ada", "Bo", "Cy"]


async def test_an_enrollment_tells_how_many_required_lessons_are_done(client: Client) -> None:
    course = await make_course()
    lessons = [await make_lesson(course) for _ in range(3)]
    await make_lesson(course, required=False)
    await make_lesson(course, status="draft")
    one, other = await make_student(course), await make_student(course)
    for lesson in lessons[:2]:
        await LessonProgress.create(
            course=course,
            lesson=lesson,
            user=one,
            completed_at=clock.now(),
            completed_how="learner",
        )
    found = await client.get(f"courses/{course.id}/enrollments", as_=await course.owner)
    counted = {
        item["user_id"]: (item["required"], item["required_done"]) for item in found.json["items"]
    }
    assert counted == {str(one.id): (3, 2), str(other.id): (3, 0)}
    mine = await client.get("enrollments", as_=one)
    assert (mine.json["items"][0]["required"], mine.json["items"][0]["required_done"]) == (3, 2)
