"""Questions that live by themselves: banks, versions, and quizzes that share one."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import pytest

from lms.core import db as database
from lms.core.access import Role
from lms.courses.models import Course
from lms.live.models import LiveQuestion
from lms.questions.actions import bank_of
from lms.questions.models import Question, QuestionBank, QuestionVersion
from lms.quizzes.models import Quiz, QuizSlot
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_course
from tests.factories import make_user
from tests.live.commanding import answer, run
from tests.live.factories import Made, make_game, right
from tests.quizzes.factories import asked_by, make_quiz

WHAT = {"type": "numeric", "stem": "How many?", "numeric": {"value": 3}}


async def versions(question_id: Any) -> list[tuple[int, str, bool]]:
    """Number, stem and use of a question's versions, the oldest first."""
    found = await QuestionVersion.filter(question_id=question_id).order_by("number")
    return [(one.number, one.stem, one.used) for one in found]


async def share(quiz: Quiz, position: int) -> tuple[Quiz, str]:
    """Another quiz whose last slot asks what the first one asks at this place."""
    other = await make_quiz(await Course.get(id=quiz.course_id), questions=2)
    slot = await QuizSlot.get(quiz_id=quiz.id, position=position)
    await QuizSlot.create(quiz=other, question_id=slot.question_id, position=3)
    return other, str(slot.question_id)


async def owner_of(quiz: Quiz) -> User:
    return await User.get(id=(await quiz.course).owner_id)


async def test_a_course_has_one_bank_however_many_ask_for_it_at_once(db: None) -> None:
    course = await make_course()
    banks = await asyncio.gather(*(bank_of(course) for _ in range(10)))
    assert len({bank.id for bank in banks}) == 1
    assert await QuestionBank.filter(course_id=course.id).count() == 1


async def test_a_question_outlives_its_quiz(client: Client) -> None:
    quiz = await make_quiz()
    owner = await owner_of(quiz)
    made = (await client.post(f"quizzes/{quiz.id}/questions", json=WHAT, as_=owner)).json
    assert (await client.delete(f"quizzes/{quiz.id}", as_=owner)).status == 204
    path = f"questions/{made['id']}"
    read = await client.get(path, as_=owner)
    assert read.json == made | {"position": None}
    changed = await client.patch(path, json={"stem": "How few?"}, as_=owner)
    assert (changed.status, changed.json["stem"]) == (200, "How few?")
    moved = await client.patch(path, json={"position": 1}, as_=owner)
    assert (moved.status, moved.code) == (409, "conflict")


async def test_a_question_in_two_quizzes_has_two_positions(client: Client) -> None:
    quiz = await make_quiz(questions=3)
    other, shared = await share(quiz, 1)
    owner = await owner_of(quiz)
    for one, position in ((quiz, 1), (other, 3)):
        listed = (await client.get(f"quizzes/{one.id}/questions", as_=owner)).json["items"]
        assert {item["id"]: item["position"] for item in listed}[shared] == position
    path = f"questions/{shared}"
    assert (await client.get(path, as_=owner)).json["position"] is None
    both = await client.patch(path, json={"position": 2, "stem": "Both?"}, as_=owner)
    assert (both.status, both.code) == (409, "conflict")
    assert (await client.get(path, as_=owner)).json["stem"] != "Both?", "half of it was done"
    assert (await client.patch(path, json={"stem": "Both?"}, as_=owner)).status == 200
    assert (await asked_by(quiz))[0].stem == (await asked_by(other))[2].stem == "Both?"
    assert (await client.delete(f"quizzes/{other.id}", as_=owner)).status == 204
    moved = await client.patch(path, json={"position": 2}, as_=owner)
    assert (moved.status, moved.json["position"]) == (200, 2)


async def test_a_slot_may_keep_a_version_and_have_its_own_points(client: Client) -> None:
    quiz = await make_quiz(questions=1)
    owner = await owner_of(quiz)
    slot = await QuizSlot.get(quiz_id=quiz.id)
    old = await QuestionVersion.get(question_id=slot.question_id)
    await QuestionVersion.filter(id=old.id).update(used=True)
    await QuizSlot.filter(id=slot.id).update(version_id=old.id, points=7)
    path = f"questions/{slot.question_id}"
    new = await client.patch(path, json={"stem": "New?", "points": 2}, as_=owner)
    assert (new.json["stem"], new.json["points"]) == ("New?", 2)
    [item] = (await client.get(f"quizzes/{quiz.id}/questions", as_=owner)).json["items"]
    assert (item["stem"], item["points"]) == (old.stem, 7)


async def test_a_bank_of_no_course_is_its_owners(client: Client) -> None:
    owner, admin = await make_user(Role.INSTRUCTOR), await make_user(Role.ADMIN)
    bank = await QuestionBank.create(owner=owner, title="Mine")
    question = await Question.create(bank=bank)
    content = {"type": "numeric", "numeric": {"value": 1, "tolerance": 0}}
    await QuestionVersion.create(question=question, type="numeric", stem="?", content=content)
    path = f"questions/{question.id}"
    for who, status in ((owner, 200), (admin, 404), (await make_user(Role.INSTRUCTOR), 404)):
        assert (await client.get(path, as_=who)).status == status
        assert (await client.patch(path, json={"stem": "!"}, as_=who)).status == status


async def test_a_question_is_changed_in_place_until_somebody_was_asked_it(client: Client) -> None:
    game = await make_game(questions=1)
    [question] = await game.questions()
    path, owner = f"questions/{question.id}", game.host
    tags = [(await client.get(path, as_=owner)).headers["ETag"]]
    for stem in ("One?", "Two?"):
        changed = await client.patch(path, json={"stem": stem}, as_=owner)
        tags.append(changed.headers["ETag"])
    assert len(set(tags)) == 3
    assert await versions(question.id) == [(1, "Two?", False)]
    await run(game, "live.start")
    assert await versions(question.id) == [(1, "Two?", True)]
    changed = await client.patch(path, json={"explanation": "So."}, as_=owner)
    assert (changed.json["stem"], changed.json["explanation"]) == ("Two?", "So.")
    assert changed.headers["ETag"] not in tags
    await client.patch(path, json={"stem": "Three?"}, as_=owner)
    await client.patch(path, json={"stem": "Three?", "live_points": 2000}, as_=owner)
    assert await versions(question.id) == [(1, "Two?", True), (2, "Three?", False)]


async def test_a_game_asks_what_was_there_at_its_start(client: Client) -> None:
    first = await make_game(questions=1, scoring="accuracy")
    [question] = await first.questions()
    ada = await first.player()
    await run(first, "live.start")
    owner, path = first.host, f"questions/{question.id}"
    wrong_now = [{**one, "correct": not one["correct"]} for one in question.content["options"][:2]]
    body = {"stem": "Turned?", "explanation": "Anew.", "options": wrong_now, "live_points": 2000}
    assert (await client.patch(path, json=body, as_=owner)).status == 200
    await answer(first, ada, question.id, right(question))
    for verb in ("live.close", "live.reveal", "live.finish"):
        await run(first, verb)
    result = (await client.get(f"live-sessions/{first.id}/results", as_=owner)).json
    assert result["questions"][0]["stem"] == question.stem
    assert result["questions"][0]["points"] == 1000
    assert result["items"][0]["answers"][0]["correct"] is True

    other = await make_game(course=first.course, questions=1)
    await QuizSlot.filter(quiz_id=other.quiz.id).update(question_id=question.id)
    await run(other, "live.start")
    asked = await LiveQuestion.of(other.id).get()
    assert (asked.version.number, asked.version.stem, asked.points) == (2, "Turned?", 2000)


async def test_a_deleted_question_stays_in_the_game_and_the_quiz_that_ask_it(
    client: Client,
) -> None:
    game = await make_game(questions=1)
    [question] = await game.questions()
    await run(game, "live.start")
    path = f"questions/{question.id}"
    assert (await client.delete(path, as_=game.host)).status == 204
    assert (await client.get(path, as_=game.host)).json["archived"] is True
    assert [one.id for one in await asked_by(game.quiz)] == [question.id]
    assert (await LiveQuestion.of(game.id).get()).version.stem == question.stem


async def test_what_was_asked_cannot_be_changed_whoever_writes(db: None) -> None:
    game = await make_game(questions=1)
    [question] = await game.questions()
    await run(game, "live.start")
    with pytest.raises(asyncpg.RaiseError, match="written once"):
        await database.execute(
            "update question_versions set stem = 'other' where question_id = $1", question.id
        )


async def start(game: Made) -> None:
    await run(game, "live.start")


async def test_starts_and_edits_at_once_leave_what_each_game_asked(client: Client) -> None:
    course = await make_course()
    games = [await make_game(course=course, questions=1) for _ in range(4)]
    [question] = await games[0].questions()
    for game in games[1:]:
        await QuizSlot.filter(quiz_id=game.quiz.id).update(question_id=question.id)
    owner, path = games[0].host, f"questions/{question.id}"
    await client.token(owner)
    edits = [client.patch(path, json={"stem": f"{n}?"}, as_=owner) for n in range(4)]
    mixed = [one for pair in zip(map(start, games), edits, strict=True) for one in pair]
    await asyncio.gather(*mixed)
    found = await versions(question.id)
    assert [number for number, *_ in found] == list(range(1, len(found) + 1))
    assert (await Question.get(id=question.id)).version == len(found)
    asked = {(await LiveQuestion.of(game.id).get()).version.number for game in games}
    assert asked <= {number for number, _, used in found if used}
