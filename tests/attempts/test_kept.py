"""What a lost reply, a second device and a change of the quiz don't do to an attempt."""

from __future__ import annotations

import pytest

from lms.attempts.actions.closing import hand_in
from lms.attempts.models import Attempt, SubmittedBy
from lms.audit.models import AuditEvent
from lms.core.access import Role
from lms.quizzes.models import Mode
from tests.attempts.factories import begin, make_sitting, right
from tests.client import Client
from tests.courses.factories import make_staff
from tests.factories import make_user
from tests.lessons.factories import make_lesson

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


async def test_a_question_that_is_rewritten_meanwhile_is_judged_as_it_was_asked(
    client: Client,
) -> None:
    one = await make_sitting(questions=1)
    teacher, [question] = await make_staff(one.course), one.questions
    attempt = await begin(client, one)
    path = f"questions/{question.id}"
    read = await client.get(path, as_=teacher)
    turned = [{**option, "correct": not option["correct"]} for option in read.json["options"]]
    changed = await client.patch(
        path, json={"stem": "Rewritten?", "options": turned[:2]}, as_=teacher,
        headers={"If-Match": read.headers["ETag"]},
    )  # fmt: skip
    assert changed.status == 200, changed
    [asked] = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json["questions"]
    assert question.stem in asked["stem_html"]
    assert len(asked["options"]) == 3
    body = {"answers": {str(question.id): right(question)}}
    done = await client.post(f"attempts/{attempt['id']}/submit", json=body, as_=one.student)
    assert (done.json["state"], done.json["score"]) == ("graded", 1)


async def test_the_best_score_of_a_quiz_reaches_its_lesson(client: Client) -> None:
    one = await make_sitting(questions=2, attempts_allowed=2)
    lesson = await make_lesson(
        one.course, kind="quiz", content={"quiz_id": str(one.quiz.id)}, target_id=one.quiz.id,
        conditions=[{"type": "min_score", "percent": 60}],
    )  # fmt: skip
    for known, status in ((1, "in_progress"), (2, "completed")):
        attempt = await begin(client, one)
        answers = {str(each.id): right(each) for each in one.questions[:known]}
        path = f"attempts/{attempt['id']}/submit"
        await client.post(path, json={"answers": answers}, as_=one.student)
        seen = (await client.get(f"lessons/{lesson.id}", as_=one.student)).json["my"]
        assert (seen["status"], seen["score_percent"]) == (status, 50 * known)


async def test_each_change_of_an_accommodation_is_audited(client: Client) -> None:
    one, admin = await make_sitting(questions=1), await make_user(Role.ADMIN)
    teacher, who = await make_staff(one.course), one.student.id
    for path, actor in (
        (f"users/{who}/accommodations", admin),
        (f"courses/{one.course.id}/accommodations/{who}", teacher),
        (f"quizzes/{one.quiz.id}/accommodations/{who}", teacher),
    ):
        for extra_s in (60, 90):
            assert (await client.put(path, json={"extra_s": extra_s}, as_=actor)).status == 200
        assert (await client.delete(path, as_=actor)).status == 204
    rows = await AuditEvent.filter(target_id=who).order_by("id").values_list("verb", flat=True)
    assert rows == ["accommodation.set", "accommodation.set", "accommodation.removed"] * 3
