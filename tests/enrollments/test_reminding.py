"""Reminders of what ends soon, and messages of a course's staff."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lms.core import clock
from lms.courses.models import Course, Enrollment
from lms.enrollments.actions import reminding
from lms.notifications import letters
from lms.notifications.models import Mail, Notification
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll, make_student
from tests.factories import make_user


async def told(user: User, kind: str = "due_soon") -> list[Any]:
    found = Notification.filter(user_id=user.id, kind=kind).order_by("id")
    return [one.data for one in await found]


async def test_learners_are_reminded_once_a_day_before_a_course_ends(db: None) -> None:
    ends_at = clock.now() + timedelta(hours=23)
    course = await make_course(title="Plants", ends_at=ends_at, status="published")
    student = await make_student(course)
    done = await make_student(course, status="completed", completed_at=clock.now())
    waiting = await make_student(course, status="waitlisted", waiting_since=clock.now())
    later = await make_course(ends_at=clock.now() + timedelta(hours=25), status="published")
    over = await make_course(ends_at=clock.now() - timedelta(minutes=1), status="published")
    draft = await make_course(ends_at=ends_at, status="draft")
    for other in (later, over, draft):
        await enroll(other, await make_user())
    await asyncio.gather(*(reminding.remind() for _ in range(4)))
    [data] = await told(student)
    assert data["kind"] == "course"
    assert (data["id"], data["course_id"], data["title"]) == (
        str(course.id),
        str(course.id),
        "Plants",
    )
    assert data["at"]
    assert await Notification.filter(kind="due_soon").count() == 1
    assert not await told(done)
    assert not await told(waiting)

    await Course.filter(id=course.id).update(ends_at=ends_at + timedelta(minutes=30))
    await Enrollment.filter(user_id=waiting.id).update(status="active", waiting_since=None)
    await reminding.remind()
    assert len(await told(student)) == 2, "the end was moved"
    assert len(await told(waiting)) == 1


async def test_a_reminder_is_mailed_unless_somebody_chose_otherwise(db: None) -> None:
    course = await make_course(
        title="Plants", ends_at=clock.now() + timedelta(hours=3), status="published"
    )
    me = await make_user(email_verified_at=clock.now(), locale="de")
    await enroll(course, me)
    await reminding.remind()
    letter = letters.write(await Mail.get(user_id=me.id).select_related("user"))
    assert letter.subject.startswith("\u201ePlants\u201c endet am ")
    assert f"/courses/{course.id}" in letter.text


async def test_a_reminder_says_the_time_as_its_readers_clock_does(db: None) -> None:
    ends_at = clock.now() + timedelta(hours=3)
    course = await make_course(title="Plants", ends_at=ends_at, status="published")
    for zone in (None, "Asia/Tokyo"):
        me = await make_user(email_verified_at=clock.now(), timezone=zone)
        await enroll(course, me)
        await reminding.remind()
        letter = letters.write(await Mail.get(user_id=me.id).select_related("user"))
        here = ends_at.astimezone(ZoneInfo(zone or "UTC"))
        said = f"ends on {here:%d %B %Y, %H:%M} {'JST' if zone else 'UTC'}."
        assert said in letter.subject
        assert said in letter.html


async def test_staff_write_to_learners_of_their_course_alone(client: Client) -> None:
    course = await make_course(title="Plants")
    owner = await course.owner
    ada, stranger = await make_student(course), await make_user()
    await User.filter(id=ada.id).update(email_verified_at=clock.now())
    left = await make_student(course, status="dropped")
    body = {
        "user_ids": [str(one.id) for one in (ada, stranger, left, ada)],
        "text": "Come back!\n<b>Soon</b>",
    }
    path = f"analytics/courses/{course.id}/at-risk/message"
    sent = await client.post(path, json=body, as_=owner)
    assert (sent.status, sent.json) == (202, {"sent": 1})
    [data] = await told(ada, "message")
    assert data == {
        "course_id": str(course.id),
        "title": "Plants",
        "from": owner.full_name,
        "text": "Come back!\n<b>Soon</b>",
    }
    assert await Notification.filter(kind="message").count() == 1
    letter = letters.write(await Mail.get(user_id=ada.id).select_related("user"))
    assert letter.subject == f"{owner.full_name} wrote to you about \u201cPlants\u201d."
    assert "Come back!\n<b>Soon</b>" in letter.text
    assert "&lt;b&gt;Soon&lt;/b&gt;" in letter.html
    for wrong in ({"text": " "}, {"text": "x" * 2001}, {"user_ids": []}):
        assert (await client.post(path, json=body | wrong, as_=owner)).status == 422
    assert (await client.post(path, json=body, as_=ada)).status == 404


async def test_messages_are_counted(client: Client) -> None:
    course = await make_course()
    owner = await course.owner
    body = {"user_ids": [str(owner.id)], "text": "Hello"}
    path = f"analytics/courses/{course.id}/at-risk/message"
    for _ in range(30):
        assert (await client.post(path, json=body, as_=owner)).status == 202
    assert (await client.post(path, json=body, as_=owner)).status == 429
