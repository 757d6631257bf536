"""What hides beside the attempt: a score in progress and exports, a name while grading."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lms.core import clock
from tests.attempts.factories import Sitting, begin, make_sitting, right, save
from tests.client import Client
from tests.courses.factories import make_staff
from tests.files.factories import PDF, send
from tests.lessons.factories import make_lesson
from tests.quizzes.factories import make_question

pytestmark = pytest.mark.usefixtures("db")

HOW: list[tuple[dict[str, Any], bool]] = [
    ({"show_score": "never"}, False),
    ({"show_score": "after_close"}, False),
    ({"release": "manual"}, False),
    ({}, True),
]


async def sit(client: Client, **settings: Any) -> tuple[Sitting, str]:
    """A quiz with a lesson, of which the student has one question of two right: 37.5 points."""
    one = await make_sitting(questions=0, **settings)
    await make_lesson(one.course, kind="quiz", target_id=one.quiz.id)
    asked = [await make_question(one.quiz, position=n, points=37.5) for n in (1, 2)]
    attempt = await begin(client, one)
    await save(client, attempt["id"], asked[0], right(asked[0]), one.student)
    await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=one.student)
    return one, attempt["id"]


async def scores(client: Client, one: Sitting, who: Any, **query: Any) -> list[Any]:
    """Those of the course's lessons as somebody reads them."""
    path = f"courses/{one.course.id}/progress"
    found = await client.get(path, as_=who, query_string=query)
    return [lesson["score_percent"] for lesson in found.json["lessons"]]


@pytest.mark.parametrize(("how", "seen"), HOW)
async def test_progress_tells_no_score_that_the_review_table_hides(
    client: Client, how: dict[str, Any], seen: bool
) -> None:
    one, _ = await sit(client, **how)
    teacher = await make_staff(one.course)
    wanted = 50.0 if seen else None
    assert await scores(client, one, one.student) == [wanted]
    lessons = (await client.get(f"courses/{one.course.id}/progress", as_=one.student)).json
    path = f"lessons/{lessons['lessons'][0]['lesson_id']}"
    assert (await client.get(path, as_=one.student)).json["my"]["score_percent"] == wanted
    reply = await client.put(f"{path}/progress", json={}, as_=one.student)
    assert reply.json["score_percent"] == wanted
    assert await scores(client, one, teacher, user_id=one.student.id) == [50.0]
    if how == {"show_score": "after_close"}:
        one.quiz.closes_at = clock.now() - timedelta(minutes=1)
        await one.quiz.save()
        assert await scores(client, one, one.student) == [50.0]


@pytest.mark.parametrize(("how", "seen"), HOW)
async def test_an_export_tells_no_score_that_the_review_table_hides(
    client: Client, how: dict[str, Any], seen: bool
) -> None:
    one, _ = await sit(client, **how)
    tables = (await client.get("users/me/export", as_=one.student)).json["tables"]
    rows = {name: table["rows"] for name, table in tables.items()}
    [attempt] = rows["attempts"]
    answers = [answer["earned"] for answer in attempt["answers"]]
    [progress] = rows["lesson_progress"]
    [grade], [change] = rows["grades"], rows["grade_changes"]
    told = [attempt["score"], attempt["percent"], *answers, progress["score_percent"],
            progress["passed"], grade["points"], change["after"]]  # fmt: skip
    if seen:
        assert None not in told
    else:
        assert told == [None] * len(told)
    assert attempt["answers"][0]["answer"] is not None


async def test_a_score_is_no_name_while_grading_is_anonymous(client: Client) -> None:
    one, attempt_id = await sit(client, anonymous_grading=True, release="manual")
    teacher = await make_staff(one.course)
    assert (await client.get(f"attempts/{attempt_id}", as_=teacher)).json["percent"] == 50.0
    assert await scores(client, one, teacher, user_id=one.student.id) == [None]
    await client.post(f"quizzes/{one.quiz.id}/release", json={}, as_=teacher)
    assert await scores(client, one, teacher, user_id=one.student.id) == [50.0]


async def test_a_file_is_no_name_while_grading_is_anonymous(client: Client) -> None:
    one = await make_sitting(questions=0, anonymous_grading=True, release="manual")
    asked = await make_question(one.quiz, {"type": "file", "accept": ["pdf"]})
    teacher = await make_staff(one.course)
    attempt = await begin(client, one)
    file = (await send(client, one.student, "Ada Lovelace.pdf", PDF)).json
    answer = {"file_ids": [file["id"]]}
    reply = await save(client, attempt["id"], asked, answer, one.student)
    assert reply.status == 200, reply
    await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=one.student)
    path = f"attempts/{attempt['id']}"
    [own] = (await client.get(path, as_=one.student)).json["questions"][0]["files"]
    assert own["name"] == "Ada Lovelace.pdf"
    read = await client.get(path, as_=teacher)
    assert b"Lovelace" not in read.body
    [shown] = read.json["questions"][0]["files"]
    assert shown["name"] == "1.pdf"
    content = await client.get(shown["url"], as_=teacher)
    assert (content.status, content.body) == (200, PDF)
    assert "Lovelace" not in str(content.headers)
    assert (await client.get(f"files/{file['id']}", as_=teacher)).status == 404
    await client.post(f"quizzes/{one.quiz.id}/release", json={}, as_=teacher)
    [shown] = (await client.get(path, as_=teacher)).json["questions"][0]["files"]
    assert shown["name"] == "Ada Lovelace.pdf"


async def test_names_hide_until_graded_where_grades_are_released_by_themselves(
    client: Client,
) -> None:
    one = await make_sitting(questions=0, anonymous_grading=True)
    essay = await make_question(one.quiz, {"type": "essay"})
    teacher = await make_staff(one.course)
    attempt = await begin(client, one)
    await save(client, attempt["id"], essay, {"text": "So."}, one.student)
    await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=one.student)
    who = str(one.student.id).encode(), one.student.full_name.encode()
    lists = f"quizzes/{one.quiz.id}/attempts", f"courses/{one.course.id}/grading"
    for path in (*lists, f"attempts/{attempt['id']}"):
        read = await client.get(path, as_=teacher)
        assert read.status == 200
        assert not [part for part in who if part in read.body], path
    mine = f"{lists[0]}?user_id={one.student.id}"
    assert (await client.get(mine, as_=teacher)).json["items"] == []
    graded = f"attempts/{attempt['id']}/grades/{essay.id}"
    assert (await client.put(graded, json={"points": 1}, as_=teacher)).status == 200
    [row] = (await client.get(mine, as_=teacher)).json["items"]
    assert row["student"]["name"] == one.student.full_name
