"""The demo: what a newcomer finds."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from typing import Any, get_args

import pytest

from lms import demo
from lms.courses.models import Course, Enrollment
from lms.demo.course import DemoQuiz
from lms.demo.people import INSTRUCTOR, PEOPLE, STUDENTS
from lms.demo.photosynthesis import BASICS
from lms.questions.content import LIVE_TYPES, QuestionType, content_of
from lms.questions.rules import answerable
from lms.questions.schemas.inputs import CONTENT, QuestionIn, given
from lms.quizzes.models import Quiz, QuizSlot
from lms.users.models import User
from tests.client import Client

PASSWORD = "light-4711-leaf"
QUIZZES = [quiz for course in demo.COURSES for quiz in course.quizzes]
QUESTIONS = [question for quiz in QUIZZES for question in quiz.questions]
ALL = [7, 2, 10, 5, len(QUESTIONS)]
CHANGED = demo.COURSES[0].slug


async def sign_in(client: Client, email: str, password: str) -> int:
    answer = await client.post("auth/login", json={"email": email, "password": password})
    return answer.status


async def test_everybody_finds_what_is_theirs(client: Client) -> None:
    await demo.seed(PASSWORD)
    for person in PEOPLE:
        assert await sign_in(client, person.email, PASSWORD) == 200
    instructor = await User.get(email=INSTRUCTOR.email)
    listed = (await client.get("courses?teaching=true", as_=instructor)).json["items"]
    ids = {one["title"]: one["id"] for one in listed}
    assert set(ids) == {"Photosynthesis basics", "Reading Python"}
    plants = ids["Photosynthesis basics"]
    quizzes = await client.get(f"courses/{plants}/quizzes", as_=instructor)
    found = [(one["status"], one["question_count"]) for one in quizzes.json["items"]]
    assert found == [("published", 10), ("draft", 3), ("published", 2)]
    [inside] = [one for one in quizzes.json["items"] if one["question_count"] == 2]
    asked = await client.get(f"quizzes/{inside['id']}/questions", as_=instructor)
    [picture] = re.findall(r'src="/api/v1/([^"]+)"', asked.json["items"][0]["stem_html"])
    assert (await client.get(unescape(picture), as_=instructor)).status == 200
    for student in STUDENTS:
        user = await User.get(email=student.email)
        mine = (await client.get("enrollments", as_=user)).json["items"]
        assert {one["course_id"] for one in mine} == set(ids.values())
        seen = await client.get(f"courses/{plants}/quizzes", as_=user)
        assert [one["question_count"] for one in seen.json["items"]] == [10, 2]
    for course in ids.values():
        assert (await client.get(f"courses/{course}/problems", as_=instructor)).json == []
    outline = (await client.get(f"courses/{plants}/outline", as_=user)).json
    lessons = [one for part in outline["modules"] for one in part["lessons"]]
    assert {one["kind"] for one in lessons} == {"text", "video", "file", "quiz", "live"}
    assert outline["next_lesson_id"] == lessons[0]["id"]
    codes = {reason["code"] for one in lessons for reason in one["lock_reasons"]}
    assert codes == {"prerequisite_lesson", "sequence", "unlocks_at"}
    for one in lessons:
        read = (await client.get(f"lessons/{one['id']}", as_=user)).json
        shown = read["content"] and (read["content"]["html"] or read["content"]["files"])
        if one["kind"] == "video":
            assert [said["label"] for said in read["content"]["captions"]] == ["English"]
            assert read["content"]["file"]["content_type"] == "video/webm"
        assert one["locked"] or shown, one["title"]
    [quiz] = [one for one in seen.json["items"] if one["lesson_id"] and not one["attempts_allowed"]]
    assert (quiz["mine"]["left"], quiz["mine"]["locked"]) == (None, False)


async def counts() -> list[int]:
    tables: list[Any] = [User, Course, Enrollment, Quiz, QuizSlot]
    return [await table.all().count() for table in tables]


async def test_a_second_seed_changes_nothing(client: Client) -> None:
    await demo.seed(PASSWORD)
    first = await counts()
    assert first == ALL
    await Course.filter(slug=CHANGED).update(title="Mine now")
    hashes = await User.all().order_by("id").values_list("password_hash", flat=True)
    await demo.seed(PASSWORD)
    assert await counts() == first
    assert (await Course.get(slug=CHANGED)).title == "Mine now"
    assert await User.all().order_by("id").values_list("password_hash", flat=True) == hashes
    assert len(set(hashes)) == len(PEOPLE), "each has a salt of their own"


async def test_two_seeds_at_once_make_one_demo(db: None) -> None:
    await asyncio.gather(demo.seed(PASSWORD), demo.seed(PASSWORD))
    assert await counts() == ALL


async def test_a_new_password_replaces_the_old_one(client: Client) -> None:
    await demo.seed(PASSWORD)
    await demo.seed("another-4711-leaf")
    email = STUDENTS[0].email
    assert await sign_in(client, email, PASSWORD) == 401
    assert await sign_in(client, email, "another-4711-leaf") == 200


def test_the_quizzes_show_every_type() -> None:
    assert len(BASICS) == 10
    assert {question.type for question in QUESTIONS} == set(get_args(QuestionType))
    assert len({question.time_limit_s for question in BASICS}) >= 4


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.type in LIVE_TYPES])
def test_each_live_question_is_a_good_one(question: QuestionIn) -> None:
    fields = {name: one for name, one in given(question).items() if name in {"type", *CONTENT}}
    assert answerable(content_of(fields))
    assert len(question.explanation) > 40
    assert 15 <= question.time_limit_s <= 60
    assert len(question.stem) < 250
    assert all(len(option.text) <= 40 for option in question.options or [])


def answers(question: QuestionIn) -> list[str]:
    """What somebody would answer who knows it."""
    texts = [one.text for one in question.options or [] if one.correct]
    texts += [one.text for one in question.answers or []]
    texts += [pair.right.text for pair in question.pairs or []]
    if question.numeric:
        texts.append(f"{question.numeric.value:g}")
    return [one for one in texts if one not in ("True", "False")]


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.title)
def test_no_explanation_gives_away_the_answer_of_a_later_question(quiz: DemoQuiz) -> None:
    told = ""
    for question in quiz.questions:
        found = [
            one
            for one in answers(question)
            if re.search(rf"(?<!\w){re.escape(one.strip('`'))}(?!\w)", told, re.IGNORECASE)
        ]
        assert not found, question.stem
        told += question.explanation
