"""Item statistics over REST: from attempts and from live games."""

from __future__ import annotations

import pytest

from tests.attempts.factories import begin, make_sitting, right, save, wrong
from tests.client import Client
from tests.courses.factories import make_staff
from tests.enrollments.factories import make_student
from tests.live.factories import make_game

pytestmark = pytest.mark.usefixtures("db")


async def test_first_attempts_count_unless_others_are_asked_for(client: Client) -> None:
    one = await make_sitting(questions=2, attempts_allowed=2)
    teacher = await make_staff(one.course)
    students = [one.student, *[await make_student(one.course) for _ in range(9)]]
    for n, student in enumerate(students):
        for again in (False, True):
            attempt = await begin(client, one, student)
            for place, question in enumerate(one.questions):
                good = again or (n + place) % 2 == 0
                answer = right(question) if good else wrong(question)
                await save(client, attempt["id"], question, answer, student)
            await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=student)
    path = f"quizzes/{one.quiz.id}/statistics"
    found = (await client.get(path, as_=teacher)).json
    assert (found["students"], found["attempts"], found["max_points"]) == (10, 10, 2)
    assert found["mean"] == 50
    first = found["items"][0]
    assert (first["n"], first["facility"], first["position"]) == (10, 0.5, 1)
    assert sum(option["count"] for option in first["options"]) == 10
    best = (await client.get(f"{path}?attempts=highest", as_=teacher)).json
    assert (best["mean"], best["items"][0]["flags"]) == (100, ["zero_variance"])
    every = (await client.get(f"{path}?attempts=all", as_=teacher)).json
    assert (every["students"], every["attempts"], every["mean"]) == (10, 20, 75)
    kept = (await client.get(path, as_=teacher)).json
    assert kept["as_of"] == found["as_of"]
    fresh = (await client.get(f"{path}?fresh=true", as_=teacher)).json
    assert fresh["as_of"] > found["as_of"]


async def test_a_quiz_that_nobody_took_has_empty_statistics(client: Client) -> None:
    game = await make_game()
    for source in ("quiz", "live"):
        path = f"quizzes/{game.quiz.id}/statistics?source={source}"
        found = (await client.get(path, as_=game.host)).json
        assert (found["students"], found["mean"], found["items"]) == (0, None, [])
