"""What a game counts for in the gradebook."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lms.audit.models import AuditEvent
from lms.core import clock
from lms.courses.models import Enrollment, EnrollmentStatus
from lms.gradebook.models import Grade, GradeChange, GradeItem
from lms.jobs import actions as jobs
from lms.jobs.models import Job
from lms.live.grading import GradeBy, worth
from lms.live.models import LiveParticipant
from lms.users.models import User
from tests.client import Client
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.live.commanding import run
from tests.live.factories import Made, make_game, right, wrong
from tests.live.test_lessons import answer


@pytest.mark.parametrize(
    ("by", "counts", "points"),
    [
        (GradeBy.PARTICIPATION, (1, 0, 3), "7.00"),
        (GradeBy.PARTICIPATION, (0, 0, 3), "0"),
        (GradeBy.PARTICIPATION, (1, 0, 0), "7.00"),
        (GradeBy.CORRECT, (3, 2, 3), "4.67"),
        (GradeBy.CORRECT, (0, 0, 3), "0.00"),
        (GradeBy.CORRECT, (8, 1, 8), "0.88"),
        (GradeBy.CORRECT, (1, 0, 0), None),
    ],
)
def test_what_a_game_is_worth(
    by: GradeBy, counts: tuple[int, int, int], points: str | None
) -> None:
    answered, correct, asked = counts
    found = worth(by, Decimal("7.00"), answered=answered, correct=correct, asked=asked)
    assert found == (None if points is None else Decimal(points))


async def run_grades() -> list[Job]:
    """What a worker would do."""
    asked = await Job.filter(kind="live.GradeSession", state="pending").order_by("id")
    for job in asked:
        await jobs.run(job.id)
        assert (await Job.get(id=job.id)).state == "done"
    return asked


async def grades() -> dict[Any, Decimal | None]:
    return {row.user_id: row.points for row in await Grade.all()}


async def played(game: Made, *players: User) -> list[LiveParticipant]:
    return [(await game.player(one)).participant for one in players]


async def test_right_answers_are_a_grade_of_who_learns_there(client: Client) -> None:
    game = await make_game(questions=3, grade="correct", max_points=9, auto_close=False)
    good, half, idle = [await make_student(game.course) for _ in range(3)]
    left, stranger = await make_student(game.course), await make_user()
    first, second, _, gone, other = await played(game, good, half, idle, left, stranger)
    guest = (await game.player()).participant
    await run(game, "live.start")
    await answer(game, dict.fromkeys((first, second, gone, other, guest), right))
    await run(game, "live.next")
    await answer(game, {first: right, second: wrong})
    await run(game, "live.next")
    await run(game, "live.skip")
    await Enrollment.filter(user_id=left.id).update(status=EnrollmentStatus.DROPPED)
    assert not await GradeItem.exists()
    await run(game, "live.finish")
    [job] = await run_grades()
    item = await GradeItem.get()
    assert (item.kind, item.source_id, item.title) == ("live", game.id, game.session.title)
    assert item.max_points == 9
    wanted = {good.id: Decimal(9), half.id: Decimal("4.5"), idle.id: Decimal(0)}
    assert {one: points for one, points in (await grades()).items() if points is not None} == wanted
    # Its worker was killed before that was noted.
    changes = await GradeChange.all().count()
    await Job.filter(id=job.id).update(state="pending", attempts=0, next_try_at=clock.now())
    await run_grades()
    assert await GradeChange.all().count() == changes == 3


async def test_one_answer_is_all_of_participation_and_a_void_counts_for_nobody(
    client: Client,
) -> None:
    game = await make_game(questions=2, grade="participation", auto_close=False)
    ada, idle = await make_student(game.course), await make_student(game.course)
    first, second = await played(game, ada, idle)
    await run(game, "live.start")
    await answer(game, {first: wrong})
    await run(game, "live.next")
    await answer(game, {second: right})
    await run(game, "live.finish")
    await run_grades()
    assert await grades() == {ada.id: Decimal(10), idle.id: Decimal(10)}
    path = f"live-sessions/{game.id}/grade"
    shown = await client.put(path, json={"grade": "correct", "max_points": 8}, as_=game.host)
    assert (shown.status, shown.json["grade"], shown.json["max_points"]) == (200, "correct", 8)
    await run_grades()
    assert await grades() == {ada.id: Decimal(0), idle.id: Decimal(4)}
    causes = await GradeChange.filter(user_id=ada.id).order_by("id").values_list("cause", flat=True)
    assert [str(one) for one in causes] == ["auto", "manual"]
    assert await AuditEvent.filter(verb="live_session.graded").count() == 1
    questions = await game.questions()
    await run(game, "live.void", question_id=questions[0].id)
    await run_grades()
    assert await grades() == {ada.id: Decimal(0), idle.id: Decimal(8)}
    await client.put(path, json={"grade": "none"}, as_=game.host)
    assert not await GradeItem.exists()
    assert await run_grades() == []


async def test_a_game_that_was_called_off_is_no_grade(client: Client) -> None:
    game = await make_game(questions=1, grade="correct")
    [player] = await played(game, await make_student(game.course))
    await run(game, "live.start")
    await answer(game, {player: right})
    await run(game, "live.finish", abort=True)
    assert await run_grades() == []
    path = f"live-sessions/{game.id}/grade"
    await client.put(path, json={"grade": "participation"}, as_=game.host)
    assert await run_grades() == []


async def test_a_guest_who_is_named_later_gets_the_grade(client: Client) -> None:
    game = await make_game(questions=1, grade="correct")
    ada, bob = await make_student(game.course), await make_student(game.course)
    guest = (await game.player()).participant
    await run(game, "live.start")
    await answer(game, {guest: right})
    await run(game, "live.finish")
    await run_grades()
    for who in (ada, bob):
        named = {"user_id": str(who.id)}
        await client.patch(f"participants/{guest.id}", json=named, as_=game.host)
        assert (await grades())[who.id] == 10
    assert await grades() == {ada.id: None, bob.id: Decimal(10)}


@pytest.mark.parametrize(
    "body", [{"grade": "all"}, {"max_points": -1}, {"max_points": 1.234}, {"group_id": "x"}]
)
async def test_a_malformed_grade_is_refused(client: Client, body: Any) -> None:
    game = await make_game()
    path = f"live-sessions/{game.id}/grade"
    assert (await client.put(path, json=body, as_=game.host)).status == 422
    path = f"quizzes/{game.quiz.id}/live-sessions"
    assert (await client.post(path, json=body, as_=game.host)).status == 422
