"""What hosts read after a game, and asking again what most got wrong."""

from __future__ import annotations

from uuid import uuid4

from lms.core import db as database
from lms.quizzes.models import Quiz, QuizSlot
from tests.client import Client
from tests.live.commanding import run, two_played
from tests.live.factories import make_game, right
from tests.quizzes.factories import ask_instead, render


async def test_a_report_says_what_was_answered(client: Client) -> None:
    game = await two_played()
    first, *_ = await game.questions()
    told = (await client.get(f"live-sessions/{game.id}/report", as_=game.host)).json
    assert (told["players"], told["average"]) == (3, 0.6)
    one, two, skipped = told["questions"]
    assert (one["question_id"], one["answered"], one["correct"]) == (str(first.id), 3, 2)
    assert [(line["text"], line["count"], line["correct"]) for line in one["lines"]] == [
        ("right", 2, True), ("wrong", 1, False), ("off", 0, False),
    ]  # fmt: skip
    assert one["texts"][right(first)["options"][0]] == "right"
    assert one["explanation"] == first.explanation
    assert (two["answered"], two["correct"]) == (2, 1)
    assert skipped["skipped"] is True
    found = await database.row(
        "select id from live_participants where session_id = $1 and nickname = 'Cid'", game.id
    )
    assert found
    await run(game, "live.kick", participant_id=found["id"])
    told = (await client.get(f"live-sessions/{game.id}/report", as_=game.host)).json
    assert (told["players"], told["questions"][0]["answered"]) == (2, 2), "removed"


async def test_a_report_has_the_html_of_all_that_an_answer_may_name(client: Client) -> None:
    game = await make_game(questions=1, auto_close=False)
    pairs = [{"left": {"text": f"**{n}**"}, "right": {"text": f"`{n}`"}} for n in range(2)]
    [question] = await game.questions()
    await ask_instead(question, content={"type": "matching", "pairs": pairs})
    await render(question)
    await run(game, "live.start")
    await run(game, "live.close")
    told = (await client.get(f"live-sessions/{game.id}/report", as_=game.host)).json
    [one] = told["questions"]
    [question] = await game.questions()
    (left, other), *_ = right(question)["pairs"].items()
    assert one["texts_html"][left] == "<strong>0</strong>"
    assert one["texts_html"][other] == "<code>0</code>"


async def test_a_report_needs_a_closed_question_and_may_have_no_answer(client: Client) -> None:
    game = await make_game(questions=1)
    path = f"live-sessions/{game.id}/report"
    assert (await client.get(path, as_=game.host)).status == 409
    await run(game, "live.start")
    await run(game, "live.close")
    assert (await client.get(path, as_=game.host)).json["average"] is None


async def test_questions_are_asked_again_in_a_quiz_of_their_own(client: Client) -> None:
    game = await two_played()
    first, second, _ = await game.questions()
    path = f"live-sessions/{game.id}/quizzes"
    body = {"question_ids": [str(second.id), str(first.id), str(second.id)], "title": "Once more"}
    made = await client.post(path, json=body, as_=game.host)
    assert made.status == 201
    assert (made.json["title"], made.json["status"], made.json["question_count"]) == (
        "Once more", "draft", 2,
    )  # fmt: skip
    assert made.json["course_id"] == str(game.course.id)
    slots = await QuizSlot.in_order(made.json["id"])
    assert [slot.question_id for slot in slots] == [second.id, first.id]
    assert all(slot.version_id for slot in slots), "as they were asked"
    plain = await client.post(path, json={"question_ids": [str(first.id)]}, as_=game.host)
    assert plain.json["title"] == game.session.title


async def test_only_the_games_questions_are_asked_again(client: Client) -> None:
    game = await two_played()
    before = await Quiz.all().count()
    for ids, field in (([], "question_ids"), ([str(uuid4())], "question_ids.0")):
        refused = await client.post(
            f"live-sessions/{game.id}/quizzes", json={"question_ids": ids}, as_=game.host
        )
        assert refused.status == 422
        assert refused.json["errors"][0]["field"] == field
    assert await Quiz.all().count() == before
