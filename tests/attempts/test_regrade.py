"""Regrading by other keys: looked at first, done by a job that can resume."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from lms.attempts.actions import regrading
from lms.attempts.models import Attempt, Regrade
from lms.attempts.regraded import RegradeIn
from lms.core import clock, db
from lms.gradebook.models import Grade, GradeChange
from lms.jobs import actions as jobs
from lms.jobs.models import Job
from lms.questions.content import content_of
from lms.questions.rules import Keys, best
from lms.users.models import User
from tests.attempts.factories import Sitting, begin, make_sitting, right, save, wrong
from tests.attempts.test_api import submit
from tests.client import Client
from tests.enrollments.factories import make_student
from tests.factories import actor_of
from tests.live.commanding import run
from tests.live.factories import make_game
from tests.live.factories import right as right_live
from tests.live.factories import wrong as wrong_live
from tests.live.test_grades import grades, run_grades
from tests.live.test_lessons import answer as answer_live
from tests.quizzes.factories import Asked

pytestmark = pytest.mark.usefixtures("db")

OWN, NEW, NEWER = uuid4(), uuid4(), uuid4()


@pytest.mark.parametrize(
    ("keys", "option", "wanted"),
    [
        (Keys((OWN,)), "new_key", Keys((NEW,))),
        (Keys((OWN,)), "either", Keys((OWN, NEW))),
        (Keys((OWN, NEW)), "either", Keys((OWN, NEW))),
        (Keys((NEW, OWN)), "either", Keys((OWN, NEW))),
        (Keys((OWN,)), "full_credit", Keys((OWN,), full=True)),
        (Keys((OWN,), full=True), "either", Keys((OWN, NEW), full=True)),
        (Keys((OWN, NEWER), full=True), "new_key", Keys((NEW,))),
    ],
)
def test_which_keys_count_after_a_regrade(keys: Keys, option: Any, wanted: Keys) -> None:
    found = keys.after(option, NEW)
    assert found == wanted
    assert found.after(option, NEW) == wanted
    assert Keys.of(found.stored(), OWN) == wanted
    assert Keys.of(None, OWN) == Keys((OWN,))


def test_the_best_key_counts_and_one_that_does_not_fit_counts_nothing() -> None:
    def content(*options: Any) -> Any:
        return content_of(
            {
                "type": "single_choice",
                "options": [
                    {"id": one, "text": one, "correct": is_right} for one, is_right in options
                ],
            }
        )

    first, second = content(("a", True), ("b", False)), content(("b", True), ("c", False))
    both: Sequence[Any] = [(first, "balanced"), (second, "balanced")]
    found = [best({"options": [one]}, both, full=False) for one in "abc"]
    assert found == [1, 1, 0]
    assert best({"options": ["a"]}, both[1:], full=False) == 0
    assert best(None, both, full=False) == 0
    assert best(None, both, full=True) == 1
    essay = content_of({"type": "essay"})
    assert best({"text": "x"}, [(essay, "balanced")], full=False) == 0


async def other_key(client: Client, one: Sitting, question: Asked) -> int:
    """Make the first wrong option right instead of the right one; returns the version's number."""
    options = [
        {"id": option["id"], "text": option["text"], "correct": n == 1}
        for n, option in enumerate(question.content["options"])
    ]
    path, body = f"questions/{question.id}", {"options": options}
    owner = await User.get(id=one.course.owner_id)
    changed = await client.patch(path, json=body, as_=owner)
    assert changed.status == 200, changed
    number: int = changed.json["version"]
    return number


async def sat(client: Client, one: Sitting, *ways: Any) -> Any:
    """A new student's attempt, with these answers, handed in."""
    who = await make_student(one.course)
    attempt = await begin(client, one, who)
    for question, way in zip(one.questions, ways, strict=False):
        if way is not None:
            await save(client, attempt["id"], question, way(question), who)
    return await submit(client, attempt["id"], who)


async def run_regrades() -> list[Any]:
    """What a worker would do; returns the results."""
    asked = await Job.filter(kind="attempts.RegradeQuiz", state="pending").order_by("id")
    for job in asked:
        await jobs.run(job.id)
    return [(await Job.get(id=job.id)).result for job in asked]


@pytest.mark.parametrize(
    ("option", "scores"),
    [("new_key", [1, 2, 0]), ("either", [2, 2, 0]), ("full_credit", [2, 2, 1])],
)
async def test_a_regrade_is_shown_and_done(
    client: Client, option: str, scores: list[float]
) -> None:
    one = await make_sitting(questions=2)
    owner = await User.get(id=one.course.owner_id)
    attempts = [
        await sat(client, one, right, right),
        await sat(client, one, wrong, right),
        await sat(client, one),
    ]
    open_one = await begin(client, one)
    await save(client, open_one["id"], one.questions[0], wrong(one.questions[0]), one.student)
    assert [found["score"] for found in attempts] == [2, 1, 0]
    await other_key(client, one, one.questions[0])
    path = f"quizzes/{one.quiz.id}/regrade"
    body = {"question_id": str(one.questions[0].id), "option": option}
    seen = await client.post(path, json=body, as_=owner)
    assert seen.status == 200, seen
    before = {a["id"]: a["score"] for a in attempts}
    after = {a["id"]: wanted for a, wanted in zip(attempts, scores, strict=True)}
    moved = {name for name in after if before[name] != after[name]}
    assert (seen.json["attempts"], seen.json["changed"]) == (3, len(moved))
    assert seen.json["up"] == sum(after[name] > before[name] for name in moved)
    assert seen.json["down"] == sum(after[name] < before[name] for name in moved)
    assert (seen.json["mean_before"], seen.json["mean_after"]) == (
        50, pytest.approx(100 * sum(scores) / 6),
    )  # fmt: skip
    shown = {item["attempt_id"]: (item["before"], item["after"]) for item in seen.json["items"]}
    assert shown == {name: (before[name], after[name]) for name in moved}
    assert [
        float(a.score or 0) for a in await Attempt.filter(score__not_isnull=True).order_by("id")
    ] == [2, 1, 0]

    asked = await client.post(path, json=body | {"dry_run": False}, as_=owner)
    assert asked.status == 202, asked
    assert await run_regrades() == [{"changed": len(moved), "unchanged": 3 - len(moved)}]
    for attempt in attempts:
        found = await Attempt.get(id=attempt["id"])
        assert found.score == after[attempt["id"]]
        kept = Decimal(str(attempt["score"])) if attempt["id"] in moved else None
        assert found.score_before_regrade == kept
        grade = await Grade.get(user_id=found.user_id)
        assert grade.points == found.score
    causes = await GradeChange.filter(cause="regrade").values_list("actor_id", flat=True)
    assert list(causes) == [owner.id] * len(moved)
    # Who was sitting meanwhile is graded alike.
    done = await submit(client, open_one["id"], one.student)
    assert done["score"] == 1
    # The first score stays, whatever comes after.
    again = body | {"option": "full_credit", "dry_run": False}
    await client.post(path, json=again, as_=owner)
    await run_regrades()
    for attempt in attempts:
        found = await Attempt.get(id=attempt["id"])
        assert found.score_before_regrade in (None, Decimal(str(attempt["score"])))
    assert await Regrade.all().count() == 2


async def test_the_student_sees_the_key_that_counts(client: Client) -> None:
    one = await make_sitting(questions=1)
    owner = await User.get(id=one.course.owner_id)
    attempt = await sat(client, one, wrong)
    [question] = one.questions
    await other_key(client, one, question)
    body = {"option": "new_key", "dry_run": False}
    await client.post(f"quizzes/{one.quiz.id}/regrade", json=body, as_=owner)
    await run_regrades()
    who = await User.get(id=(await Attempt.get(id=attempt["id"])).user_id)
    seen = (await client.get(f"attempts/{attempt['id']}", as_=who)).json["questions"][0]
    assert (seen["correct"], seen["key"]) == (True, wrong(question))


async def test_what_a_person_graded_stays(client: Client) -> None:
    one = await make_sitting(questions=2)
    owner = await User.get(id=one.course.owner_id)
    attempt = await sat(client, one, wrong, wrong)
    path = f"attempts/{attempt['id']}/grades/{one.questions[0].id}"
    await client.put(path, json={"points": 0.5}, as_=owner)
    body = {"option": "full_credit", "dry_run": False}
    await client.post(f"quizzes/{one.quiz.id}/regrade", json=body, as_=owner)
    await run_regrades()
    assert (await Attempt.get(id=attempt["id"])).score == Decimal("1.5")
    # Taken back, the regraded key counts.
    await client.delete(path, as_=owner)
    assert (await Attempt.get(id=attempt["id"])).score == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "option"),
        ({"option": "best"}, "option"),
        ({"option": "either", "version": 2}, ""),
        ({"option": "either", "question_id": str(uuid4())}, "question_id"),
        ({"option": "either", "question_id": "first", "version": 7}, "version"),
    ],
)
async def test_a_malformed_regrade_is_refused(client: Client, body: Any, field: str) -> None:
    one = await make_sitting(questions=1)
    await sat(client, one, right)
    if body.get("question_id") == "first":
        body = body | {"question_id": str(one.questions[0].id)}
    owner = await User.get(id=one.course.owner_id)
    refused = await client.post(f"quizzes/{one.quiz.id}/regrade", json=body, as_=owner)
    assert refused.status == 422
    assert refused.json["errors"][0]["field"] == field
    assert not await Job.filter(kind="attempts.RegradeQuiz").exists()


async def test_live_games_are_regraded_too(client: Client) -> None:
    game = await make_game(questions=1, grade="correct", auto_close=False)
    good, other = await make_student(game.course), await make_student(game.course)
    players = [(await game.player(one)).participant for one in (good, other)]
    await run(game, "live.start")
    await answer_live(game, {players[0]: right_live, players[1]: wrong_live})
    await run(game, "live.finish")
    await run_grades()
    assert await grades() == {good.id: 10, other.id: 0}
    one = Sitting(game.course, game.quiz, good, await game.questions())
    await sat(client, one, right)
    await other_key(client, one, one.questions[0])
    body = {"option": "either", "dry_run": False, "include_live": True}
    assert (
        await client.post(f"quizzes/{game.quiz.id}/regrade", json=body, as_=game.host)
    ).status == 202
    for _ in range(2):
        for job in await Job.filter(kind="live.RegradeSession"):
            await Job.filter(id=job.id).update(state="pending", next_try_at=clock.now())
            await jobs.run(job.id)
        await run_grades()
        found = await grades()
        assert (found[good.id], found[other.id]) == (10, 10)


# Killed half-way --------------------------------------------------------------------------------


async def copies(attempt_id: UUID, done: int, count: int) -> None:
    """So many more attempts like this one, of the same student."""
    await db.execute(
        "with more as (insert into attempts select (jsonb_populate_record(t, jsonb_build_object("
        "'id', gen_random_uuid(), 'number', $2::int + n + 1))).* from attempts t, "
        "generate_series(1, $3::int) n where t.id = $1 returning id) "
        "insert into attempt_answers select (jsonb_populate_record(a, jsonb_build_object("
        "'id', gen_random_uuid(), 'attempt_id', m.id))).* from attempt_answers a, more m "
        "where a.attempt_id = $1",
        attempt_id,
        done,
        count,
    )


@pytest.mark.slow
@pytest.mark.parametrize("count", [1_200, 10_000])
async def test_a_regrade_that_is_killed_half_way_equals_an_undisturbed_one(
    client: Client, count: int
) -> None:
    """Two equal quizzes; the worker of one is cut off twice, wherever it stands."""
    found = []
    for cuts in (0, 2):
        one = await make_sitting(questions=2, grading_policy="average", attempts_allowed=0)
        attempt = await sat(client, one, wrong, right)
        for done in range(0, count - 1, 1_000):
            await copies(UUID(attempt["id"]), done, min(1_000, count - 1 - done))
        await other_key(client, one, one.questions[0])
        owner = await User.get(id=one.course.owner_id)
        given = RegradeIn(option="new_key", dry_run=False)
        started: Any = await regrading.ask(actor_of(owner), one.quiz.id, given)
        for _ in range(cuts):
            await cut_off(started.job_id)
        await jobs.run(started.job_id)
        job = await Job.get(id=started.job_id)
        assert job.state == "done", job.error
        scores = await db.rows(
            "select number, score, percent, passed, score_before_regrade, version from attempts "
            "where quiz_id = $1 order by number",
            one.quiz.id,
        )
        marks = await db.rows(
            "select a.position, a.earned, a.fraction, count(*) from attempt_answers a "
            "join attempts t on t.id = a.attempt_id where t.quiz_id = $1 "
            "group by 1, 2, 3 order by 1, 2",
            one.quiz.id,
        )
        grade = await Grade.get(item__source_id=one.quiz.id)
        found.append(
            (job.result, [tuple(row) for row in scores], [tuple(r) for r in marks], grade.points)
        )
    assert found[0] == found[1]
    assert found[0][0] == {"changed": count, "unchanged": 0}


async def cut_off(job_id: UUID) -> None:
    """Run the job until it has done some steps, and end it in the middle of the next."""
    before = (await Regrade.all().order_by("-id").first()).done_to  # type: ignore[union-attr]
    task = asyncio.create_task(jobs.run(job_id))
    while (row := await Regrade.all().order_by("-id").first()) and row.done_to == before:
        assert not task.done(), "nothing was left to cut off"
        await asyncio.sleep(0)
    assert not task.done()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await Job.get(id=job_id)).state == "pending"
    await Job.filter(id=job_id).update(next_try_at=clock.now())
