"""A deleted course stays as rows: nobody reaches them, whatever they were there."""

from __future__ import annotations

import pytest

from lms.core import clock
from lms.courses.models import Course, Enrollment
from tests.client import Client
from tests.courses.factories import make_staff
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.live.factories import make_game

GONE = {403, 404}  # a role that opens no such route, else nothing there


@pytest.mark.parametrize("role", ["owner", "admin", "assistant", "student"])
async def test_nobody_reaches_what_belonged_to_it(client: Client, role: str) -> None:
    game = await make_game(questions=2)
    course, [question, _] = game.course, await game.questions()
    student = await make_student(course)
    place = await Enrollment.get(user_id=student.id)
    who = {
        "owner": game.host,
        "admin": await make_user("admin"),
        "assistant": await make_staff(course, "assistant"),
        "student": student,
    }[role]
    of_course, of_game, of_quiz = (
        f"courses/{course.id}", f"live-sessions/{game.id}", f"quizzes/{game.quiz.id}",
    )  # fmt: skip
    await Course.filter(id=course.id).update(deleted_at=clock.now())
    for path in (
        of_course, f"courses/by-slug/{course.slug}", f"{of_course}/staff", f"{of_course}/quizzes",
        f"{of_course}/live-sessions", f"{of_course}/enrollments", f"enrollments/{place.id}",
        f"analytics/{of_course}", of_quiz, f"{of_quiz}/questions", f"questions/{question.id}",
        of_game, f"{of_game}/qr.svg?of=join", f"{of_game}/participants", f"{of_game}/results",
    ):  # fmt: skip
        assert (await client.get(path, as_=who)).status in GONE, path
    for path in ("courses", "courses?teaching=true", "enrollments", "live/now"):
        assert (await client.get(path, as_=who)).json["items"] == [], path
    for path, body in (
        (f"{of_course}/enrollments", {}), (f"{of_course}/publish", None),
        (f"{of_course}/quizzes", {"title": "New"}), (f"{of_quiz}/live-sessions", {}),
        (f"{of_game}/end", None),
    ):  # fmt: skip
        assert (await client.post(path, json=body, as_=who)).status in GONE, path
    changed = await client.patch(f"questions/{question.id}", json={"stem": "New?"}, as_=who)
    assert changed.status in GONE
    for path in (f"questions/{question.id}", of_quiz, of_course, f"enrollments/{place.id}"):
        assert (await client.delete(path, as_=who)).status in GONE, path
