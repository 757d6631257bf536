"""The demo: what a newcomer finds."""

from __future__ import annotations

import asyncio
from typing import Any, get_args

import pytest

from lms import demo
from lms.courses.models import Course, Enrollment
from lms.demo.people import INSTRUCTOR, PEOPLE, STUDENTS
from lms.demo.questions import BASICS, WARM_UP
from lms.questions.content import QuestionType, content_of
from lms.questions.rules import answerable
from lms.questions.schemas.inputs import QuestionIn
from lms.quizzes.models import Quiz, QuizSlot
from lms.users.models import User
from tests.client import Client

PASSWORD = "light-4711-leaf"


async def sign_in(client: Client, email: str, password: str) -> int:
    answer = await client.post("auth/login", json={"email": email, "password": password})
    return answer.status


async def test_everybody_finds_what_is_theirs(client: Client) -> None:
    await demo.seed(PASSWORD)
    for person in PEOPLE:
        assert await sign_in(client, person.email, PASSWORD) == 200
    instructor = await User.get(email=INSTRUCTOR.email)
    listed = (await client.get("courses?teaching=true", as_=instructor)).json["items"]
    assert [one["title"] for one in listed] == ["Photosynthesis basics"]
    quizzes = await client.get(f"courses/{listed[0]['id']}/quizzes", as_=instructor)
    found = [(one["status"], one["question_count"]) for one in quizzes.json["items"]]
    assert found == [("published", 10), ("draft", 3)]
    for student in STUDENTS:
        user = await User.get(email=student.email)
        mine = (await client.get("enrollments", as_=user)).json["items"]
        assert [one["course_id"] for one in mine] == [listed[0]["id"]]
        seen = await client.get(f"courses/{listed[0]['id']}/quizzes", as_=user)
        assert [one["question_count"] for one in seen.json["items"]] == [10]


async def counts() -> list[int]:
    tables: list[Any] = [User, Course, Enrollment, Quiz, QuizSlot]
    return [await table.all().count() for table in tables]


async def test_a_second_seed_changes_nothing(client: Client) -> None:
    await demo.seed(PASSWORD)
    first = await counts()
    assert first == [7, 1, 5, 2, 13]
    await Course.all().update(title="Mine now")
    hashes = await User.all().order_by("id").values_list("password_hash", flat=True)
    await demo.seed(PASSWORD)
    assert await counts() == first
    assert (await Course.get()).title == "Mine now"
    assert await User.all().order_by("id").values_list("password_hash", flat=True) == hashes
    assert len(set(hashes)) == len(PEOPLE), "each has a salt of their own"


async def test_two_seeds_at_once_make_one_demo(db: None) -> None:
    await asyncio.gather(demo.seed(PASSWORD), demo.seed(PASSWORD))
    assert await counts() == [7, 1, 5, 2, 13]


async def test_a_new_password_replaces_the_old_one(client: Client) -> None:
    await demo.seed(PASSWORD)
    await demo.seed("another-4711-leaf")
    email = STUDENTS[0].email
    assert await sign_in(client, email, PASSWORD) == 401
    assert await sign_in(client, email, "another-4711-leaf") == 200


def test_the_quiz_shows_every_type() -> None:
    assert len(BASICS) == 10
    assert {question.type for question in BASICS} == set(get_args(QuestionType))
    assert len({question.time_limit_s for question in BASICS}) >= 4


@pytest.mark.parametrize("question", [*BASICS, *WARM_UP])
def test_each_question_is_a_good_one(question: QuestionIn) -> None:
    fields = question.model_dump(
        include={"type", "options", "answers", "case_sensitive", "numeric"}, exclude_none=True
    )
    assert answerable(content_of(fields))
    assert len(question.explanation) > 40
    assert 15 <= question.time_limit_s <= 30
    assert len(question.stem) < 200
    assert all(len(option.text) <= 40 for option in question.options or [])
