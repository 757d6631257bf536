"""Attempts over REST: starting, saving, handing in, and what a student may see."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from lms.attempts.actions import closing
from lms.attempts.models import Attempt
from lms.core import clock
from lms.courses.models import Enrollment, EnrollmentStatus
from lms.gradebook.models import Grade, GradeChange
from lms.progress.models import LessonProgress
from tests.attempts.factories import (
    Sitting,
    begin,
    make_sitting,
    move_deadline,
    right,
    save,
    stored,
    wrong,
)
from tests.client import Client
from tests.courses.factories import make_staff
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.lessons.factories import make_lesson
from tests.quizzes.factories import make_question, make_quiz

pytestmark = pytest.mark.usefixtures("db")

HIDDEN = ("earned", "fraction", "correct", "feedback_html", "key", "explanation_html", "comment")


async def submit(client: Client, attempt_id: str, who: Any, **body: Any) -> Any:
    reply = await client.post(f"attempts/{attempt_id}/submit", json=body, as_=who)
    assert reply.status == 200, reply
    return reply.json


async def test_an_attempt_from_its_start_to_its_grade(client: Client) -> None:
    one = await make_sitting()
    lesson = await make_lesson(one.course, kind="quiz", target_id=one.quiz.id)
    attempt = await begin(client, one)
    assert (attempt["state"], attempt["number"], attempt["preview"]) == ("open", 1, False)
    assert attempt["max_points"] == 5
    assert [q["question_id"] for q in attempt["questions"]] == [str(q.id) for q in one.questions]
    for question in attempt["questions"]:
        assert [question[name] for name in HIDDEN] == [None] * len(HIDDEN)
    for n, question in enumerate(one.questions):
        answer = right(question) if n != 1 else wrong(question)
        reply = await save(client, attempt["id"], question, answer, one.student, seq=1)
        assert (reply.status, reply.json["answered"]) == (200, True)
    done = await submit(client, attempt["id"], one.student)
    assert (done["state"], done["score"], done["percent"], done["passed"]) == (
        "graded", 4.0, 80.0, True,
    )  # fmt: skip
    assert done["submitted_by"] == "student"
    assert [q["correct"] for q in done["questions"]] == [True, False, True, True, True]
    assert done["questions"][3]["key"] == {"text": "oxygen"}
    grade = await Grade.get(user_id=one.student.id)
    assert grade.points == Decimal(4)
    assert [(c.before, c.after) for c in await GradeChange.all()] == [(None, "4.00")]
    progress = await LessonProgress.get(lesson_id=lesson.id, user_id=one.student.id)
    assert (progress.submitted, progress.passed, progress.score_percent) == (True, True, 80.0)
    again = await submit(client, attempt["id"], one.student)
    assert again["score"] == 4.0
    shown = (await client.get(f"quizzes/{one.quiz.id}", as_=one.student)).json["mine"]
    assert (shown["attempts"], shown["left"], shown["score"]) == (1, 0, 4.0)


async def test_an_open_attempt_is_gone_on_with(client: Client) -> None:
    one = await make_sitting()
    first = await client.post(f"quizzes/{one.quiz.id}/attempts", json={}, as_=one.student)
    second = await client.post(f"quizzes/{one.quiz.id}/attempts", json={}, as_=one.student)
    assert (first.status, second.status) == (201, 200)
    assert first.json["id"] == second.json["id"]
    order = [[o["id"] for o in q.get("options", [])] for q in first.json["questions"]]
    assert order == [[o["id"] for o in q.get("options", [])] for q in second.json["questions"]]


async def served(client: Client, path: str, who: Any) -> Any:
    """The answer to a POST, asked again while a busy machine has no connection for it."""
    while (reply := await client.post(path, json={}, as_=who)).status == 503:
        pass
    return reply


async def test_fifty_starts_make_one_attempt(client: Client) -> None:
    one = await make_sitting(attempts_allowed=0)
    await client.token(one.student)
    path = f"quizzes/{one.quiz.id}/attempts"
    replies = await asyncio.gather(*(served(client, path, one.student) for _ in range(50)))
    assert sorted(reply.status for reply in replies) == [200] * 49 + [201]
    assert len({reply.json["id"] for reply in replies}) == 1
    assert {len(reply.json["questions"]) for reply in replies} == {5}


async def test_fifty_submits_make_one_grade(client: Client) -> None:
    one = await make_sitting()
    attempt = await begin(client, one)
    await save(client, attempt["id"], one.questions[0], right(one.questions[0]), one.student)
    path = f"attempts/{attempt['id']}/submit"
    replies = await asyncio.gather(*(served(client, path, one.student) for _ in range(50)))
    assert {reply.status for reply in replies} == {200}
    told = {(one.json["state"], one.json["score"], one.json["submitted_at"]) for one in replies}
    assert len(told) == 1
    assert await GradeChange.all().count() == 1


async def refusal(client: Client, one: Sitting, **body: Any) -> Any:
    reply = await client.post(f"quizzes/{one.quiz.id}/attempts", json=body, as_=one.student)
    return reply.status, reply.code


async def test_who_may_not_start_is_told_why(client: Client) -> None:
    soon, past = clock.now() + timedelta(hours=1), clock.now() - timedelta(hours=1)
    early = await make_sitting(opens_at=soon)
    reply = await client.post(f"quizzes/{early.quiz.id}/attempts", json={}, as_=early.student)
    assert (reply.status, reply.code) == (409, "not_open_yet")
    assert reply.json["opens_at"] == clock.stamp(soon)
    assert await refusal(client, await make_sitting(closes_at=past)) == (409, "closed")
    assert await refusal(client, await make_sitting(questions=0)) == (409, "no_questions")
    ended = await make_sitting()
    ended.course.ends_at = past
    await ended.course.save()
    assert await refusal(client, ended) == (409, "course_ended")
    used = await make_sitting()
    attempt = await begin(client, used)
    await submit(client, attempt["id"], used.student)
    assert await refusal(client, used) == (409, "no_attempts_left")
    draft = await make_sitting(status="draft")
    assert await refusal(client, draft) == (404, "not_found")
    locked = await make_sitting()
    first = await make_lesson(locked.course)
    await make_lesson(
        locked.course, kind="quiz", target_id=locked.quiz.id, prerequisite_ids=[str(first.id)]
    )
    reply = await client.post(f"quizzes/{locked.quiz.id}/attempts", json={}, as_=locked.student)
    assert (reply.status, reply.code) == (409, "locked")
    assert [one["code"] for one in reply.json["lock_reasons"]] == ["prerequisite_lesson"]
    mine = (await client.get(f"quizzes/{locked.quiz.id}", as_=locked.student)).json["mine"]
    assert (mine["locked"], mine["lock_reasons"]) == (True, reply.json["lock_reasons"])


async def test_an_access_code_is_asked_for_and_its_guesses_are_counted(client: Client) -> None:
    one = await make_sitting(access_code="Tulip")
    assert await refusal(client, one) == (403, "wrong_access_code")
    for _ in range(9):
        assert await refusal(client, one, access_code="rose") == (403, "wrong_access_code")
    assert await refusal(client, one, access_code="rose") == (429, "rate_limited")
    assert await refusal(client, one, access_code="Tulip") == (429, "rate_limited")
    other = await make_student(one.course)
    reply = await client.post(
        f"quizzes/{one.quiz.id}/attempts", json={"access_code": "Tulip"}, as_=other
    )
    assert reply.status == 201


async def test_strangers_find_no_attempt(client: Client) -> None:
    one = await make_sitting()
    attempt = await begin(client, one)
    stranger, mate = await make_user(), await make_student(one.course)
    for who in (stranger, mate):
        assert (await client.get(f"attempts/{attempt['id']}", as_=who)).status == 404
        reply = await save(client, attempt["id"], one.questions[0], None, who)
        assert (reply.status, reply.code) == (404, "not_found")
        assert (
            await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=who)
        ).status == 404
    listed = await client.get(f"quizzes/{one.quiz.id}/attempts", as_=mate)
    assert listed.json["items"] == []


async def test_a_seq_that_is_not_above_the_stored_changes_nothing(client: Client) -> None:
    one = await make_sitting()
    attempt = await begin(client, one)
    question = one.questions[3]

    async def put(text: str, **more: Any) -> Any:
        reply = await save(client, attempt["id"], question, {"text": text}, one.student, **more)
        assert reply.status == 200, reply
        return reply.json

    await put("first", seq=5)
    old = await put("older", seq=4)
    assert (old["superseded"], old["answer"], old["seq"]) == (True, {"text": "first"}, 5)
    same = await put("first", seq=5)
    assert (same["superseded"], same["answer"]) == (False, None)
    await put("without", flagged=True)
    assert (await stored(attempt["id"]))[question.id] == {"text": "without"}
    await put("newest", seq=6)
    shown = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json["questions"][3]
    assert (shown["answer"], shown["seq"], shown["flagged"]) == ({"text": "newest"}, 6, True)


@pytest.mark.parametrize(
    "answer",
    [{}, {"options": []}, {"options": ["nothing"]}, {"text": "x"}, {"options": [1]}, {"a": "b"}],
)
async def test_a_malformed_answer_is_refused(client: Client, answer: Any) -> None:
    one = await make_sitting(questions=1)
    attempt = await begin(client, one)
    reply = await save(client, attempt["id"], one.questions[0], answer, one.student)
    assert (reply.status, reply.code) == (422, "invalid")
    reply = await client.post(
        f"attempts/{attempt['id']}/submit",
        json={"answers": {str(one.questions[0].id): answer}},
        as_=one.student,
    )
    assert (reply.status, reply.code) == (422, "invalid")
    assert (await Attempt.get(id=attempt["id"])).state == "open"


async def test_what_comes_within_the_grace_counts_and_later_is_late(client: Client) -> None:
    one = await make_sitting(time_limit_s=60)
    attempt = await begin(client, one)
    assert 59_000 <= attempt["remaining_ms"] <= 60_000
    await move_deadline(attempt["id"], -4)
    reply = await save(
        client, attempt["id"], one.questions[0], right(one.questions[0]), one.student
    )
    assert (reply.status, reply.json["remaining_ms"]) == (200, 0)
    await move_deadline(attempt["id"], -6)
    reply = await save(
        client, attempt["id"], one.questions[1], right(one.questions[1]), one.student
    )
    assert (reply.status, reply.code) == (409, "late")
    await move_deadline(attempt["id"], -8)
    found = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json
    assert (found["state"], found["submitted_by"], found["score"]) == ("graded", "deadline", 1.0)
    reply = await save(
        client, attempt["id"], one.questions[1], right(one.questions[1]), one.student
    )
    assert (reply.status, reply.code) == (409, "late")


async def test_after_handing_in_an_answer_is_refused_as_closed(client: Client) -> None:
    one = await make_sitting(time_limit_s=60)
    attempt = await begin(client, one)
    await submit(client, attempt["id"], one.student)
    await move_deadline(attempt["id"], -60)
    reply = await save(client, attempt["id"], one.questions[0], None, one.student)
    assert (reply.status, reply.code) == (409, "closed")


async def test_the_sweep_hands_in_what_is_over_and_nothing_else(client: Client) -> None:
    one = await make_sitting(time_limit_s=600, attempts_allowed=0)
    others = [await make_student(one.course) for _ in range(3)]
    attempts = [await begin(client, one, who) for who in (one.student, *others)]
    await save(client, attempts[0]["id"], one.questions[0], right(one.questions[0]), one.student)
    for attempt in attempts[:3]:
        await move_deadline(attempt["id"], -8)
    assert await closing.sweep() == 3
    assert await closing.sweep() == 0
    states = {str(row.id): row for row in await Attempt.all()}
    assert [states[one["id"]].state for one in attempts] == ["graded"] * 3 + ["open"]
    assert states[attempts[0]["id"]].score == 1
    assert states[attempts[0]["id"]].submitted_at == states[attempts[0]["id"]].deadline


async def test_one_attempt_that_cannot_be_graded_stops_no_other(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = await make_sitting(time_limit_s=600)
    mate = await make_student(one.course)
    bad, good = await begin(client, one), await begin(client, one, mate)
    for attempt in (bad, good):
        await move_deadline(attempt["id"], -8)
    graded = closing.graded

    async def fails(rows: list[Any], known: Any) -> list[Attempt]:
        if bad["id"] in {str(row["attempt_id"]) for row in rows}:
            raise RuntimeError("cannot be graded")
        return await graded(rows, known)

    monkeypatch.setattr(closing, "graded", fails)
    await closing.sweep()
    assert (await Attempt.get(id=good["id"])).state == "graded"
    left = await Attempt.get(id=bad["id"])
    assert (left.state, left.failures) == ("open", 1)
    assert left.retry_at is not None


async def race(client: Client) -> None:
    """Five devices save one answer while the student hands in: the last acknowledged one counts."""
    one = await make_sitting(questions=2)
    attempt = await begin(client, one)
    question = one.questions[0]
    acked: list[tuple[int, Any]] = []

    async def device(n: int) -> None:
        for seq in range(n * 10 + 1, n * 10 + 10):
            answer = right(question) if seq % 2 else wrong(question)
            reply = await save(client, attempt["id"], question, answer, one.student, seq=seq)
            if reply.status == 409:
                assert reply.code == "closed"
                return
            if not reply.json["superseded"]:
                acked.append((seq, answer))

    await asyncio.gather(*(device(n) for n in range(5)), submit(client, attempt["id"], one.student))
    if acked:
        last = max(acked)[1]
        assert (await stored(attempt["id"]))[question.id] == last
        found = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json
        assert found["questions"][0]["answer"] == last
        assert found["questions"][0]["correct"] == (last == right(question))


async def test_no_acknowledged_answer_is_missing_from_the_grade(client: Client, long: bool) -> None:
    for _ in range(60 if long else 12):
        await race(client)


async def test_who_is_suspended_reads_and_who_left_does_not(client: Client) -> None:
    one = await make_sitting()
    attempt = await begin(client, one)
    place = Enrollment.filter(course_id=one.course.id, user_id=one.student.id)
    await place.update(status=EnrollmentStatus.SUSPENDED)
    assert (await client.get(f"attempts/{attempt['id']}", as_=one.student)).status == 200
    reply = await save(client, attempt["id"], one.questions[0], None, one.student)
    assert (reply.status, reply.code) == (409, "locked")
    assert reply.json["lock_reasons"] == [{"code": "suspended"}]
    reply = await client.post(f"attempts/{attempt['id']}/submit", json={}, as_=one.student)
    assert (reply.status, reply.code) == (409, "locked")
    other = await make_quiz(one.course, questions=1)
    reply = await client.post(f"quizzes/{other.id}/attempts", json={}, as_=one.student)
    assert (reply.status, reply.code) == (409, "locked")
    assert reply.json["lock_reasons"] == [{"code": "suspended"}]
    draft = await make_quiz(one.course, questions=1, status="draft")
    reply = await client.post(f"quizzes/{draft.id}/attempts", json={}, as_=one.student)
    assert reply.status == 404
    await place.update(status=EnrollmentStatus.DROPPED)
    assert (await client.get(f"attempts/{attempt['id']}", as_=one.student)).status == 404
    reply = await save(client, attempt["id"], one.questions[0], None, one.student)
    assert (reply.status, reply.code) == (404, "not_found")


async def test_staff_get_a_preview_that_counts_nowhere(client: Client) -> None:
    one = await make_sitting(access_code="Tulip", opens_at=clock.now() + timedelta(days=1))
    teacher = await make_staff(one.course)
    for n in (1, 2):
        attempt = await begin(client, one, teacher)
        assert (attempt["preview"], attempt["number"]) == (True, n)
        assert attempt["questions"][0]["key"] is None
        done = await submit(client, attempt["id"], teacher)
        assert done["questions"][0]["key"] is not None
    assert not await Grade.all().count()


async def test_questions_come_one_at_a_time_without_a_way_back(client: Client) -> None:
    one = await make_sitting(questions=3, one_at_a_time=True, no_backtrack=True)
    attempt = await begin(client, one)
    assert (len(attempt["questions"]), attempt["current"], attempt["question_count"]) == (1, 1, 3)
    reply = await save(client, attempt["id"], one.questions[1], None, one.student)
    assert (reply.status, reply.code) == (409, "no_backtrack")
    following = await client.post(f"attempts/{attempt['id']}/next", as_=one.student)
    assert following.json["questions"][0]["question_id"] == str(one.questions[1].id)
    reply = await save(client, attempt["id"], one.questions[0], None, one.student)
    assert (reply.status, reply.code) == (409, "no_backtrack")
    done = await submit(client, attempt["id"], one.student)
    assert len(done["questions"]) == 3


async def test_practice_shows_the_key_after_each_question(client: Client) -> None:
    one = await make_sitting(mode="practice", time_limit_s=60)
    attempt = await begin(client, one)
    assert attempt["deadline"] is None
    question = one.questions[0]
    await save(client, attempt["id"], question, wrong(question), one.student)
    checked = await client.post(
        f"attempts/{attempt['id']}/answers/{question.id}/check", as_=one.student
    )
    shown = checked.json["questions"]
    assert (shown[0]["correct"], shown[0]["key"]) == (False, right(question))
    assert shown[1]["key"] is None
    reply = await save(client, attempt["id"], question, right(question), one.student)
    assert (reply.status, reply.code) == (409, "closed")
    await submit(client, attempt["id"], one.student)
    assert not await Grade.all().count()


async def test_an_essay_waits_for_a_person(client: Client) -> None:
    one = await make_sitting(questions=1)
    essay = await make_question(one.quiz, {"type": "essay"}, position=2)
    attempt = await begin(client, one)
    await save(client, attempt["id"], one.questions[0], right(one.questions[0]), one.student)
    await save(client, attempt["id"], essay, {"text": "Long ago."}, one.student)
    done = await submit(client, attempt["id"], one.student)
    assert (done["state"], done["score"], done["percent"]) == ("needs_grading", None, None)
    assert (await Grade.get(user_id=one.student.id)).waiting
    teacher = await make_staff(one.course)
    path = f"attempts/{attempt['id']}/grades/{essay.id}"
    reply = await client.put(path, json={"points": 2}, as_=teacher)
    assert (reply.status, reply.code) == (422, "invalid")
    reply = await client.put(path, json={"points": 0.5, "comment": "Short."}, as_=teacher)
    assert (reply.status, reply.json["state"], reply.json["score"]) == (200, "graded", 1.5)
    assert reply.json["questions"][1]["graded_by"] == teacher.full_name
    grade = await Grade.get(user_id=one.student.id)
    assert (grade.waiting, grade.points) == (False, Decimal("1.50"))
    back = await client.delete(path, as_=teacher)
    assert (back.json["state"], back.json["score"]) == ("needs_grading", None)


async def test_an_abandoned_attempt_counts_nowhere_and_gives_the_try_back(client: Client) -> None:
    one = await make_sitting()
    teacher = await make_staff(one.course)
    attempt = await begin(client, one)
    await save(client, attempt["id"], one.questions[0], right(one.questions[0]), one.student)
    await submit(client, attempt["id"], one.student)
    path = f"attempts/{attempt['id']}/abandon"
    assert (await client.post(path, json={"reason": "x"}, as_=one.student)).status == 403
    reply = await client.post(path, json={"reason": "The bell rang."}, as_=teacher)
    assert reply.json["state"] == "abandoned"
    assert (await Grade.get(user_id=one.student.id)).points is None
    assert (await begin(client, one))["number"] == 2


SHOWN = ("never", "after_submit", "after_close")


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("answers", SHOWN)
@pytest.mark.parametrize("score", SHOWN)
async def test_a_student_sees_what_the_review_table_says(
    client: Client, score: str, answers: str, closed: bool
) -> None:
    one = await make_sitting(questions=1, show_score=score, show_answers=answers)
    attempt = await begin(client, one)
    await submit(client, attempt["id"], one.student)
    if closed:
        one.quiz.closes_at = clock.now() - timedelta(minutes=1)
        await one.quiz.save()
    found = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json
    sees_score = score != "never" if closed else score == "after_submit"
    sees_key = answers != "never" if closed else answers == "after_submit"
    assert (found["score"] is not None, found["questions"][0]["earned"] is not None) == (
        sees_score, sees_score,
    )  # fmt: skip
    assert (found["questions"][0]["key"] is not None) is sees_key
    assert (found["questions"][0]["explanation_html"] is not None) is sees_key
    listed = (await client.get(f"quizzes/{one.quiz.id}/attempts", as_=one.student)).json
    assert (listed["items"][0]["score"] is not None) is sees_score


async def test_the_key_waits_for_the_last_try(client: Client) -> None:
    one = await make_sitting(questions=1, attempts_allowed=2)
    for last in (False, True):
        attempt = await begin(client, one)
        done = await submit(client, attempt["id"], one.student)
        assert (done["questions"][0]["key"] is not None) is last


async def test_grades_that_are_released_by_hand_wait_for_it(client: Client) -> None:
    one = await make_sitting(questions=1, release="manual")
    teacher = await make_staff(one.course)
    attempt = await begin(client, one)
    done = await submit(client, attempt["id"], one.student)
    assert (done["score"], done["questions"][0]["key"], done["released"]) == (None, None, False)
    assert (await client.post(f"quizzes/{one.quiz.id}/release", json={}, as_=teacher)).status == 200
    found = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json
    assert (found["score"], found["released"]) == (0.0, True)
    assert (await client.delete(f"quizzes/{one.quiz.id}/release", as_=teacher)).status == 204
    assert (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json["score"] is None


async def test_more_time_holds_at_once(client: Client) -> None:
    one = await make_sitting(time_limit_s=600)
    teacher = await make_staff(one.course)
    attempt = await begin(client, one)
    path = f"quizzes/{one.quiz.id}/accommodations/{one.student.id}"
    reply = await client.put(path, json={"time_multiplier": 1.5, "extra_s": 30}, as_=teacher)
    assert reply.status == 200, reply
    found = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json
    assert 925_000 <= found["remaining_ms"] <= 930_000
    course = f"courses/{one.course.id}/accommodations/{one.student.id}"
    await client.put(course, json={"extra_s": 60}, as_=teacher)
    found = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json
    assert 955_000 <= found["remaining_ms"] <= 960_000
    assert (await client.delete(path, as_=teacher)).status == 204
    found = (await client.get(f"attempts/{attempt['id']}", as_=one.student)).json
    assert found["remaining_ms"] > 950_000  # never earlier
    mine = (await client.get("users/me/accommodations", as_=one.student)).json["items"]
    assert [row["extra_s"] for row in mine] == [60]


async def test_a_quiz_that_somebody_takes_is_neither_hidden_nor_deleted(client: Client) -> None:
    one = await make_sitting()
    teacher = await make_staff(one.course)
    attempt = await begin(client, one)
    for reply in (
        await client.post(f"quizzes/{one.quiz.id}/unpublish", as_=teacher),
        await client.delete(f"quizzes/{one.quiz.id}", as_=teacher),
    ):
        assert (reply.status, reply.code) == (409, "attempts_open")
    await submit(client, attempt["id"], one.student)
    assert (await client.post(f"quizzes/{one.quiz.id}/unpublish", as_=teacher)).status == 200


async def test_the_queue_holds_what_waits_without_names_where_grading_is_anonymous(
    client: Client,
) -> None:
    one = await make_sitting(questions=0, anonymous_grading=True, release="manual")
    essay = await make_question(one.quiz, {"type": "essay"}, position=1)
    teacher = await make_staff(one.course)
    attempt = await begin(client, one)
    await submit(client, attempt["id"], one.student, answers={str(essay.id): {"text": "So."}})
    path = f"courses/{one.course.id}/grading"
    [row] = (await client.get(path, as_=teacher)).json["items"]
    assert (row["attempt_id"], row["question_id"]) == (attempt["id"], str(essay.id))
    assert row["student"]["id"] is None
    assert row["student"]["name"].startswith("Student ")
    [again] = (await client.get(path, as_=teacher)).json["items"]
    assert again == row
    listed = (await client.get(f"quizzes/{one.quiz.id}/attempts", as_=teacher)).json["items"]
    assert listed[0]["user_id"] is None
    of_one = f"quizzes/{one.quiz.id}/attempts?user_id={one.student.id}"
    assert (await client.get(of_one, as_=teacher)).status == 422
    assert len((await client.get(of_one, as_=one.student)).json["items"]) == 1
    assert listed[0]["student"] == row["student"]
    assert attempt["student"] is None
    grade = f"attempts/{attempt['id']}/grades/{essay.id}"
    backwards = {"points": 1, "inline": [{"start": 2, "end": 1, "text": "Why?"}]}
    assert (await client.put(grade, json=backwards, as_=teacher)).status == 422
    await client.put(grade, json={"points": 1}, as_=teacher)
    assert (await client.get(path, as_=teacher)).json["items"] == []
    [done] = (await client.get(f"{path}?state=graded", as_=teacher)).json["items"]
    assert done["earned"] == 1
    await client.post(f"quizzes/{one.quiz.id}/release", json={}, as_=teacher)
    assert len((await client.get(of_one, as_=teacher)).json["items"]) == 1
    [named] = (await client.get(f"{path}?state=graded", as_=teacher)).json["items"]
    assert named["student"] == {"id": str(one.student.id), "name": one.student.full_name}
    read = (await client.get(f"attempts/{attempt['id']}", as_=teacher)).json
    assert read["student"] == named["student"]
