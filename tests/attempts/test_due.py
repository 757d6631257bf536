"""What ends soon: told a day before, and listed for two weeks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lms.accommodations.models import Accommodation
from lms.attempts.actions import reminding
from lms.core import clock
from lms.courses.models import Course
from lms.notifications import letters
from lms.notifications.models import Mail, Notification
from lms.quizzes.models import Quiz
from lms.users.models import User
from tests.attempts.factories import begin, make_sitting
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll, make_student
from tests.lessons.factories import make_lesson


def hence(**time: float) -> Any:
    return clock.now() + timedelta(**time)


async def told(user: User) -> list[Any]:
    found = Notification.filter(user_id=user.id, kind="due_soon").order_by("id")
    return [one.data for one in await found]


async def test_who_has_handed_nothing_in_is_told_once_that_a_quiz_closes(client: Client) -> None:
    closes_at = hence(hours=20)
    one = await make_sitting(closes_at=closes_at)
    done, waits = await make_student(one.course), await make_student(one.course)
    await User.filter(id=waits.id).update(email_verified_at=clock.now())
    attempt = await begin(client, one, done)
    await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=done)
    await begin(client, one, waits)
    slow = await make_student(one.course)
    await Accommodation.create(user=slow, course=one.course, shift_s=3 * 24 * 3600)
    left = await make_student(one.course, status="dropped")
    for _ in range(2):
        await reminding.remind()
    [data] = await told(one.student)
    assert (data["kind"], data["id"], data["course_id"], data["title"]) == (
        "quiz", str(one.quiz.id), str(one.course.id), one.quiz.title,
    )  # fmt: skip
    assert len(await told(waits)) == 1
    mail = await Mail.get(user_id=waits.id).select_related("user")
    assert f"/quizzes/{one.quiz.id}" in letters.write(mail).text
    assert [await told(who) for who in (done, slow, left)] == [[], [], []]
    await Quiz.filter(id=one.quiz.id).update(closes_at=hence(hours=-60))
    await reminding.remind()
    assert len(await told(slow)) == 1, "it closes later for them"
    assert len(await told(one.student)) == 1
    await Quiz.filter(id=one.quiz.id).update(closes_at=hence(hours=22))
    await reminding.remind()
    assert len(await told(one.student)) == 2, "it was moved"


async def test_drafts_practice_and_what_is_far_are_not_told(db: None) -> None:
    for fields in ({"status": "draft"}, {"mode": "practice"}, {"closes_at": hence(hours=25)}):
        await make_sitting(**{"closes_at": hence(hours=2)} | fields)
    await reminding.remind()
    assert not await Notification.filter(kind="due_soon").exists()


async def test_what_ends_within_two_weeks_is_listed(client: Client) -> None:
    one = await make_sitting(closes_at=hence(days=3), title="Leaves")
    lesson = await make_lesson(
        one.course, kind="quiz", content={"quiz_id": str(one.quiz.id)}, target_id=one.quiz.id
    )
    ending = await make_course(title="Roots", ends_at=hence(days=1))
    await enroll(ending, one.student)
    await enroll(await make_course(ends_at=hence(days=20)), one.student)
    await make_course(ends_at=hence(days=1))
    found = (await client.get("due", as_=one.student)).json
    assert [(item["kind"], item["title"], item["lesson_id"]) for item in found] == [
        ("course", "Roots", None), ("quiz", "Leaves", str(lesson.id)),
    ]  # fmt: skip
    assert found[1]["course"] == one.course.title
    slow = await make_student(one.course)
    await Accommodation.create(user=slow, quiz=one.quiz, course=one.course, shift_s=24 * 3600)
    [later] = (await client.get("due", as_=slow)).json
    assert later["at"] > found[1]["at"]
    await Quiz.filter(id=one.quiz.id).update(opens_at=hence(days=1))
    assert (await client.get("due", as_=slow)).json == []
    await Quiz.filter(id=one.quiz.id).update(opens_at=None)
    attempt = await begin(client, one, slow)
    await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=slow)
    assert (await client.get("due", as_=slow)).json == []
    await Course.filter(id=ending.id).update(deleted_at=clock.now())
    assert [item["kind"] for item in (await client.get("due", as_=one.student)).json] == ["quiz"]
