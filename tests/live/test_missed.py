"""Games that a learner missed and may practice instead."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lms.core import clock
from lms.courses.models import EnrollmentStatus
from lms.quizzes.models import Mode, Quiz, QuizStatus
from lms.users.models import User
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll, make_student
from tests.factories import make_user
from tests.live.commanding import run
from tests.live.factories import Made, make_game


async def played(practice: bool = True, *players: User, **quiz: Any) -> Made:
    """A finished game of a quiz that may be practiced, unless told otherwise."""
    game = await make_game(questions=1, course=quiz.pop("course", None))
    for player in players:
        await game.player(player)
    await run(game, "live.start")
    await run(game, "live.finish")
    mode = Mode.PRACTICE if practice else Mode.GRADED
    await Quiz.filter(id=game.quiz.id).update(mode=mode, **quiz)
    return game


async def missed(client: Client, who: User) -> list[str]:
    """The ids of the games."""
    reply = await client.get("live-results/missed", as_=who)
    assert reply.status == 200
    return [one["session_id"] for one in reply.json]


async def test_who_missed_a_game_is_told_where_it_may_be_practiced(client: Client) -> None:
    course = await make_course()
    there, away, stranger = (
        await make_student(course),
        await make_student(course),
        await make_user(),
    )
    game = await played(True, there, course=course)
    assert [await missed(client, one) for one in (there, away, stranger)] == [
        [],
        [str(game.id)],
        [],
    ]
    [shown] = (await client.get("live-results/missed", as_=away)).json
    assert shown == {
        "session_id": str(game.id),
        "course_id": str(course.id),
        "quiz_id": str(game.quiz.id),
        "title": game.quiz.title,
        "finished_at": shown["finished_at"],
    }


async def test_only_what_may_be_practiced_now_is_told(client: Client) -> None:
    course = await make_course()
    student = await make_student(course)
    hour = timedelta(hours=1)
    await played(False, course=course)
    await played(course=course, status=QuizStatus.DRAFT)
    await played(course=course, opens_at=clock.now() + hour)
    await played(course=course, closes_at=clock.now() - hour)
    running = await make_game(questions=1, course=course)
    await Quiz.filter(id=running.quiz.id).update(mode=Mode.PRACTICE)
    other = await make_course()
    await enroll(other, student, status=EnrollmentStatus.SUSPENDED)
    await played(course=other)
    assert await missed(client, student) == []


async def test_it_is_gone_once_it_was_practiced(client: Client) -> None:
    course = await make_course()
    student = await make_student(course)
    first, second = await played(course=course), await played(course=course)
    assert await missed(client, student) == [str(second.id), str(first.id)]
    started = await client.post(f"quizzes/{second.quiz.id}/attempts", json={}, as_=student)
    assert (await missed(client, student))[0] == str(second.id)
    await client.post(f"attempts/{started.json['id']}/submit", json={}, as_=student)
    assert await missed(client, student) == [str(first.id)]
