"""Progress over REST: evidence, ticks, overrides, percent and completion."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from lms.audit.models import AuditEvent
from lms.core import clock
from lms.courses.models import Course, Enrollment
from lms.lessons.actions.outline import changed
from lms.lessons.models import Lesson
from lms.progress.actions.learning import give_evidence
from lms.progress.models import LessonProgress
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import make_student
from tests.lessons.factories import make_lesson, make_module
from tests.quizzes.factories import make_quiz


async def place_of(course: Course, user: User) -> Enrollment:
    return await Enrollment.get(course_id=course.id, user_id=user.id)


async def progress(client: Client, course: Course, who: User) -> Any:
    reply = await client.get(f"courses/{course.id}/progress", as_=who)
    assert reply.status == 200, reply.json
    return reply.json


async def test_ticks_lead_to_the_end_of_the_course(client: Client) -> None:
    course = await make_course()
    one, two = await make_lesson(course), await make_lesson(course)
    await make_lesson(course, required=False)
    await make_lesson(course, status="draft")
    student = await make_student(course)
    begun = await client.put(f"lessons/{one.id}/progress", json={}, as_=student)
    assert (begun.status, begun.json["status"]) == (200, "in_progress")
    done = await client.put(f"lessons/{one.id}/completion", as_=student)
    assert done.json["status"] == "completed"
    assert done.json["completed_by"] == {"how": "learner", "user": None, "reason": None}
    assert done.json["conditions"] == [{"type": "manual", "met": True}]
    found = await progress(client, course, student)
    assert (found["percent"], found["required"], found["required_done"]) == (50, 2, 1)
    again = await client.put(f"lessons/{one.id}/completion", as_=student)
    assert (again.status, again.json) == (200, done.json)
    back = await client.delete(f"lessons/{one.id}/completion", as_=student)
    assert (back.json["status"], back.json["completed_by"]) == ("in_progress", None)
    assert (await place_of(course, student)).percent == 0
    for lesson in (one, two):
        await client.put(f"lessons/{lesson.id}/completion", as_=student)
    found = await progress(client, course, student)
    assert (found["status"], found["percent"], found["new_required"]) == ("completed", 100, 0)
    assert found["completed_at"]
    refused = await client.delete(f"lessons/{one.id}/completion", as_=student)
    assert (refused.status, refused.json["code"]) == (409, "completed")
    outline = (await client.get(f"courses/{course.id}/outline", as_=student)).json
    assert outline["percent"] == 100
    assert outline["modules"][0]["lessons"][0]["my"]["status"] == "completed"


async def test_what_a_completed_course_requires_anew_is_told_apart(client: Client) -> None:
    course = await make_course()
    lesson, student = await make_lesson(course), await make_student(course)
    learning = await make_student(course)
    await client.put(f"lessons/{lesson.id}/completion", as_=student)
    await make_lesson(course)
    found = await progress(client, course, student)
    assert (found["percent"], found["required"], found["new_required"]) == (100, 2, 1)
    assert (await progress(client, course, learning))["new_required"] == 0


async def test_another_outline_counts_the_percent_anew(client: Client) -> None:
    course = await make_course()
    one, two = await make_lesson(course), await make_lesson(course)
    student = await make_student(course)
    await client.put(f"lessons/{one.id}/completion", as_=student)
    await make_lesson(course)
    assert (await place_of(course, student)).percent == 33
    await Lesson.filter(id=two.id).update(required=False)
    await changed(course.id)
    assert (await place_of(course, student)).percent == 50
    assert (await LessonProgress.get(lesson_id=one.id)).completed_at


async def test_time_counts_at_most_what_has_passed_since_the_last_report(client: Client) -> None:
    course = await make_course()
    lesson = await make_lesson(course, conditions=[{"type": "time_spent", "seconds": 60}])
    student, path = await make_student(course), f"lessons/{lesson.id}/progress"
    first = await client.put(path, json={"add_s": 300}, as_=student)
    assert first.json["time_s"] == 0
    row = await LessonProgress.get(lesson_id=lesson.id)
    assert row.reported_at
    row.reported_at -= timedelta(seconds=61)
    await row.save()
    second = await client.put(path, json={"add_s": 300}, as_=student)
    assert second.json["time_s"] in range(61, 90)
    assert second.json["status"] == "completed"
    assert second.json["completed_by"]["how"] == "conditions"
    third = await client.put(path, json={"add_s": 300}, as_=student)
    assert third.json["time_s"] < second.json["time_s"] + 60


async def test_ranges_of_a_video_unite_whatever_comes_twice(client: Client) -> None:
    course = await make_course()
    asked = [{"type": "watched", "percent": 80}]
    lesson = await make_lesson(course, kind="video", duration_s=100, conditions=asked)
    student, path = await make_student(course), f"lessons/{lesson.id}/progress"
    part = {"watched": [[0, 50], [40, 60.5]], "position_s": 60.5}
    for _ in range(2):
        seen = (await client.put(path, json=part, as_=student)).json
        assert (seen["watched_percent"], seen["position_s"]) == (60.5, 60.5)
    assert seen["status"] == "in_progress"
    rest = {"watched": [[60, 90]]}
    assert (await client.put(path, json=rest, as_=student)).json["status"] == "completed"


@pytest.mark.parametrize(
    "body",
    [
        {"add_s": 301},
        {"add_s": -1},
        {"position_s": -1},
        {"watched": [[5, 5]]},
        {"watched": [[5, 4]]},
        {"watched": [[0, 1e9]]},
        {"watched": [[0, 1]] * 101},
        {"seconds": 5},
    ],
)
async def test_odd_reports_are_refused(client: Client, body: dict[str, Any]) -> None:
    course = await make_course()
    lesson, student = await make_lesson(course), await make_student(course)
    reply = await client.put(f"lessons/{lesson.id}/progress", json=body, as_=student)
    assert reply.status == 422
    assert not await LessonProgress.filter(user_id=student.id).exists()


async def test_locked_lessons_and_unmet_conditions_refuse(client: Client) -> None:
    course = await make_course()
    module = await make_module(course, sequential=True)
    asked = [{"type": "viewed"}, {"type": "manual"}]
    one = await make_lesson(course, module, conditions=asked)
    two = await make_lesson(course, module)
    student = await make_student(course)
    for path in (f"lessons/{two.id}/completion", f"lessons/{two.id}/progress"):
        locked = await client.put(path, json={} if "progress" in path else None, as_=student)
        assert (locked.status, locked.json["code"]) == (409, "locked")
        assert locked.json["lock_reasons"] == [
            {"code": "sequence", "lesson_id": str(one.id), "title": one.title}
        ]
    unmet = await client.put(f"lessons/{one.id}/completion", as_=student)
    assert (unmet.status, unmet.json["code"]) == (409, "conditions_unmet")
    assert unmet.json["conditions"] == [
        {"type": "viewed", "met": False},
        {"type": "manual", "met": False},
    ]
    await client.put(f"lessons/{one.id}/progress", json={}, as_=student)
    assert (await client.put(f"lessons/{one.id}/completion", as_=student)).status == 200
    assert (await client.put(f"lessons/{two.id}/completion", as_=student)).status == 200
    await Course.filter(id=course.id).update(ends_at=clock.now() - timedelta(days=1))
    over = await client.put(f"lessons/{two.id}/progress", json={}, as_=student)
    assert (over.status, over.json["code"]) == (409, "course_ended")


async def test_who_is_suspended_makes_no_progress_in_previews_either(client: Client) -> None:
    course = await make_course()
    lesson = await make_lesson(course, preview=True)
    student = await make_student(course, status="suspended")
    for reply in (
        await client.put(f"lessons/{lesson.id}/progress", json={}, as_=student),
        await client.put(f"lessons/{lesson.id}/completion", as_=student),
    ):
        assert (reply.status, reply.code) == (409, "locked")
        assert reply.json["lock_reasons"] == [{"code": "suspended"}]
    assert (await progress(client, course, student))["percent"] == 0


async def test_teachers_override_with_a_reason(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    asked = [{"type": "viewed"}]
    lesson, _ = await make_lesson(course, conditions=asked), await make_lesson(course)
    student = await make_student(course)
    path = f"enrollments/{(await place_of(course, student)).id}/lessons/{lesson.id}"
    said = {"completed": True, "reason": "Showed it in class"}
    done = (await client.put(path, json=said, as_=owner)).json
    assert done["completed_by"] == {
        "how": "override",
        "user": {"id": str(owner.id), "full_name": owner.full_name},
        "reason": said["reason"],
    }
    seen = (await client.get(f"lessons/{lesson.id}", as_=student)).json["my"]
    assert seen == done
    tick = await client.delete(f"lessons/{lesson.id}/completion", as_=student)
    assert (tick.status, tick.json["code"]) == (409, "conflict")
    undone = await client.put(path, json={"completed": False, "reason": "A mistake"}, as_=owner)
    assert (undone.json["status"], undone.json["completed_by"]) == ("in_progress", None)
    kept = await LessonProgress.get(lesson_id=lesson.id)
    assert (kept.completed_by_id, kept.reason) == (owner.id, "A mistake")
    for event in await AuditEvent.filter(verb="progress.overridden"):
        assert event.changed == ["completed", "reason"]
    assert (await client.put(path, json={"completed": True}, as_=owner)).status == 422
    found = await client.get(f"courses/{course.id}/progress?user_id={student.id}", as_=owner)
    assert (found.status, len(found.json["lessons"])) == (200, 2)
    helper = await make_staff(course, "assistant")
    assert (await client.put(path, json=said, as_=helper)).status == 403
    other = f"courses/{course.id}/progress?user_id={owner.id}"
    assert (await client.get(other, as_=student)).status == 404


async def test_evidence_from_elsewhere_keeps_the_best(client: Client) -> None:
    course = await make_course()
    quiz = await make_quiz(course)
    asked = [{"type": "min_score", "percent": 50}]
    content = {"quiz_id": str(quiz.id)}
    lesson = await make_lesson(
        course, kind="quiz", content=content, target_id=quiz.id, conditions=asked
    )
    student, stranger = await make_student(course), await make_student(await make_course())
    for score, status in ((40, "in_progress"), (80, "completed"), (20, "completed")):
        await give_evidence(quiz.id, student.id, score_percent=score)
        seen = (await client.get(f"lessons/{lesson.id}", as_=student)).json["my"]
        assert seen["status"] == status
    assert seen["score_percent"] == 80
    assert (await place_of(course, student)).status == "completed"
    await give_evidence(quiz.id, stranger.id, score_percent=100)
    assert not await LessonProgress.filter(user_id=stranger.id).exists()


async def test_two_devices_complete_the_last_two_lessons_at_once(client: Client) -> None:
    course = await make_course()
    lessons = [await make_lesson(course) for _ in range(4)]
    student = await make_student(course)
    paths = [f"lessons/{one.id}/completion" for one in lessons for _ in range(2)]
    replies = await asyncio.gather(*(client.put(path, as_=student) for path in paths))
    assert [one.status for one in replies] == [200] * 8
    place = await place_of(course, student)
    assert (place.status, place.percent) == ("completed", 100)
    assert await LessonProgress.filter(user_id=student.id).count() == 4


async def test_progress_costs_the_same_whatever_its_length(
    client: Client, query_count: Counting
) -> None:
    course = await make_course()
    lesson, student = await make_lesson(course), await make_student(course)
    await client.put(f"lessons/{lesson.id}/progress", json={}, as_=student)
    async with query_count() as few:
        await progress(client, course, student)
    async with query_count() as first:
        await client.put(f"lessons/{lesson.id}/progress", json={}, as_=student)
    await Lesson.bulk_create(
        Lesson(course_id=course.id, title="L", kind="text", position=n) for n in range(2, 1001)
    )
    async with query_count() as many:
        await progress(client, course, student)
    async with query_count() as later:
        await client.put(f"lessons/{lesson.id}/progress", json={}, as_=student)
    assert len(few) == len(many)
    assert len(first) == len(later)
