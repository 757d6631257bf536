"""Item statistics over REST: from attempts and from live games."""

from __future__ import annotations

import csv
import io
from uuid import uuid4

import pytest

from tests.attempts.factories import begin, make_sitting, right, save, wrong
from tests.client import Client
from tests.courses.factories import make_staff
from tests.enrollments.factories import make_student
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.live.factories import right as right_live
from tests.live.factories import wrong as wrong_live
from tests.live.test_lessons import answer as answer_live

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


async def test_the_questions_are_a_file_too(client: Client) -> None:
    one = await make_sitting(questions=2)
    teacher = await make_staff(one.course)
    attempt = await begin(client, one)
    await save(client, attempt["id"], one.questions[0], right(one.questions[0]), one.student)
    await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=one.student)
    path, wanted = f"quizzes/{one.quiz.id}/statistics?fresh=true", {"Accept": "text/csv"}
    found = await client.get(path, as_=teacher, headers=wanted)
    assert found.headers["Content-Type"].startswith("text/csv")
    assert "Statistics.csv" in found.headers["Content-Disposition"]
    head, *lines = csv.reader(io.StringIO(found.text.removeprefix("\ufeff")))
    assert [len(line) for line in lines] == [len(head)] * 2
    first = dict(zip(head, lines[0], strict=True))
    assert first["question_id"] == str(one.questions[0].id)
    assert (first["stem"], first["n"], first["flags"]) == (one.questions[0].stem, "1", "too_few")
    assert (await client.get(path, as_=one.student, headers=wanted)).status == 403


async def test_games_count_one_or_nothing_a_question(client: Client) -> None:
    """Who didn't answer has nothing; voided and skipped questions are left out."""
    game = await make_game(questions=3, auto_close=False)
    players = [(await game.player()).participant for _ in range(12)]
    await run(game, "live.start")
    await answer_live(
        game, {who: right_live if n < 6 else wrong_live for n, who in enumerate(players)}
    )
    await run(game, "live.next")
    await answer_live(game, dict.fromkeys(players[:3], right_live))
    await run(game, "live.next")
    await run(game, "live.skip")
    await run(game, "live.finish")
    path = f"quizzes/{game.quiz.id}/statistics?source=live&fresh=true"
    found = (await client.get(path, as_=game.host)).json
    assert (found["students"], found["attempts"], found["max_points"]) == (12, 12, 2)
    assert found["mean"] == pytest.approx(100 * 9 / 24)
    assert [item["facility"] for item in found["items"]] == [0.5, 0.25]
    assert [item["n"] for item in found["items"]] == [12, 12]
    option = found["items"][0]["options"][0]
    assert (option["count"], option["share"]) == (6, 0.5)
    other = await client.get(f"{path}&session_id={uuid4()}", as_=game.host)
    assert other.json["students"] == 0
