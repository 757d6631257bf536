"""`attempt:<id>` and `attempt.save`: devices in step, and the verdicts of the route."""

from __future__ import annotations

from typing import Any

import pytest

from lms.courses.models import Enrollment, EnrollmentStatus
from tests.attempts.factories import begin, make_sitting, move_deadline, right, stored, wrong
from tests.client import Client
from tests.courses.factories import make_staff
from tests.enrollments.factories import make_student
from tests.quizzes.factories import make_question
from tests.server import Running
from tests.sockets import as_user

pytestmark = pytest.mark.usefixtures("db")


async def test_devices_are_told_of_answers_time_and_the_grade(
    client: Client, server: Running
) -> None:
    one = await make_sitting(questions=1, time_limit_s=600)
    essay = await make_question(one.quiz, {"type": "essay"}, position=2)
    teacher = await make_staff(one.course)
    attempt = await begin(client, one)
    channel = f"attempt:{attempt['id']}"
    async with as_user(server, one.student) as phone, as_user(server, one.student) as desk:
        for device in (phone, desk):
            snapshot = (await device.ok("subscribe", channel=channel))["snapshot"]
            assert (snapshot["state"], snapshot["answered"]) == ("open", 0)
        ids = {"attempt_id": attempt["id"], "question_id": str(essay.id)}
        said = await phone.ok("attempt.save", **ids, answer={"text": "So."}, seq=1, flagged=True)
        saved = await desk.event("attempt.saved")
        assert (saved["answer"]["text"], saved["seq"], saved["flagged"]) == ("So.", 1, True)
        changed = await desk.event("attempt.changed", lambda it: it["answered"] == 1)
        assert changed["last_saved_at"] == saved["saved_at"] == said["saved_at"]
        path = f"quizzes/{one.quiz.id}/accommodations/{one.student.id}"
        assert (await client.put(path, json={"extra_s": 60}, as_=teacher)).status == 200
        await desk.event("attempt.changed", lambda it: it["remaining_ms"] > 600_000)
        await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=one.student)
        await desk.event("attempt.changed", lambda it: it["state"] == "needs_grading")
        grades = f"attempts/{attempt['id']}/grades/{essay.id}"
        assert (await client.put(grades, json={"points": 1}, as_=teacher)).status == 200
        for device in (phone, desk):
            await device.event("attempt.changed", lambda it: it["state"] == "graded")


async def test_the_socket_gives_the_verdicts_of_the_route(client: Client, server: Running) -> None:
    one = await make_sitting(questions=3, time_limit_s=600, attempts_allowed=0)
    attempt = await begin(client, one)
    first = one.questions[0]
    ids: dict[str, Any] = {"attempt_id": attempt["id"], "question_id": str(first.id)}
    other = await make_student(one.course)
    async with as_user(server, one.student) as mine, as_user(server, other) as theirs:
        refused = await theirs.ask("attempt.save", **ids, answer=right(first))
        assert refused["code"] == "not_found"
        assert (await theirs.ask("subscribe", channel=f"attempt:{attempt['id']}"))["code"]
        for bad in ({"options": []}, {"text": "x"}, {"options": ["x"]}):
            refused = await mine.ask("attempt.save", **ids, answer=bad)
            assert refused["code"] == "invalid", refused
        await mine.ok("attempt.save", **ids, answer=right(first), seq=3)
        same = await mine.ok("attempt.save", **ids, answer=right(first), seq=3)
        assert (same["superseded"], same["answer"]) == (False, None)
        older = await mine.ok("attempt.save", **ids, answer=wrong(first), seq=2)
        assert (older["superseded"], older["answer"], older["seq"]) == (True, right(first), 3)
        place = Enrollment.filter(course_id=one.course.id, user_id=one.student.id)
        await place.update(status=EnrollmentStatus.SUSPENDED)
        refused = await mine.ask("attempt.save", **ids, answer=wrong(first))
        assert refused["code"] == "locked"
        await place.update(status=EnrollmentStatus.ACTIVE)
        await move_deadline(attempt["id"], -6)
        refused = await mine.ask("attempt.save", **ids, answer=wrong(first))
        assert refused["code"] == "late"
        await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=one.student)
        refused = await mine.ask("attempt.save", **ids, answer=wrong(first))
        assert refused["code"] == "late"
        again = await begin(client, one)
        await client.post(f"attempts/{again['id']}/submit", json={}, as_=one.student)
        ids["attempt_id"] = again["id"]
        assert (await mine.ask("attempt.save", **ids, answer=None))["code"] == "closed"
    assert (await stored(attempt["id"]))[first.id] == right(first)
