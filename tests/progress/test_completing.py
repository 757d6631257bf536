"""From the last lesson to the end of the course: exactly once, and without waiting in a circle."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

from lms.core import clock
from lms.core.access import Actor
from lms.core.db import transaction
from lms.core.errors import Refused
from lms.courses.models import Course, Enrollment, EnrollmentStatus
from lms.enrollments import hooks
from lms.enrollments.actions import deciding, joining
from lms.enrollments.rules import Verb
from lms.jobs import actions as jobs
from lms.jobs.models import Job
from lms.lessons.actions import lessons
from lms.lessons.models import Lesson
from lms.notifications.models import Notification
from lms.progress.actions import learning
from lms.progress.models import LessonProgress
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll, make_student
from tests.factories import actor_of, make_user
from tests.lessons.factories import make_lesson


async def run_jobs() -> int:
    """What a worker would do."""
    pending = await Job.filter(state="pending", kind="progress.CompleteReady")
    for job in pending:
        await jobs.run(job.id)
    return len(pending)


@contextmanager
def heard(*names: str) -> Iterator[list[tuple[str, UUID]]]:
    """What these hooks of enrollments tell meanwhile."""
    found: list[tuple[str, UUID]] = []

    def listener(name: str):  # type: ignore[no-untyped-def]
        async def note(place: Enrollment) -> None:
            found.append((name, place.id))

        return note

    asked = {name: getattr(hooks, name) for name in names}
    for name, hook in asked.items():
        hook.add(listener(name))
    try:
        yield found
    finally:
        for hook in asked.values():
            hook.handlers.pop()


async def test_the_last_lesson_completes_the_enrollment_as_enrollments_do(client: Client) -> None:
    course = await make_course()
    lesson, student = await make_lesson(course), await make_user()
    place = await enroll(course, student)
    with heard("changed", "completed") as told:
        for _ in range(2):
            await client.put(f"lessons/{lesson.id}/completion", as_=student)
    assert sorted(told) == [("changed", place.id), ("completed", place.id)]
    await place.refresh_from_db()
    assert (place.status, place.percent) == ("completed", 100)
    assert place.completed_at
    assert place.last_activity_at
    notice = await Notification.get(user_id=student.id, kind="enrollment_changed")
    assert notice.data["status"] == "completed"


async def test_what_a_learner_does_is_their_last_activity_and_a_teachers_word_is_not(
    client: Client,
) -> None:
    course = await make_course()
    one, other = await make_lesson(course), await make_lesson(course)
    student = await make_student(course)
    place, owner = await Enrollment.get(user_id=student.id), await User.get(id=course.owner_id)
    path = f"enrollments/{place.id}/lessons/{other.id}"
    await client.put(path, json={"completed": True, "reason": "Seen"}, as_=owner)
    await place.refresh_from_db()
    assert (place.percent, place.last_activity_at) == (50, None)
    await client.put(f"lessons/{one.id}/progress", json={}, as_=student)
    await place.refresh_from_db()
    begun = place.last_activity_at
    assert begun
    await Enrollment.filter(id=place.id).update(last_activity_at=begun.replace(year=2020))
    await client.put(f"lessons/{one.id}/progress", json={"add_s": 5}, as_=student)
    await place.refresh_from_db()
    assert place.last_activity_at
    assert place.last_activity_at >= begun


async def test_who_has_all_of_a_smaller_course_completes_it(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    done, gone = await make_lesson(course), await make_lesson(course)
    has_all, lacks = await make_student(course), await make_student(course)
    await client.put(f"lessons/{done.id}/completion", as_=has_all)
    await client.put(f"lessons/{gone.id}/completion", as_=lacks)
    with heard("completed") as told:
        assert (await client.delete(f"lessons/{gone.id}", as_=owner)).status == 204
        assert await run_jobs() == 1
        assert await run_jobs() == 0
    place = await Enrollment.get(user_id=has_all.id)
    assert told == [("completed", place.id)]
    assert (place.status, place.percent) == ("completed", 100)
    assert (await Enrollment.get(user_id=lacks.id)).percent == 0


async def test_who_comes_back_with_all_done_completes_the_course(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    done, gone = await make_lesson(course), await make_lesson(course)
    student = await make_student(course)
    place = await Enrollment.get(user_id=student.id)
    await client.put(f"lessons/{done.id}/completion", as_=student)
    await client.post(f"enrollments/{place.id}/suspend", as_=owner)
    await client.delete(f"lessons/{gone.id}", as_=owner)
    assert await run_jobs() == 0
    await client.post(f"enrollments/{place.id}/resume", as_=owner)
    assert await run_jobs() == 1
    await place.refresh_from_db()
    assert (place.status, place.percent) == ("completed", 100)


ROUNDS, MANY_ROUNDS = 15, 100


async def _round(course: Course, owner: Actor, last: Lesson, student: Actor, extra: Lesson) -> None:
    place = await Enrollment.get(course_id=course.id, user_id=student.id)
    leaving = uuid4().int % 2
    acts = [
        learning.complete(student, last.id),
        learning.report(student, last.id, 5),
        joining.drop(student, place.id)
        if leaving
        else deciding.decide(owner, place.id, Verb.SUSPEND),
        lessons.change_lesson(owner, extra.id, {"required": not extra.required}),
        deciding.decide(owner, place.id, Verb.COMPLETE),
    ]
    for outcome in await asyncio.gather(*acts, return_exceptions=True):
        if isinstance(outcome, BaseException) and not isinstance(outcome, Refused):
            raise outcome  # a deadlock would be one


async def test_completions_race_with_all_that_moves_a_place_or_the_outline(
    db: None, long: bool
) -> None:
    course = await make_course(enrollment_capacity=2)
    owner = actor_of(await User.get(id=course.owner_id))
    last, extra = await make_lesson(course), await make_lesson(course, required=False)
    for _ in range(MANY_ROUNDS if long else ROUNDS):
        await Enrollment.filter(course_id=course.id).delete()
        student = await make_student(course)
        await make_student(course, status="waitlisted", waiting_since=clock.now())
        await extra.refresh_from_db()
        await _round(course, owner, last, actor_of(student), extra)
        place = await Enrollment.get(course_id=course.id, user_id=student.id)
        row = await LessonProgress.get_or_none(lesson_id=last.id, user_id=student.id)
        left = {EnrollmentStatus.DROPPED, EnrollmentStatus.SUSPENDED, EnrollmentStatus.COMPLETED}
        if place.completed_at:
            assert (place.percent, place.status in left) == (100, True)
        elif row and row.completed_at:
            required = await Lesson.filter(course_id=course.id, required=True).count()
            assert place.percent == 100 // required
        else:
            assert place.percent == 0


async def test_nobody_unticks_in_a_course_that_is_being_completed(client: Client) -> None:
    course = await make_course()
    lesson, _ = await make_lesson(course), await make_lesson(course)
    student = await make_student(course)
    await client.put(f"lessons/{lesson.id}/completion", as_=student)
    place = await Enrollment.get(user_id=student.id)
    owner = actor_of(await User.get(id=course.owner_id))
    completing, go_on = asyncio.Event(), asyncio.Event()

    async def complete() -> None:
        async with transaction():
            await deciding.decide(owner, place.id, Verb.COMPLETE)
            completing.set()
            await go_on.wait()

    deciding_now = asyncio.create_task(complete())
    await completing.wait()
    path = f"lessons/{lesson.id}/completion"
    unticking = asyncio.create_task(client.delete(path, as_=student))
    await asyncio.wait([unticking], timeout=0.3)
    assert not unticking.done()
    go_on.set()
    await deciding_now
    assert (await unticking).code == "completed"
    assert (await LessonProgress.get(lesson_id=lesson.id)).completed_at


async def test_who_has_completed_a_course_keeps_all_of_it_whatever_is_added(client: Client) -> None:
    course = await make_course()
    owner, student = await User.get(id=course.owner_id), await make_student(course)
    lesson = await make_lesson(course)
    done = (await client.put(f"lessons/{lesson.id}/completion", as_=student)).json
    text = {"title": "More", "kind": "text", "content": {"markdown": "Words"}}
    for _ in range(3):
        assert (
            await client.post(f"courses/{course.id}/lessons", json=text, as_=owner)
        ).status == 201
    found = (await client.get(f"courses/{course.id}/progress", as_=student)).json
    assert (found["status"], found["percent"], found["new_required"]) == ("completed", 100, 3)
    assert (found["required"], found["required_done"]) == (4, 1)
    assert found["lessons"][0] == done
    place = (await client.get("enrollments?status=completed", as_=student)).json["items"][0]
    assert (place["percent"], place["required"], place["required_done"]) == (100, 4, 1)


async def test_lists_of_people_say_what_is_required_and_done(
    client: Client, query_count: Counting
) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    lessons = [await make_lesson(course) for _ in range(3)]
    await make_lesson(course, required=False)
    await make_lesson(course, status="draft")
    student, path = await make_student(course), f"courses/{course.id}/enrollments"
    await client.put(f"lessons/{lessons[0].id}/completion", as_=student)
    await client.get(path, as_=owner)  # signs in
    async with query_count() as first:
        [shown] = (await client.get(path, as_=owner)).json["items"]
    assert (shown["percent"], shown["required"], shown["required_done"]) == (33, 3, 1)
    for _ in range(3):
        await make_student(course)
    async with query_count() as four:
        people = (await client.get(path, as_=owner)).json["items"]
    assert sorted(one["required_done"] for one in people) == [0, 0, 0, 1]
    assert len(first) == len(four)
