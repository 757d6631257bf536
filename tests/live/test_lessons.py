"""A live quiz as a lesson: who may join, and what its answers count for."""

from __future__ import annotations

from typing import Any

import pytest

from lms.core import clock
from lms.courses.models import Course
from lms.jobs import actions as jobs
from lms.jobs.models import Job
from lms.lessons.models import Lesson
from lms.live.answers.store import store
from lms.live.models import LiveParticipant
from lms.progress.models import LessonProgress
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.lessons.factories import make_lesson
from tests.live.commanding import run, submission
from tests.live.factories import Made, make_game, right, wrong


async def placed(game: Made, **fields: Any) -> Lesson:
    """A live lesson that leads to the game's quiz."""
    content = {"quiz_id": str(game.quiz.id)}
    return await make_lesson(
        game.course, kind="live", content=content, target_id=game.quiz.id, **fields
    )


async def run_evidence() -> list[Job]:
    """What a worker would do."""
    asked = await Job.filter(kind="live.GiveEvidence", state="pending")
    for job in asked:
        await jobs.run(job.id)
    return asked


async def answer(game: Made, answers: dict[LiveParticipant, Any]) -> None:
    """The current question of all of them is answered, closed and revealed."""
    await game.session.refresh_from_db()
    question = next(one for one in await game.questions() if one.id == game.session.question_id)
    at = clock.now()
    given = [submission(who.id, question.id, way(question), at) for who, way in answers.items()]
    await store(game.id, given)
    await run(game, "live.close")
    await run(game, "live.reveal")


@pytest.mark.parametrize(
    ("join", "guest", "stranger"),
    [("anyone", 201, 201), ("signed_in", 401, 201), ("enrolled", 401, 403)],
)
async def test_who_may_join(client: Client, join: str, guest: int, stranger: int) -> None:
    course = await make_course()
    game = await make_game(course=course, join=join)
    body = {"pin": game.session.pin, "nickname": "Somebody"}
    asked = await client.post("live/join", json=body)
    assert (asked.status, asked.code if guest == 401 else "") == (
        guest,
        "sign_in_required" if guest == 401 else "",
    )
    without_name = await client.post("live/join", json={"pin": game.session.pin})
    assert without_name.status == (200 if guest == 201 else 401)
    body = {"pin": game.session.pin}
    refused = await client.post("live/join", json=body, as_=await make_user())
    assert refused.status == stranger
    if stranger == 403:
        assert refused.code == "not_enrolled"
    people = [await make_student(course), await make_staff(course, "assistant")]
    for one in people:
        for status in (201, 200):
            assert (await client.post("live/join", json=body, as_=one)).status == status
    new = await client.post(
        "live/join", json=body | {"new": True, "nickname": "Me2"}, as_=people[0]
    )
    assert new.status == (201 if join == "anyone" else 200)
    seen = (await client.get(f"live-sessions/{game.id}", as_=game.host)).json
    assert seen["settings"]["join"] == join


async def test_answers_of_a_live_lesson_are_evidence_once(client: Client) -> None:
    game = await make_game(questions=2)
    lesson, course = await placed(game), game.course
    ada, idle = await make_student(course), await make_student(course)
    stranger = await make_user()
    players = [(await game.player(one)).participant for one in (ada, stranger, idle)]
    guest = (await game.player()).participant
    await run(game, "live.start")
    await answer(game, {players[0]: wrong, players[1]: right, guest: right})
    assert await LessonProgress.all().count() == 0
    await run(game, "live.finish")
    [job] = await run_evidence()
    for _ in range(2):
        [row] = await LessonProgress.all()
        assert (row.lesson_id, row.user_id, row.score_percent) == (lesson.id, ada.id, 0)
        assert row.completed_how == "conditions"
        done = row.completed_at
        # its worker was killed before it was noted as done
        await Job.filter(id=job.id).update(state="pending", attempts=0, next_try_at=clock.now())
        await jobs.run(job.id)
    assert (await LessonProgress.get()).completed_at == done
    shown = (await client.get(f"courses/{course.id}/progress", as_=ada)).json
    assert (shown["status"], shown["percent"]) == ("completed", 100)


async def test_a_live_lesson_may_ask_for_a_score(client: Client) -> None:
    game = await make_game(questions=2)
    await placed(game, conditions=[{"type": "min_score", "percent": 60}])
    good, half = await make_student(game.course), await make_student(game.course)
    first, second = [(await game.player(one)).participant for one in (good, half)]
    await run(game, "live.start")
    await answer(game, {first: right, second: right})
    await run(game, "live.next")
    await answer(game, {first: right, second: wrong})
    await run(game, "live.finish")
    await run_evidence()
    found = {row.user_id: row for row in await LessonProgress.all()}
    assert {one: row.score_percent for one, row in found.items()} == {good.id: 100, half.id: 50}
    assert found[good.id].completed_at
    assert not found[half.id].completed_at


async def test_a_game_of_no_live_lesson_asks_for_nothing(client: Client) -> None:
    game = await make_game(questions=1)
    content = {"quiz_id": str(game.quiz.id)}
    await make_lesson(game.course, kind="quiz", content=content, target_id=game.quiz.id)
    player = (await game.player(await make_student(game.course))).participant
    await run(game, "live.start")
    await answer(game, {player: right})
    await run(game, "live.finish")
    assert await run_evidence() == []
    assert not await LessonProgress.exists()


async def test_staff_says_who_a_guest_was(client: Client) -> None:
    game = await make_game(questions=1)
    await placed(game)
    course: Course = game.course
    student, other = await make_student(course), await make_student(course)
    guest, there = (await game.player()).participant, (await game.player(other)).participant
    await run(game, "live.start")
    await answer(game, {guest: right})
    await run(game, "live.finish")
    await run_evidence()
    assert not await LessonProgress.exists()
    path, helper = f"participants/{guest.id}", await make_staff(course, "assistant")
    stranger = await make_user()
    for user, status in ((stranger, 422), (other, 409)):
        refused = await client.patch(path, json={"user_id": str(user.id)}, as_=helper)
        assert refused.status == status
    for _ in range(2):
        named = await client.patch(path, json={"user_id": str(student.id)}, as_=helper)
        assert (named.status, named.json["user_id"]) == (200, str(student.id))
    assert (await LessonProgress.get()).user_id == student.id
    own = (await client.get("live-results", as_=student)).json["items"]
    assert [one["session_id"] for one in own] == [str(game.id)]
    undone = await client.patch(path, json={"user_id": None}, as_=helper)
    assert undone.json["user_id"] is None
    assert (await LessonProgress.get()).completed_at
    elsewhere = await User.get(id=(await make_course()).owner_id)
    body = {"user_id": str(student.id)}
    assert (await client.patch(path, json=body, as_=elsewhere)).status == 404
    assert (await client.patch(path, json={}, as_=helper)).status == 422
    assert there.user_id == other.id


async def test_a_quiz_names_the_lesson_that_leads_to_it(client: Client) -> None:
    game = await make_game()
    path = f"quizzes/{game.quiz.id}"
    assert (await client.get(path, as_=game.host)).json["lesson_id"] is None
    lesson = await placed(game)
    for found in (
        (await client.get(path, as_=game.host)).json,
        (await client.get(f"courses/{game.course.id}/quizzes", as_=game.host)).json["items"][0],
    ):
        assert found["lesson_id"] == str(lesson.id)
