"""Quizzes and their questions as clients meet them."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from uuid import UUID

import pytest

from lms.core.access import Role
from lms.courses.models import Course, CourseStatus, StaffRole
from lms.questions.models import Question, QuestionVersion
from lms.quizzes.models import Quiz, QuizSlot, QuizStatus
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.quizzes.factories import CONTENTS, asked_by, make_question, make_quiz

QUIZ = {
    "id", "course_id", "title", "description", "status", "question_count", "created_at",
    "updated_at", "mode", "opens_at", "closes_at", "time_limit_s", "attempts_allowed",
    "grading_policy", "shuffle_questions", "shuffle_options", "one_at_a_time", "no_backtrack",
    "access_code", "has_access_code", "pass_percent", "policy", "show_score", "show_answers",
    "release", "released_at", "anonymous_grading", "group_id", "lesson_id", "mine", "live",
    "max_points", "description_html",
}  # fmt: skip
COMMON = {
    "id", "type", "stem", "points", "live_points", "time_limit_s", "explanation", "position",
    "bank_id", "category_id", "title", "tags", "hints", "feedback", "policy", "version", "archived",
    "stem_html", "explanation_html", "hints_html", "feedback_html",
}  # fmt: skip
OWN = {
    "single_choice": {"options"},
    "multiple_choice": {"options"},
    "true_false": {"options"},
    "short_answer": {"answers", "case_sensitive", "ignore_accents"},
    "numeric": {"numeric"},
    "matching": {"pairs", "distractors"},
    "ordering": {"options"},
    "categorise": {"categories", "items"},
}


async def owner_of(quiz: Quiz) -> User:
    course = await Course.get(id=quiz.course_id)
    return await User.get(id=course.owner_id)


async def test_an_instructor_makes_a_quiz_and_publishes_it(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    made = await client.post(
        f"courses/{course.id}/quizzes", json={"title": "Leaves", "description": "Short"}, as_=owner
    )
    assert made.status == 201, made
    quiz = made.json
    assert quiz.keys() == QUIZ
    assert (quiz["status"], quiz["question_count"]) == ("draft", 0)
    path = f"quizzes/{quiz['id']}"
    empty = await client.post(f"{path}/publish", as_=owner)
    assert (empty.status, empty.code) == (409, "no_questions")
    await make_question(await Quiz.get(id=quiz["id"]))
    for _ in range(2):
        published = await client.post(f"{path}/publish", as_=owner)
        assert published.status == 200
        assert (published.json["status"], published.json["question_count"]) == ("published", 1)
    assert (await client.get(path, as_=owner)).json == published.json | {"running": []}
    listed = await client.get(f"courses/{course.id}/quizzes", as_=owner)
    assert listed.json == {"items": [published.json], "next": None}


@pytest.mark.parametrize("status", list(QuizStatus))
@pytest.mark.parametrize("course_status", list(CourseStatus))
async def test_who_sees_a_quiz_and_who_its_questions(
    client: Client, status: QuizStatus, course_status: CourseStatus
) -> None:
    course = await make_course(status=course_status)
    quiz = await make_quiz(course, status=status, questions=1)
    other = await make_user(Role.INSTRUCTOR)
    await make_course(other)
    open_ = course_status is not CourseStatus.DRAFT
    shown = open_ and status is QuizStatus.PUBLISHED
    rows = [
        # who, lists quizzes, sees this one, reads keys, changes it
        (await owner_of(quiz), True, True, 200, 200),
        (await make_staff(course), True, True, 200, 200),
        (await make_staff(course, StaffRole.ASSISTANT), True, True, 200, 403),
        (await make_user(Role.ADMIN), True, True, 200, 200),
        (await make_student(course), open_, shown, 403, 403),
        (await make_student(course, status="dropped"), False, False, 403, 403),
        (await make_user(), False, False, 403, 403),
        (other, False, False, 404, 404),
    ]
    question = await Question.get(bank__course_id=course.id)
    for who, lists, sees, keys, changes in rows:
        listed = await client.get(f"courses/{course.id}/quizzes", as_=who)
        assert listed.status == (200 if lists else 404)
        if lists:
            assert [one["id"] for one in listed.json["items"]] == [str(quiz.id)] * sees
        read = await client.get(f"quizzes/{quiz.id}", as_=who)
        assert read.status == (200 if sees else 404)
        assert b"right" not in read.body
        assert b"Because" not in read.body
        assert (await client.get(f"quizzes/{quiz.id}/questions", as_=who)).status == keys
        assert (await client.get(f"questions/{question.id}", as_=who)).status == keys
        for path, body in [
            (f"quizzes/{quiz.id}", {"title": "New"}),
            (f"questions/{question.id}", {}),
        ]:
            assert (await client.patch(path, json=body, as_=who)).status == changes
    strange = rows[-1][0]
    for path in (f"quizzes/{quiz.id}", f"questions/{question.id}"):
        assert (await client.delete(path, as_=strange)).status == 404
    assert (await client.post(f"quizzes/{quiz.id}/publish", as_=strange)).status == 404
    new = {"type": "numeric", "stem": "?", "numeric": {"value": 1}}
    assert (await client.post(f"quizzes/{quiz.id}/questions", json=new, as_=strange)).status == 404
    assert (
        await client.post(f"courses/{course.id}/quizzes", json={"title": "x"}, as_=strange)
    ).status == 404


@pytest.mark.parametrize("content", CONTENTS)
async def test_each_type_comes_back_as_it_was_written(
    client: Client, content: dict[str, Any]
) -> None:
    quiz = await make_quiz()
    owner = await owner_of(quiz)
    path = f"quizzes/{quiz.id}/questions"
    body = {
        **content,
        "stem": " What is\nright? ",
        "explanation": "Because.",
        "points": 2.5,
        "live_points": 2000,
        "time_limit_s": 30,
    }
    made = await client.post(path, json=body, as_=owner)
    assert made.status == 201, made
    question = made.json
    assert question.keys() == COMMON | OWN[content["type"]]
    assert question["stem"] == "What is\nright?"
    assert (question["points"], question["live_points"]) == (2.5, 2000)
    assert (question["time_limit_s"], question["position"]) == (30, 1)
    for option in question.get("options", []):
        extra = {"correct", "fraction", "feedback", "feedback_html"}
        extra = extra if content["type"] != "ordering" else set()
        assert option.keys() == {"id", "text", "html"} | extra
        assert UUID(option["id"]).version == 4
    assert (await client.get(path, as_=owner)).json == {"items": [question], "next": None}
    read = await client.get(f"questions/{question['id']}", as_=owner)
    assert read.json == question
    assert read.headers["ETag"] == made.headers["ETag"]
    # What was read can be written again: the options keep their ids.
    ours = {"id", "bank_id", "version"}
    back = {name: value for name, value in question.items() if name not in ours}
    changed = await client.patch(f"questions/{question['id']}", json=back, as_=owner)
    assert changed.json == question


CODE = "    for one in range(3):\n        print(one)\n    return  one"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (CODE, CODE),
        (f"\n \t\n{CODE} \n\n", CODE),
        ("\tpass", "\tpass"),
        ("    return 1\n", "    return 1"),
        (" Paris ", "Paris"),
        ("\n Paris\n  Texas\n", "Paris\n  Texas"),
    ],
)
async def test_code_keeps_the_indentation_of_its_lines(
    client: Client, sent: str, kept: str
) -> None:
    quiz = await make_quiz()
    owner = await owner_of(quiz)
    options = [{"text": sent, "correct": True}, {"text": "other"}]
    body = {"type": "single_choice", "stem": sent, "options": options, "explanation": CODE}
    made = await client.post(f"quizzes/{quiz.id}/questions", json=body, as_=owner)
    assert made.status == 201, made
    read = (await client.get(f"questions/{made.json['id']}", as_=owner)).json
    assert (read["stem"], read["explanation"]) == (kept, CODE)
    assert [one["text"] for one in read["options"]] == [kept, "other"]


@pytest.mark.parametrize("field", ["stem", "options"])
async def test_white_space_alone_is_no_text(client: Client, field: str) -> None:
    quiz = await make_quiz()
    blank = " \n\t "
    options = [{"text": "a", "correct": True}, {"text": blank if field == "options" else "b"}]
    body = {"type": "single_choice", "stem": blank if field == "stem" else "?", "options": options}
    made = await client.post(f"quizzes/{quiz.id}/questions", json=body, as_=await owner_of(quiz))
    assert made.status == 422
    assert made.json["errors"][0]["field"].startswith(field)


async def test_defaults(client: Client) -> None:
    quiz = await make_quiz()
    body = {
        "type": "true_false",
        "stem": "?",
        "options": [{"text": "True", "correct": True}, {"text": "False"}],
    }
    made = await client.post(f"quizzes/{quiz.id}/questions", json=body, as_=await owner_of(quiz))
    question = made.json
    assert (question["points"], question["live_points"], question["time_limit_s"]) == (1, 1000, 20)
    assert question["explanation"] == ""


YES, NO = {"text": "yes", "correct": True}, {"text": "no"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "type"),
        ({"type": "telepathy"}, "type"),
        ({"stem": ""}, "stem"),
        ({"stem": " \n"}, "stem"),
        ({"stem": "a\0b"}, "stem"),
        ({"stem": "x" * 10_001}, "stem"),
        ({"points": -1}, "points"),
        ({"points": 1.001}, "points"),
        ({"points": 1e9}, "points"),
        ({"live_points": 500}, "live_points"),
        ({"time_limit_s": 4}, "time_limit_s"),
        ({"time_limit_s": 601}, "time_limit_s"),
        ({"position": 0}, "position"),
        ({"course_id": "x"}, "course_id"),
        ({"id": "x"}, "id"),
        ({"options": None}, "options"),
        ({"options": []}, "options"),
        ({"options": [YES]}, "options"),
        ({"options": [NO, NO]}, "options"),
        ({"options": [YES, YES]}, "options"),
        ({"options": [YES, {"text": " "}]}, "options.1.text"),
        ({"options": [YES, {"text": "x", "weight": 1}]}, "options.1.weight"),
        ({"options": [YES, *[NO] * 20]}, "options"),
        ({"answers": [{"text": "x"}]}, "answers"),
        ({"numeric": {"value": 1}}, "numeric"),
        ({"type": "true_false", "options": [YES, NO, NO]}, "options"),
        ({"type": "short_answer", "options": None}, "answers"),
        ({"type": "short_answer", "options": None, "answers": []}, "answers"),
        ({"type": "short_answer", "options": None, "answers": [{"text": ""}]}, "answers.0.text"),
        (
            {"type": "short_answer", "options": None, "answers": [{"text": "x", "fraction": 0.5}]},
            "answers",
        ),
        ({"type": "numeric", "options": None, "numeric": {"value": "1"}}, "numeric.value"),
        ({"type": "numeric", "options": None, "numeric": {"value": True}}, "numeric.value"),
        (
            {"type": "numeric", "options": None, "numeric": {"value": 1, "tolerance": -1}},
            "numeric.tolerance",
        ),
    ],
)
async def test_a_question_that_makes_no_sense_is_refused(
    client: Client, body: dict[str, Any], field: str
) -> None:
    quiz = await make_quiz()
    whole = {"type": "single_choice", "stem": "?", "options": [YES, NO], **body} if body else {}
    made = await client.post(f"quizzes/{quiz.id}/questions", json=whole, as_=await owner_of(quiz))
    assert made.status == 422, made
    assert field in [error["field"] for error in made.json["errors"]], made.json
    assert not await Question.exists()


async def test_option_ids_are_ours_and_stay(client: Client) -> None:
    quiz = await make_quiz()
    owner = await owner_of(quiz)
    mine = "11111111-1111-4111-8111-111111111111"
    body = {
        "type": "single_choice",
        "stem": "?",
        "options": [YES | {"id": mine}, NO | {"id": mine}],
    }
    made = (await client.post(f"quizzes/{quiz.id}/questions", json=body, as_=owner)).json
    ids = [option["id"] for option in made["options"]]
    assert mine not in ids
    options = [
        {"id": ids[1], "text": "no, really"},
        {"text": "new", "correct": True},
        {"id": mine, "text": "foreign"},
    ]
    changed = await client.patch(f"questions/{made['id']}", json={"options": options}, as_=owner)
    assert changed.status == 200, changed
    after = [option["id"] for option in changed.json["options"]]
    assert after[0] == ids[1]
    assert len({*after, *ids, mine}) == 5


async def test_a_question_changes_its_type_as_a_whole(client: Client) -> None:
    quiz = await make_quiz(questions=1)
    owner = await owner_of(quiz)
    question = await Question.get(bank__course_id=quiz.course_id)
    path = f"questions/{question.id}"
    half = await client.patch(path, json={"type": "numeric"}, as_=owner)
    assert half.status == 422
    mixed = await client.patch(path, json={"numeric": {"value": 1}}, as_=owner)
    assert mixed.status == 422
    whole = await client.patch(path, json={"type": "numeric", "numeric": {"value": 1}}, as_=owner)
    assert whole.status == 200, whole
    assert whole.json["type"] == "numeric"
    assert "options" not in whole.json
    version = await QuestionVersion.newest_of([question.id]).get()
    assert version.type == version.content["type"] == "numeric"
    near = await client.patch(path, json={"numeric": {"value": 1, "tolerance": 0.5}}, as_=owner)
    assert near.json["numeric"].items() >= {"value": 1, "tolerance": 0.5}.items()


async def positions(quiz: Quiz) -> list[str]:
    """The stems in order; checks that the positions have no gap."""
    slots = await QuizSlot.of(quiz.id)
    assert [slot.position for slot in slots] == list(range(1, len(slots) + 1))
    return [one.stem for one in await asked_by(quiz)]


async def test_questions_keep_an_order_without_gaps(client: Client) -> None:
    quiz = await make_quiz()
    owner = await owner_of(quiz)
    ids: dict[str, str] = {}
    for stem, position, order in [
        ("a", None, "a"),
        ("b", None, "ab"),
        ("c", 1, "cab"),
        ("d", 3, "cadb"),
        ("e", 99, "cadbe"),
    ]:
        body = {"type": "numeric", "stem": stem, "numeric": {"value": 1}, "position": position}
        made = await client.post(f"quizzes/{quiz.id}/questions", json=body, as_=owner)
        assert made.status == 201, made
        ids[stem] = made.json["id"]
        assert "".join(await positions(quiz)) == order
        assert made.json["position"] == order.index(stem) + 1
    for stem, position, order in [("c", 3, "adcbe"), ("e", 1, "eadcb"), ("a", 500, "edcba")]:
        body = {"position": position}
        moved = await client.patch(f"questions/{ids[stem]}", json=body, as_=owner)
        assert "".join(await positions(quiz)) == order
        assert moved.json["position"] == order.index(stem) + 1
    for stem in "eb":
        assert (await client.delete(f"questions/{ids[stem]}", as_=owner)).status == 204
        assert "".join(await positions(quiz)) == "edcba", "an archived question keeps its slot"
    slots = (await client.get(f"quizzes/{quiz.id}/slots", as_=owner)).json
    kept = [slot for slot in slots if slot["question_id"] not in (ids["e"], ids["b"])]
    assert (await client.put(f"quizzes/{quiz.id}/slots", json=kept, as_=owner)).status == 200
    assert "".join(await positions(quiz)) == "dca"
    assert (await client.get(f"quizzes/{quiz.id}", as_=owner)).json["question_count"] == 3


async def test_many_hands_on_one_quiz_leave_no_gap(client: Client) -> None:
    quiz = await make_quiz(questions=12)
    owner = await owner_of(quiz)
    await client.token(owner)
    ids = [slot.question_id for slot in await QuizSlot.of(quiz.id)]
    body = {"type": "numeric", "stem": "new", "numeric": {"value": 1}, "position": 2}
    asked: list[tuple[int, Any]] = []
    for n in range(4):
        asked += [
            (201, client.post(f"quizzes/{quiz.id}/questions", json=body, as_=owner)),
            (200, client.patch(f"questions/{ids[n]}", json={"position": 1}, as_=owner)),
            (200, client.patch(f"questions/{ids[n + 4]}", json={"position": 9}, as_=owner)),
            (204, client.delete(f"questions/{ids[n + 8]}", as_=owner)),
        ]
    answers = await asyncio.gather(*(answer for _, answer in asked))
    assert [one.status for one in answers] == [status for status, _ in asked]
    assert len(await positions(quiz)) == 16
    await quiz.refresh_from_db()
    assert quiz.version == 1 + 4 + 8, "each that came or moved raised it by one"


async def test_questions_are_paged_in_their_order(client: Client) -> None:
    quiz = await make_quiz(questions=5)
    owner = await owner_of(quiz)
    found: list[int] = []
    path: str | None = f"quizzes/{quiz.id}/questions?limit=2"
    while path:
        listed = await client.get(path, as_=owner)
        found += [one["position"] for one in listed.json["items"]]
        cursor = listed.json["next"]
        path = f"quizzes/{quiz.id}/questions?limit=2&cursor={cursor}" if cursor else None
    assert found == [1, 2, 3, 4, 5]
    for bad in ("x", "W10", "WyJhIl0", "Wzk5OTk5XQ", "Wy0xXQ", "e30"):
        listed = await client.get(f"quizzes/{quiz.id}/questions?cursor={bad}", as_=owner)
        assert listed.status == 422, bad


async def test_quizzes_are_listed_by_status(client: Client) -> None:
    quiz = await make_quiz()
    course, owner = await Course.get(id=quiz.course_id), await owner_of(quiz)
    draft = await make_quiz(course, status=QuizStatus.DRAFT)
    learner = await make_student(course)
    path = f"courses/{course.id}/quizzes"
    for query, who, expected in [
        ("", owner, [quiz, draft]),
        ("?status=draft", owner, [draft]),
        ("?status=published", owner, [quiz]),
        ("", learner, [quiz]),
        ("?status=draft", learner, []),
    ]:
        listed = await client.get(path + query, as_=who)
        assert [one["id"] for one in listed.json["items"]] == [str(one.id) for one in expected]


async def test_stale_changes_are_refused(client: Client) -> None:
    quiz = await make_quiz(questions=2)
    owner = await owner_of(quiz)
    question = await Question.get(id=(await asked_by(quiz))[0].id)
    for path, body in [
        (f"quizzes/{quiz.id}", {"title": "New"}),
        (f"questions/{question.id}", {"stem": "New?"}),
    ]:
        seen = {"If-Match": (await client.get(path, as_=owner)).headers["ETag"]}
        first = await client.patch(path, json=body, headers=seen, as_=owner)
        assert first.status == 200
        assert first.headers["ETag"] != seen["If-Match"]
        second = await client.patch(path, json={}, headers=seen, as_=owner)
        assert (second.status, second.code) == (412, "stale")
        assert (await client.delete(path, headers=seen, as_=owner)).status == 412


async def test_staff_learn_who_changed_a_quiz_last(client: Client) -> None:
    course = await make_course()
    owner = await User.get(id=course.owner_id)
    bea = await make_staff(course, StaffRole.CO_INSTRUCTOR)
    made = await client.post(f"courses/{course.id}/quizzes", json={"title": "Cells"}, as_=owner)
    path = f"quizzes/{made.json['id']}"
    first = (await client.get(f"{path}/change", as_=bea)).json
    assert first["by"] == {"id": str(owner.id), "name": owner.full_name}
    await client.patch(path, json={"description": "All of them"}, as_=bea)
    second = (await client.get(f"{path}/change", as_=owner)).json
    assert second["by"] == {"id": str(bea.id), "name": bea.full_name}
    assert second["at"] > first["at"]
    await client.patch(path, json={"title": "Cells"}, as_=owner)
    assert (await client.get(f"{path}/change", as_=owner)).json == second
    await client.patch(path, json={"live": {"intro_ms": 0}}, as_=owner)
    third = (await client.get(f"{path}/change", as_=bea)).json
    assert third["by"] == {"id": str(owner.id), "name": owner.full_name}
    copy = await client.post(f"{path}/copy", json={"course_id": str(course.id)}, as_=owner)
    assert (await client.get(f"quizzes/{copy.json['id']}/change", as_=owner)).json["by"] is None
    stranger = await make_user(Role.INSTRUCTOR)
    assert (await client.get(f"{path}/change", as_=stranger)).status == 404


async def test_a_deleted_quiz_leaves_its_questions_in_the_bank(client: Client) -> None:
    quiz = await make_quiz(questions=2)
    owner = await owner_of(quiz)
    assert (await client.delete(f"quizzes/{quiz.id}", as_=owner)).status == 204
    assert (await client.get(f"quizzes/{quiz.id}", as_=owner)).status == 404
    assert (await client.get(f"quizzes/{quiz.id}/questions", as_=owner)).status == 404
    assert await Question.filter(bank__course_id=quiz.course_id).count() == 2


async def test_an_archived_question_stays_where_it_is_asked(client: Client) -> None:
    quiz = await make_quiz(questions=3)
    other = await make_quiz(await Course.get(id=quiz.course_id), questions=2)
    shared = await Question.get(id=(await asked_by(quiz))[0].id)
    await QuizSlot.create(quiz=other, question=shared, position=3)
    owner = await owner_of(quiz)
    assert (await client.delete(f"questions/{shared.id}", as_=owner)).status == 204
    assert len(await positions(quiz)) == len(await positions(other)) == 3


async def test_a_quiz_has_a_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lms.quizzes.actions.slots.MAX_QUESTIONS", 1)
    quiz = await make_quiz(questions=1)
    body = {"type": "numeric", "stem": "?", "numeric": {"value": 1}}
    made = await client.post(f"quizzes/{quiz.id}/questions", json=body, as_=await owner_of(quiz))
    assert (made.status, made.code) == (409, "too_many")


async def test_lists_take_as_many_queries_however_long(
    client: Client, query_count: Counting
) -> None:
    quiz = await make_quiz(questions=1)
    course, owner = await Course.get(id=quiz.course_id), await owner_of(quiz)
    for path in (f"courses/{course.id}/quizzes", f"quizzes/{quiz.id}/questions"):
        await client.get(path, as_=owner)
        counts = []
        for _ in range(2):
            async with query_count() as statements:
                await client.get(path, as_=owner)
            counts.append(len(statements))
            for n in range(5):
                await make_quiz(course, questions=1)
                await make_question(quiz, position=n + 2)
        assert counts[0] == counts[1] <= 6, statements


async def test_numbers_that_json_knows_and_we_do_not(client: Client) -> None:
    quiz = await make_quiz()
    owner = await owner_of(quiz)
    for number in ("1e999", "NaN", "-Infinity", "1" + "0" * 400):
        raw = json.dumps({"type": "numeric", "stem": "?"})[:-1]
        answer = await client.post(
            f"quizzes/{quiz.id}/questions",
            data=f'{raw}, "numeric": {{"value": {number}}}}}',
            headers={"Content-Type": "application/json"},
            as_=owner,
        )
        assert answer.status in {400, 422}, (number, answer)
