"""Modules, lessons and outlines over REST."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest

from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.core import clock
from lms.core.access import Role
from lms.core.ids import new_id
from lms.courses.models import Course, CourseStatus
from lms.lessons import hooks
from lms.lessons.hooks import Learned, Learner
from lms.lessons.models import Lesson
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.changing import staff_learn_who_changed
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.files.factories import make_file
from tests.lessons.factories import make_lesson, make_module
from tests.quizzes.factories import make_quiz
from tests.server import Running

TEXT = {"title": "Begin", "kind": "text", "content": {"markdown": "**Read** this"}}


async def owned(**fields: Any) -> tuple[Course, User]:
    course = await make_course(**fields)
    return course, await User.get(id=course.owner_id)


async def outline(client: Client, course: Course, who: User | None) -> Any:
    reply = await client.get(f"courses/{course.id}/outline", as_=who)
    assert reply.status == 200, reply.json
    return reply.json


def titles(found: Any) -> list[list[str]]:
    return [[one["title"] for one in part["lessons"]] for part in found["modules"]]


async def test_a_teacher_builds_a_course_and_a_student_reads_it(client: Client) -> None:
    course, owner = await owned()
    module = await client.post(f"courses/{course.id}/modules", json={"title": "One"}, as_=owner)
    assert (module.status, module.json["position"], module.json["sequential"]) == (201, 1, False)
    first = await client.post(f"courses/{course.id}/lessons", json=TEXT, as_=owner)
    assert (first.status, first.json["position"], first.json["module_id"]) == (201, 1, None)
    assert first.json["content"]["markdown"] == "**Read** this"
    assert first.json["conditions"] == [{"type": "manual"}]
    body = TEXT | {"title": "Inside", "module_id": module.json["id"], "duration_s": 90}
    inside = await client.post(f"courses/{course.id}/lessons", json=body, as_=owner)
    student = await make_student(course)
    found = await outline(client, course, student)
    assert titles(found) == [["Begin"], ["Inside"]]
    assert found["course"]["my_role"] == "student"
    assert (found["percent"], found["next_lesson_id"]) == (0, first.json["id"])
    assert found["modules"][0]["id"] is None
    assert found["modules"][1]["lessons"][0]["my"] == {
        "status": "not_started",
        "completed_at": None,
    }
    lesson = (await client.get(f"lessons/{first.json['id']}", as_=student)).json
    assert "<strong>Read</strong>" in lesson["content"]["html"]
    assert lesson["content"]["markdown"] is None
    assert (lesson["previous_id"], lesson["next_id"]) == (None, inside.json["id"])
    assert (lesson["locked"], lesson["lock_reasons"]) == (False, [])
    assert lesson["my"]["status"] == "not_started"
    shown = (await client.get(f"courses/{course.id}", as_=student)).json
    assert (shown["lesson_count"], shown["duration_s"]) == (2, 90)


async def test_positions_and_moves(client: Client) -> None:
    course, owner = await owned()
    one = await make_module(course, title="One")
    for name in "abc":
        await make_lesson(course, title=name)
    front = TEXT | {"title": "front", "position": 1}
    made = (await client.post(f"courses/{course.id}/lessons", json=front, as_=owner)).json
    assert made["position"] == 1
    assert titles(await outline(client, course, owner)) == [["front", "a", "b", "c"], []]
    moved = await client.patch(f"lessons/{made['id']}", json={"position": 3}, as_=owner)
    assert moved.json["position"] == 3
    assert titles(await outline(client, course, owner)) == [["a", "b", "front", "c"], []]
    await client.patch(f"lessons/{made['id']}", json={"module_id": str(one.id)}, as_=owner)
    found = await outline(client, course, owner)
    assert titles(found) == [["a", "b", "c"], ["front"]]
    assert [one["position"] for one in found["modules"][0]["lessons"]] == [1, 2, 3]
    gone = found["modules"][0]["lessons"][0]["id"]
    assert (await client.delete(f"lessons/{gone}", as_=owner)).status == 204
    found = await outline(client, course, owner)
    assert [one["position"] for one in found["modules"][0]["lessons"]] == [1, 2]


async def test_fifty_creations_at_once_get_fifty_positions(server: Running) -> None:
    course, owner = await owned()
    pair = await sessions.open_session(owner.id, Device("tests", "127.0.0.1"))
    bearer = {"Authorization": f"Bearer {pair.access}"}
    path = f"/api/v1/courses/{course.id}/lessons"
    async with httpx.AsyncClient(base_url=server.base_url, headers=bearer, timeout=60) as web:
        replies = await asyncio.gather(
            *(web.post(path, json={"title": f"L{n}", "kind": "text"}) for n in range(50))
        )
    assert [one.status_code for one in replies] == [201] * 50
    rows = await Lesson.filter(course_id=course.id).values_list("position", flat=True)
    assert sorted(rows) == list(range(1, 51))


async def test_a_reorder_is_one_write_against_the_version_that_was_seen(client: Client) -> None:
    course, owner = await owned()
    one, two = await make_module(course), await make_module(course)
    a, b = await make_lesson(course), await make_lesson(course, one)
    reply = await client.get(f"courses/{course.id}/outline", as_=owner)
    tag = reply.headers["ETag"]
    order = [
        {"id": str(two.id), "lessons": [str(b.id), str(a.id)]},
        {"id": str(one.id), "lessons": []},
    ]
    path, body = f"courses/{course.id}/outline", {"modules": order}
    wrong = await client.put(path, json={"modules": order[:1]}, as_=owner)
    assert (wrong.status, wrong.json["errors"][0]["field"]) == (422, "modules")
    put = await client.put(path, json=body, as_=owner, headers={"If-Match": tag})
    assert put.status == 200
    assert [part["id"] for part in put.json["modules"]] == [str(two.id), str(one.id)]
    assert [one["id"] for one in put.json["modules"][0]["lessons"]] == [str(b.id), str(a.id)]
    assert put.json["version"] == reply.json["version"] + 1
    again = await client.put(path, json=body, as_=owner, headers={"If-Match": put.headers["ETag"]})
    assert again.json["version"] == put.json["version"]
    assert (await client.put(path, json=body, as_=owner, headers={"If-Match": tag})).code == "stale"


async def test_circles_are_refused_and_nothing_is_changed(client: Client) -> None:
    course, owner = await owned()
    module = await make_module(course, sequential=True)
    a, b = await make_lesson(course, module), await make_lesson(course, module)
    refused = await client.patch(
        f"lessons/{a.id}", json={"prerequisite_ids": [str(b.id)]}, as_=owner
    )
    assert (refused.status, refused.code) == (409, "cycle")
    await a.refresh_from_db()
    assert a.prerequisite_ids == []
    await client.patch(f"modules/{module.id}", json={"sequential": False}, as_=owner)
    assert (
        await client.patch(f"lessons/{a.id}", json={"prerequisite_ids": [str(b.id)]}, as_=owner)
    ).status == 200
    refused = await client.patch(f"modules/{module.id}", json={"sequential": True}, as_=owner)
    assert refused.code == "cycle"
    other = await make_module(course, prerequisite_ids=[str(module.id)])
    refused = await client.patch(
        f"modules/{module.id}", json={"prerequisite_ids": [str(other.id)]}, as_=owner
    )
    assert refused.code == "cycle"


async def test_a_locked_lesson_says_why_and_shows_nothing(client: Client) -> None:
    course, owner = await owned()
    first = await make_lesson(course, title="First")
    later = await make_lesson(course, prerequisite_ids=[str(first.id)])
    at = (clock.now() + timedelta(days=1)).isoformat()
    await client.patch(f"lessons/{later.id}", json={"unlock": {"at": at}}, as_=owner)
    student = await make_student(course)
    reply = await client.get(f"lessons/{later.id}", as_=student)
    assert (reply.status, reply.json["content"], reply.json["locked"]) == (200, None, True)
    assert [one["code"] for one in reply.json["lock_reasons"]] == [
        "unlocks_at", "prerequisite_lesson",
    ]  # fmt: skip
    assert reply.json["lock_reasons"][1] == {
        "code": "prerequisite_lesson", "lesson_id": str(first.id), "title": "First",
    }  # fmt: skip
    assert (await client.get(f"lessons/{later.id}", as_=owner)).json["content"] is not None

    async def learned(who: Learner) -> dict[Any, Learned]:
        assert who == Learner(course.id, student.id)
        return {first.id: Learned("completed", clock.now())}

    hooks.learned.add(learned)
    try:
        found = await outline(client, course, student)
    finally:
        hooks.learned.handlers.remove(learned)
    [part] = found["modules"]
    assert (part["done"], part["total"], part["locked"]) == (1, 2, False)
    assert part["lessons"][0]["my"]["status"] == "completed"
    assert [one["code"] for one in part["lessons"][1]["lock_reasons"]] == ["unlocks_at"]
    assert found["next_lesson_id"] is None


async def test_staff_see_a_course_as_somebody_who_has_just_been_enrolled(client: Client) -> None:
    course, owner = await owned()
    first = await make_lesson(course, title="First")
    later = await make_lesson(course, prerequisite_ids=[str(first.id)])
    draft = await make_lesson(course, status="draft")
    week = await make_lesson(course, unlock={"after_s": 7 * 24 * 3600})
    path = f"courses/{course.id}/outline?as_learner=true"
    seen = (await client.get(path, as_=owner)).json
    assert (seen["percent"], seen["next_lesson_id"]) == (0, str(first.id))
    [part] = seen["modules"]
    assert [(one["id"], one["locked"], one["my"]["status"]) for one in part["lessons"]] == [
        (str(first.id), False, "not_started"),
        (str(later.id), True, "not_started"),
        (str(week.id), True, "not_started"),
    ]
    locked = (await client.get(f"lessons/{later.id}?as_learner=true", as_=owner)).json
    assert (locked["content"], locked["lock_reasons"][0]["lesson_id"], locked["my"]) == (
        None, str(first.id), None,
    )  # fmt: skip
    written = (await client.get(f"lessons/{draft.id}?as_learner=true", as_=owner)).json
    assert (written["locked"], written["previous_id"]) == (False, str(later.id))
    student = await make_student(course)
    assert (await client.get(f"lessons/{draft.id}?as_learner=true", as_=student)).status == 404
    stranger = await make_user()
    found = (await client.get(path, as_=stranger)).json
    assert found["modules"][0]["lessons"][0]["lock_reasons"] == [{"code": "not_enrolled"}]
    assert (await client.get(f"lessons/{first.id}?as_learner=true", as_=stranger)).status == 404


async def test_previews_are_open_and_nothing_else_is_to_who_is_not_enrolled(client: Client) -> None:
    course, owner = await owned()
    preview, other = await make_lesson(course, preview=True), await make_lesson(course)
    stranger = await make_user()
    for who in (None, stranger):
        shown = await client.get(f"lessons/{preview.id}", as_=who)
        assert (shown.status, shown.json["locked"], shown.json["my"]) == (200, False, None)
        assert shown.json["content"]["html"]
        assert (await client.get(f"lessons/{other.id}", as_=who)).status == 404
        found = await outline(client, course, who)
        assert [one["locked"] for one in found["modules"][0]["lessons"]] == [False, True]
        assert found["modules"][0]["lessons"][1]["lock_reasons"] == [{"code": "not_enrolled"}]
        assert (found["percent"], found["next_lesson_id"]) == (None, None)
    await Course.filter(id=course.id).update(status=CourseStatus.DRAFT)
    assert (await client.get(f"lessons/{preview.id}", as_=stranger)).status == 404
    assert (await client.get(f"courses/{course.id}/outline")).status == 404
    assert (await client.get(f"lessons/{preview.id}", as_=owner)).status == 200


async def test_drafts_are_for_staff_alone(client: Client) -> None:
    course, _ = await owned()
    draft = await make_lesson(course, status="draft", preview=True)
    await make_lesson(course)
    student, assistant = await make_student(course), await make_staff(course, "assistant")
    assert (await client.get(f"lessons/{draft.id}", as_=student)).status == 404
    assert (await client.get(f"lessons/{draft.id}", as_=assistant)).status == 200
    assert len(titles(await outline(client, course, student))[0]) == 1
    assert len(titles(await outline(client, course, assistant))[0]) == 2
    lists = [
        len((await client.get(f"courses/{course.id}/lessons", as_=who)).json["items"])
        for who in (student, assistant)
    ]
    assert lists == [1, 2]
    shown = (await client.get(f"courses/{course.id}", as_=student)).json
    assert shown["lesson_count"] == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "text", "content": {"url": "https://v.test/x"}}, "content.url"),
        ({"kind": "video", "content": {"url": "http://v.test/x"}}, "content.url"),
        ({"kind": "poem"}, "kind"),
        ({"kind": "text", "conditions": [{"type": "passed"}]}, "conditions.0"),
        ({"kind": "text", "module_id": str(new_id())}, "module_id"),
        ({"kind": "text", "prerequisite_ids": [str(new_id())]}, "prerequisite_ids"),
        ({"kind": "quiz", "content": {"quiz_id": str(new_id())}}, "content.quiz_id"),
        ({"kind": "video", "content": {"file_id": str(new_id())}}, "content.file_id"),
        ({"kind": "text", "position": 0}, "position"),
    ],
)
async def test_what_does_not_fit_is_refused(client: Client, body: Any, field: str) -> None:
    course, owner = await owned()
    reply = await client.post(f"courses/{course.id}/lessons", json={"title": "T"} | body, as_=owner)
    assert (reply.status, reply.json["errors"][0]["field"]) == (422, field)
    assert await Lesson.filter(course_id=course.id).count() == 0


async def test_a_quiz_stands_in_one_lesson(client: Client) -> None:
    course, owner = await owned()
    quiz = await make_quiz(course, title="The quiz")
    body = {"title": "Q", "kind": "quiz", "content": {"quiz_id": str(quiz.id)}}
    made = await client.post(f"courses/{course.id}/lessons", json=body, as_=owner)
    assert made.json["conditions"] == [{"type": "passed"}]
    assert made.json["content"]["target_title"] == "The quiz"
    refused = await client.post(
        f"courses/{course.id}/lessons", json=body | {"kind": "live"}, as_=owner
    )
    assert (refused.status, refused.code) == (409, "already_placed")


async def test_files_of_a_lesson_are_signed_for_its_reader(client: Client) -> None:
    course, owner = await owned()
    video = await make_file(owner, name="v.mp4")
    words = await make_file(owner, name="v.vtt")
    content = {
        "file_id": str(video.id),
        "captions": [{"file_id": str(words.id), "language": "en", "label": "English"}],
    }
    body = {"title": "V", "kind": "video", "content": content}
    made = await client.post(f"courses/{course.id}/lessons", json=body, as_=owner)
    assert made.status == 201, made.json
    student = await make_student(course)
    shown = (await client.get(f"lessons/{made.json['id']}", as_=student)).json["content"]
    assert f"for=user:{student.id}" in shown["file"]["url"]
    assert f"for=user:{student.id}" in shown["captions"][0]["url"]
    used = await client.delete(f"files/{words.id}", as_=owner)
    assert (used.code, used.json["used_by"]) == (
        "in_use", [{"kind": "lesson", "id": made.json["id"]}],
    )  # fmt: skip
    merged = await client.patch(
        f"lessons/{made.json['id']}", json={"content": {"markdown": "More"}}, as_=owner
    )
    assert merged.json["content"]["file_id"] == str(video.id)
    assert "More" in merged.json["content"]["html"]
    wrong = await client.patch(
        f"lessons/{made.json['id']}", json={"content": {"file_id": str(words.id)}}, as_=owner
    )
    assert wrong.json["errors"][0]["field"] == "content.file_id"


async def test_a_stale_change_of_a_lesson_is_refused(client: Client) -> None:
    course, owner = await owned()
    lesson = await make_lesson(course)
    tag = (await client.get(f"lessons/{lesson.id}", as_=owner)).headers["ETag"]
    path = f"lessons/{lesson.id}"
    assert (
        await client.patch(path, json={"title": "B"}, as_=owner, headers={"If-Match": tag})
    ).status == 200
    assert (
        await client.patch(path, json={"title": "C"}, as_=owner, headers={"If-Match": tag})
    ).code == "stale"


async def test_staff_learn_who_changed_a_lesson_last(client: Client) -> None:
    course = await make_course()
    lesson = await make_lesson(course)
    await staff_learn_who_changed(client, course, f"lessons/{lesson.id}")


async def test_deleting_forgets_what_waited_for_it(client: Client) -> None:
    course, owner = await owned()
    module = await make_module(course)
    first = await make_lesson(course, module)
    await make_module(course, prerequisite_ids=[str(module.id)])
    waits = await make_lesson(course, prerequisite_ids=[str(first.id)])
    assert (await client.delete(f"modules/{module.id}", as_=owner)).code == "not_empty"
    path = f"modules/{module.id}?with_lessons=true"
    assert (await client.delete(path, as_=owner)).status == 204
    found = await outline(client, course, owner)
    assert [part["prerequisite_ids"] for part in found["modules"]] == [[], []]
    assert [part["position"] for part in found["modules"]] == [0, 1]
    await waits.refresh_from_db()
    assert waits.prerequisite_ids == []


async def test_what_a_course_lacks(client: Client) -> None:
    course, owner = await owned(status=CourseStatus.DRAFT, summary="s")
    draft = await make_lesson(course, status="draft")
    empty = await make_lesson(course, kind="video")
    quiz = await make_quiz(course, status="draft")
    leads = await make_lesson(
        course, kind="quiz", content={"quiz_id": str(quiz.id)}, target_id=quiz.id
    )
    after = await make_lesson(course, prerequisite_ids=[str(draft.id)])
    found = (await client.get(f"courses/{course.id}/problems", as_=owner)).json
    assert [(one["code"], one["target"]["id"]) for one in found] == [
        ("lesson_incomplete", str(empty.id)),
        ("target_draft", str(leads.id)),
        ("prerequisite_draft", str(after.id)),
    ]
    await quiz.delete()
    found = (await client.get(f"courses/{course.id}/problems", as_=owner)).json
    assert [one["code"] for one in found][:2] == ["lesson_incomplete"] * 2
    await Lesson.filter(course_id=course.id).delete()
    watched = [{"type": "watched", "percent": 90}]
    film = await make_file(owner, name="film.mp4")
    for content, length in (
        ({"url": "https://example.org/film"}, 60),
        ({"file_id": str(film.id)}, None),
        ({"file_id": str(film.id)}, 60),
    ):
        await make_lesson(
            course, kind="video", content=content, conditions=watched, duration_s=length,
            files=[str(film.id)],
        )  # fmt: skip
    found = (await client.get(f"courses/{course.id}/problems", as_=owner)).json
    assert [one["code"] for one in found] == ["lesson_incomplete"] * 2
    assert "watch" in found[0]["message"]
    await Lesson.filter(course_id=course.id).delete()
    await make_lesson(course, required=False)
    found = (await client.get(f"courses/{course.id}/problems", as_=owner)).json
    assert [(one["code"], one["severity"]) for one in found] == [("no_required_lesson", "warning")]
    assert (await client.post(f"courses/{course.id}/publish", as_=owner)).status == 200


async def test_an_outline_takes_as_many_statements_for_a_thousand_lessons(
    client: Client, query_count: Counting
) -> None:
    course, _ = await owned()
    module = await make_module(course)
    student = await make_student(course)
    await outline(client, course, student)  # signs in
    counts = []
    for n in (10, 990):
        there = await Lesson.filter(course_id=course.id).count()
        await Lesson.bulk_create(
            Lesson(
                course_id=course.id, module_id=module.id, title="L", kind="text", position=there + k
            )
            for k in range(1, n + 1)
        )
        async with query_count() as statements:
            found = await outline(client, course, student)
        counts.append(len(statements))
        assert found["modules"][0]["total"] == there + n
    assert counts[0] == counts[1]
    owner = await make_user(Role.ADMIN)
    refused = await client.post(f"courses/{course.id}/lessons", json=TEXT, as_=owner)
    assert refused.code == "too_many"
