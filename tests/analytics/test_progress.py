"""How far a course's learners are: by lesson, by person, as a file, and live."""

from __future__ import annotations

import asyncio
import csv
import io
from datetime import timedelta
from typing import Any

import httpx
import pytest

from lms.analytics import reading
from lms.analytics.schemas import LearnersQuery
from lms.core import clock, db
from lms.courses.models import Course, Enrollment
from lms.progress.models import LessonProgress
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll, make_student
from tests.factories import make_user
from tests.lessons.factories import make_lesson, make_module
from tests.notifications.test_socket import ask, next_event, signed_in
from tests.server import Running


async def report(client: Client, course: Course) -> Any:
    found = await client.get(f"analytics/courses/{course.id}", as_=await course.owner)
    assert found.status == 200, found.json
    return found.json


async def listed(client: Client, course: Course, query: str = "") -> list[Any]:
    path = f"analytics/courses/{course.id}/learners{query}"
    found = await client.get(path, as_=await course.owner)
    assert found.status == 200, found.json
    items: list[Any] = found.json["items"]
    return items


async def names(client: Client, course: Course, query: str) -> list[str]:
    return [one["user"]["full_name"] for one in await listed(client, course, query)]


async def test_each_lesson_says_how_far_learners_get(client: Client) -> None:
    course = await make_course()
    module = await make_module(course, title="Leaves")
    later = await make_lesson(course, module, title="Water", required=False)
    first = await make_lesson(course, title="Light")
    await make_lesson(course, status="draft")
    empty = await report(client, course)
    assert [one["title"] for one in empty["funnel"]] == ["Light", "Water"]
    assert empty["funnel"][0]["share"] is empty["funnel"][0]["time_s_median"] is None
    assert (empty["completion_rate"], empty["average_percent"]) == (None, None)

    ada, bob, _eve = [await make_student(course) for _ in range(3)]
    gone = await make_student(course)
    for who in (ada, bob, gone):
        await client.put(f"lessons/{first.id}/progress", json={}, as_=who)
    await client.put(f"lessons/{first.id}/completion", as_=gone)
    await Enrollment.filter(user_id=gone.id).update(status="dropped")
    await client.put(f"lessons/{first.id}/completion", as_=ada)
    await LessonProgress.filter(user_id=ada.id).update(time_s=90)
    await LessonProgress.filter(user_id=bob.id).update(time_s=30.4)

    found = await report(client, course)
    light, water = found["funnel"]
    assert (light["opened"], light["completed"]) == (2, 1)
    assert light["share"] == pytest.approx(1 / 3)
    assert light["time_s_median"] == 30  # of 90, 30 and nothing
    assert (light["module_id"], light["position"], light["required"]) == (None, 1, True)
    assert (water["lesson_id"], water["module_title"]) == (str(later.id), "Leaves")
    assert (water["opened"], water["share"], water["time_s_median"]) == (0, 0, 0)
    assert water["required"] is False
    assert (found["begun"], found["halfway"], found["completions"]) == (2, 1, 1)
    assert (found["active_7d"], found["waiting"]) == (2, 0)
    assert found["completion_rate"] == pytest.approx(1 / 3)
    assert found["average_percent"] == pytest.approx(33.33)
    done = [one for one in found["latest_activity"] if one["kind"] == "completed_lesson"]
    assert [(one["name"], one["title"]) for one in done] == [(ada.full_name, "Light")]


async def make_class(client: Client) -> tuple[Course, dict[str, User]]:
    """Six learners, each as far as their name says."""
    course = await make_course()
    lessons = [await make_lesson(course, title=f"Lesson {n}") for n in range(4)]
    people = {}
    for name, done in {"Nil": 0, "One": 1, "Two": 2, "All": 4, "Gone": 1, "Left": 2}.items():
        people[name] = who = await make_user(full_name=name)
        await enroll(course, who)
        for lesson in lessons[:done]:
            await client.put(f"lessons/{lesson.id}/completion", as_=who)
    await Enrollment.filter(user_id=people["Left"].id).update(status="dropped")
    long_ago = clock.now() - timedelta(days=8)
    places = Enrollment.filter(user_id__in=[people["Gone"].id, people["All"].id])
    await places.update(last_activity_at=long_ago)
    return course, people


async def test_learners_are_found_by_how_far_they_are(client: Client) -> None:
    course, _ = await make_class(client)
    assert await names(client, course, "?sort=percent&limit=1") == ["Nil"]
    everybody = await names(client, course, "?sort=name")
    assert everybody == ["All", "Gone", "Nil", "One", "Two"]
    assert await names(client, course, "?reach=not_begun") == ["Nil"]
    assert await names(client, course, "?reach=begun&sort=name") == ["Gone", "One"]
    assert await names(client, course, "?reach=halfway") == ["Two"]
    assert await names(client, course, "?reach=completed") == ["All"]
    assert await names(client, course, "?reach=away&sort=name") == ["Gone", "Nil"]
    assert await names(client, course, "?reach=begun&q=ON&sort=percent") == ["One", "Gone"]
    assert await names(client, course, "?status=dropped") == ["Left"]
    longest = await names(client, course, "?sort=last_activity_at")
    assert longest[0] == "Nil"
    assert set(longest[1:3]) == {"All", "Gone"}
    nobody = await client.get(
        f"analytics/courses/{course.id}/learners?reach=all", as_=await course.owner
    )
    assert nobody.status == 422


async def test_a_learner_is_at_the_lesson_they_worked_on_last(client: Client) -> None:
    course, people = await make_class(client)
    [two] = await listed(client, course, "?q=Two")
    assert (two["percent"], two["lesson"]["title"], two["status"]) == (50, "Lesson 1", "active")
    assert two["last_activity_at"]
    first = await LessonProgress.filter(user_id=people["Two"].id).order_by("id").first()
    assert first
    await client.put(f"lessons/{first.lesson_id}/progress", json={}, as_=people["Two"])
    [two] = await listed(client, course, "?q=Two")
    assert two["lesson"] == {"id": str(first.lesson_id), "title": "Lesson 0"}
    [nil] = await listed(client, course, "?q=Nil")
    assert (nil["lesson"], nil["last_activity_at"], nil["percent"]) == (None, None, 0)


async def test_a_teachers_word_is_no_activity_of_the_learner(client: Client) -> None:
    course = await make_course()
    lesson, student = await make_lesson(course), await make_student(course)
    place = await Enrollment.get(user_id=student.id)
    said = await client.put(
        f"enrollments/{place.id}/lessons/{lesson.id}",
        json={"completed": True, "reason": "Seen in class"},
        as_=await course.owner,
    )
    assert said.status == 200
    [one] = await listed(client, course)
    assert (one["percent"], one["last_activity_at"], one["lesson"]) == (100, None, None)


async def test_the_pages_hold_each_learner_once(client: Client) -> None:
    course, _ = await make_class(client)
    for sort in ("", "&sort=name", "&sort=percent", "&sort=last_activity_at"):
        seen, cursor = [], ""
        while True:
            path = f"analytics/courses/{course.id}/learners?limit=2{sort}{cursor}"
            page = (await client.get(path, as_=await course.owner)).json
            seen += [one["user"]["full_name"] for one in page["items"]]
            if page["next"] is None:
                break
            cursor = f"&cursor={page['next']}"
        assert sorted(seen) == ["All", "Gone", "Nil", "One", "Two"]


async def test_the_same_list_as_a_file(client: Client) -> None:
    course, people = await make_class(client)
    await User.filter(id=people["Nil"].id).update(full_name="=Nil()")
    answer = await client.get(
        f"analytics/courses/{course.id}/learners?sort=percent&reach=not_begun",
        as_=await course.owner,
        headers={"Accept": "text/csv"},
    )
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "Progress.csv" in answer.headers["Content-Disposition"]
    head, *lines = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff")))
    assert head[:5] == ["name", "email", "status", "percent", "lesson"]
    assert [line[0] for line in lines] == ["'=Nil()"]
    assert lines[0][3:5] == ["0", ""]


async def test_only_staff_see_who_is_how_far(client: Client) -> None:
    course = await make_course()
    path = f"analytics/courses/{course.id}/learners"
    for who in (await make_student(course), await make_user()):
        assert (await client.get(path, as_=who)).status == 404
    assert (await client.get(path)).status == 401


async def test_a_page_of_learners_is_two_statements(client: Client, query_count: Counting) -> None:
    course, _ = await make_class(client)
    counts = []
    for _ in range(2):
        async with query_count() as statements:
            await reading.learners(course.id, LearnersQuery(sort="percent"))
        counts.append(len(statements))
        for _ in range(5):
            await make_student(course)
    assert counts == [2, 2]


async def test_the_dashboard_moves_when_somebody_learns(client: Client, server: Running) -> None:
    course = await make_course()
    lesson, student = await make_lesson(course), await make_student(course)
    async with signed_in(server, await course.owner) as line:
        answer = await ask(line, type="subscribe", channel=f"dashboard:{course.id}")
        assert (answer["snapshot"]["begun"], answer["snapshot"]["completions"]) == (0, 0)
        async with httpx.AsyncClient(base_url=server.base_url) as web:
            token = await client.token(student)
            done = await web.put(
                f"/api/v1/lessons/{lesson.id}/completion",
                headers={"Authorization": f"Bearer {token}"},
            )
            assert done.status_code == 200
        event = await asyncio.wait_for(next_event(line), 14)  # the watch alone takes 15 s
        assert (event["begun"], event["halfway"], event["completions"]) == (1, 1, 1)
        assert event["active_7d"] == 1


async def test_activity_is_noted_once_a_minute(client: Client) -> None:
    course = await make_course()
    lesson, student = await make_lesson(course), await make_student(course)
    await client.put(f"lessons/{lesson.id}/progress", json={}, as_=student)
    first = (await Enrollment.get(user_id=student.id)).last_activity_at
    await client.put(f"lessons/{lesson.id}/progress", json={}, as_=student)
    assert (await Enrollment.get(user_id=student.id)).last_activity_at == first
    await db.execute("update enrollments set last_activity_at = now() - interval '2 minutes'")
    await client.put(f"lessons/{lesson.id}/progress", json={}, as_=student)
    assert (await Enrollment.get(user_id=student.id)).last_activity_at > first
