"""What a lost reply, a second device and a change of the quiz don't do to an attempt."""

from __future__ import annotations

import pytest

from lms.attempts.actions.closing import hand_in
from lms.attempts.models import Attempt, SubmittedBy
from lms.quizzes.models import Mode
from tests.attempts.factories import begin, make_sitting
from tests.client import Client
from tests.courses.factories import make_staff

pytestmark = pytest.mark.usefixtures("db")


async def test_practice_uses_no_try_up(client: Client) -> None:
    one = await make_sitting(questions=1, mode="practice")
    for number in (1, 2):
        attempt = await begin(client, one)
        assert attempt["number"] == number
        await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=one.student)
    mine = (await client.get(f"quizzes/{one.quiz.id}", as_=one.student)).json["mine"]
    assert (mine["attempts"], mine["left"]) == (2, None)
    one.quiz.mode = Mode.GRADED
    await one.quiz.save()
    mine = (await client.get(f"quizzes/{one.quiz.id}", as_=one.student)).json["mine"]
    assert (mine["attempts"], mine["left"], mine["score"]) == (0, 1, None)
    attempt = await begin(client, one)
    assert (attempt["number"], attempt["mode"]) == (3, "graded")


async def test_an_attempt_keeps_its_mode(client: Client) -> None:
    one = await make_sitting(questions=1)
    attempt = await begin(client, one)
    teacher = await make_staff(one.course)
    path = f"quizzes/{one.quiz.id}"
    tag = (await client.get(path, as_=teacher)).headers["ETag"]
    await client.patch(path, json={"mode": "practice"}, as_=teacher, headers={"If-Match": tag})
    read = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json
    assert read["mode"] == "graded"


async def test_a_question_that_was_left_is_left_once(client: Client) -> None:
    """A reply that got lost, and two devices at once, skip no question."""
    one = await make_sitting(questions=3, one_at_a_time=True, no_backtrack=True)
    attempt = await begin(client, one)
    path = f"attempts/{attempt['id']}/next?position=1"
    for _ in range(2):
        assert (await client.post(path, as_=one.student)).json["current"] == 2
    assert (await client.post(f"{path}3", as_=one.student)).json["current"] == 2
    assert (await client.post(f"{path[:-1]}0", as_=one.student)).status == 422


async def test_the_clock_hands_in_nothing_whose_time_is_not_over(client: Client) -> None:
    """Time that a teacher gives while somebody hands in for the clock isn't lost."""

    one = await make_sitting(questions=1, time_limit_s=60)
    attempt = await begin(client, one)
    row = await Attempt.get(id=attempt["id"])
    assert await hand_in([row.id], SubmittedBy.DEADLINE) == []
    assert (await Attempt.get(id=row.id)).state == "open"
