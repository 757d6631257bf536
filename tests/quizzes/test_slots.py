"""What a quiz asks and draws, its settings, and copies of it."""

from __future__ import annotations

from typing import Any

import pytest

from lms.core.access import Role
from lms.courses.models import Course
from lms.live.models import LiveQuestion, LiveSession
from lms.questions.actions import bank_of
from lms.questions.models import Question, QuestionCategory, QuestionVersion
from lms.quizzes.models import Quiz, QuizSlot, QuizStatus
from lms.users.models import User
from tests.client import Answer, Client
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import make_student
from tests.factories import make_user
from tests.live.commanding import run
from tests.live.factories import Made
from tests.questions.contents import BODIES
from tests.quizzes.factories import CONTENTS, make_question, make_quiz


class Shelf:
    """A course's quiz and bank, and its owner, who asks for things."""

    def __init__(self, client: Client, quiz: Quiz, course: Course, owner: User) -> None:
        self.client, self.quiz, self.course, self.owner = client, quiz, course, owner
        self.path = f"quizzes/{quiz.id}/slots"

    async def bank(self) -> str:
        return str((await bank_of(self.course)).id)

    async def fill(self, n: int, **own: Any) -> list[Question]:
        """Questions of the bank that stand in no quiz."""
        content = own.pop("content", CONTENTS[4])
        made = [await make_question(self.quiz, content, position=99, **own) for _ in range(n)]
        ids = [one.id for one in made]
        await QuizSlot.filter(quiz_id=self.quiz.id, question_id__in=ids).delete()
        return await Question.filter(id__in=ids)

    async def put(self, *slots: dict[str, Any], **headers: str) -> Answer:
        return await self.client.put(self.path, json=list(slots), as_=self.owner, headers=headers)

    async def get(self) -> Answer:
        return await self.client.get(self.path, as_=self.owner)

    async def draw(self, count: int, **which: Any) -> dict[str, Any]:
        return {"draw": {"bank_id": await self.bank(), **which}, "count": count, "points": 2}


@pytest.fixture
async def shelf(client: Client) -> Shelf:
    quiz = await make_quiz(questions=2, status=QuizStatus.DRAFT)
    course = await quiz.course
    return Shelf(client, quiz, course, await User.get(id=course.owner_id))


async def test_slots_are_read_and_put_as_a_whole(shelf: Shelf) -> None:
    before = await shelf.get()
    assert [one.keys() for one in before.json] == [{"id", "question_id", "version", "points"}] * 2
    [spare] = await shelf.fill(1)
    first, second = before.json
    new = {"question_id": str(spare.id), "version": 1, "points": 3}
    drawn = await shelf.draw(2, tags=["x"], types=["numeric"])
    put = await shelf.put(second | {"points": 5}, drawn, new)
    assert put.status == 200, put
    assert put.json[0] == second | {"points": 5}
    assert put.json[1]["draw"] == drawn["draw"] | {"category_id": None}
    assert (put.json[1]["count"], put.json[1]["points"]) == (2, 2)
    assert put.json[2].items() >= new.items()
    assert first["id"] not in [one["id"] for one in put.json]
    again = await shelf.get()
    assert again.json == put.json
    assert again.headers["ETag"] == put.headers["ETag"] != before.headers["ETag"]
    shown = (await shelf.client.get(f"quizzes/{shelf.quiz.id}", as_=shelf.owner)).json
    assert (shown["question_count"], shown["max_points"]) == (4, 12)
    listed = await shelf.client.get(f"quizzes/{shelf.quiz.id}/questions", as_=shelf.owner)
    assert [(one["position"], one["points"]) for one in listed.json["items"]] == [(1, 5), (3, 3)]
    stale = await shelf.put(**{"If-Match": before.headers["ETag"]})
    assert (stale.status, stale.code) == (412, "stale")
    assert (await shelf.put()).json == []


async def test_slots_that_make_no_sense_are_refused(shelf: Shelf) -> None:
    first, second = (await shelf.get()).json
    strange = await make_quiz(questions=1)
    [foreign] = await QuizSlot.of(strange.id)
    bank = await bank_of(await make_course())
    category = await QuestionCategory.create(bank=bank, name="x")
    archived = (await shelf.fill(1, archived=True))[0]
    for slots, field in (
        ([first, first], "1.id"),
        ([first, {"question_id": first["question_id"]}], "1.question_id"),
        ([{"question_id": str(foreign.question_id)}], "0.question_id"),
        ([{"question_id": str(archived.id)}], "0.question_id"),
        ([first | {"version": 7}], "0.version"),
        ([{"draw": {"bank_id": str(bank.id)}, "points": 1}], "0.draw.bank_id"),
        ([await shelf.draw(1, category_id=str(category.id))], "0.draw.category_id"),
        ([await shelf.draw(101)], "0.count"),
        ([await shelf.draw(0)], "0.count"),
        ([(await shelf.draw(1)) | {"points": None}], "0"),
        ([await shelf.draw(1) | {"question_id": second["question_id"]}], "0"),
        ([{"points": 1}], "0"),
        ([first | {"count": 2}], "0"),
        ([await shelf.draw(100), await shelf.draw(100), first], ""),
    ):
        put = await shelf.put(*slots)
        assert put.status == 422, (slots, put)
        assert field in [one["field"] for one in put.json["errors"]], put.json
    assert len((await shelf.get()).json) == 2


async def test_an_archived_question_that_a_quiz_asks_stays_in_it(shelf: Shelf) -> None:
    slots = (await shelf.get()).json
    await Question.all().update(archived=True)
    assert (await shelf.put(*slots)).json == slots


async def test_a_draw_needs_enough_questions(shelf: Shelf) -> None:
    await shelf.fill(2, tags=["Deep", "b"])
    await shelf.fill(1, tags=["b"])
    slots = [await shelf.draw(2, tags=["b"]), await shelf.draw(2, tags=["DEEP"])]
    made = (await shelf.put(*slots)).json
    few = await shelf.client.post(f"quizzes/{shelf.quiz.id}/publish", as_=shelf.owner)
    assert (few.status, few.code) == (409, "too_few_questions")
    [short] = few.json["slots"]
    assert (short["wanted"], short["found"]) == (2, 1)
    assert short["id"] in [one["id"] for one in made]
    start = f"quizzes/{shelf.quiz.id}/live-sessions"
    assert (await shelf.client.post(start, json={}, as_=shelf.owner)).code == "too_few_questions"
    await shelf.fill(1, tags=["b"])
    done = await shelf.client.post(f"quizzes/{shelf.quiz.id}/publish", as_=shelf.owner)
    assert (done.status, done.json["status"]) == (200, "published")
    for _ in range(2):
        back = await shelf.client.post(f"quizzes/{shelf.quiz.id}/unpublish", as_=shelf.owner)
        assert (back.status, back.json["status"]) == (200, "draft")


async def test_a_game_draws_once_and_leaves_out_what_it_cannot_play(shelf: Shelf) -> None:
    fixed = (await shelf.get()).json[0]
    bank = await bank_of(shelf.course)
    top = await QuestionCategory.create(bank=bank, name="top")
    low = await QuestionCategory.create(bank=bank, name="low", parent=top)
    pool = {one.id for one in await shelf.fill(3, category=low)}
    essay = {"type": "essay", **BODIES["essay"]}
    [essay_one] = await shelf.fill(1, content=essay)
    await shelf.fill(1, content=essay, category=top)
    await shelf.put(
        await shelf.draw(3, category_id=str(top.id)), fixed, {"question_id": str(essay_one.id)}
    )
    made = await shelf.client.post(
        f"quizzes/{shelf.quiz.id}/live-sessions", json={"intro_ms": 0}, as_=shelf.owner
    )
    assert (made.status, made.json["total"]) == (201, 4)
    session = await LiveSession.get(id=made.json["id"])
    await run(Made(session, shelf.quiz, shelf.course, shelf.owner), "live.start")
    asked = await LiveQuestion.of(session.id).order_by("position")
    assert {one.question_id for one in asked[:3]} == pool
    assert str(asked[3].question_id) == fixed["question_id"]
    assert (await LiveSession.get(id=session.id)).total == len(asked) == 4
    used = await QuestionVersion.filter(used=True).values_list("question_id", flat=True)
    assert set(used) == {one.question_id for one in asked}

    await shelf.put({"question_id": str(essay_one.id)})
    none = await shelf.client.post(
        f"quizzes/{shelf.quiz.id}/live-sessions", json={}, as_=shelf.owner
    )
    assert (none.status, none.code) == (409, "no_questions")


async def test_a_category_or_bank_that_is_drawn_from_stays(shelf: Shelf) -> None:
    own = (await shelf.client.post("banks", json={"title": "x"}, as_=shelf.owner)).json["id"]
    path = f"banks/{own}/categories"
    category = (await shelf.client.post(path, json={"name": "x"}, as_=shelf.owner)).json["id"]
    put = await shelf.put({"draw": {"bank_id": own, "category_id": category}, "points": 1})
    assert put.status == 200, put
    for what in (f"question-categories/{category}", f"banks/{own}"):
        kept = await shelf.client.delete(what, as_=shelf.owner)
        assert (kept.status, kept.code) == (409, "in_use")
    await shelf.put()
    for what in (f"question-categories/{category}", f"banks/{own}"):
        assert (await shelf.client.delete(what, as_=shelf.owner)).status == 204


SETTINGS: dict[str, Any] = {
    "description": "Read *this*.",
    "mode": "practice",
    "opens_at": "2026-01-01T00:00:00.000Z",
    "closes_at": "2026-02-01T00:00:00.000Z",
    "time_limit_s": 600,
    "attempts_allowed": 0,
    "grading_policy": "average",
    "shuffle_questions": True,
    "shuffle_options": False,
    "one_at_a_time": True,
    "no_backtrack": True,
    "access_code": "sesame",
    "pass_percent": 66.5,
    "policy": "all_or_nothing",
    "show_score": "never",
    "show_answers": "after_close",
    "release": "manual",
    "anonymous_grading": True,
    "group_id": None,
    "live": {
        "scoring": "accuracy",
        "streak": True,
        "auto_close": False,
        "intro_ms": 0,
        "time_limit_s": 45,
        "late_join": False,
        "join": "enrolled",
    },
}


async def test_settings_come_back_as_they_were_written(shelf: Shelf) -> None:
    path = f"quizzes/{shelf.quiz.id}"
    changed = await shelf.client.patch(path, json=SETTINGS, as_=shelf.owner)
    assert changed.status == 200, changed
    assert changed.json.items() >= SETTINGS.items()
    made = await shelf.client.post(
        f"courses/{shelf.course.id}/quizzes", json={"title": "x", **SETTINGS}, as_=shelf.owner
    )
    assert made.json.items() >= SETTINGS.items()
    await shelf.client.post(f"{path}/publish", as_=shelf.owner)
    student = await make_student(shelf.course)
    seen = (await shelf.client.get(path, as_=student)).json
    assert (seen["access_code"], seen["has_access_code"]) == (None, True)
    listed = await shelf.client.get(f"courses/{shelf.course.id}/quizzes", as_=student)
    assert [one["access_code"] for one in listed.json["items"]] == [None]
    game = await shelf.client.post(f"{path}/live-sessions", json={"streak": False}, as_=shelf.owner)
    asked = {"scoring": "accuracy", "streak": False, "intro_ms": 0, "time_limit_s": 45}
    assert game.json["settings"].items() >= asked.items()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"closes_at": "2025-12-31T00:00:00Z"}, "closes_at"),
        ({"opens_at": "2026-03-01T00:00:00Z"}, "closes_at"),
        ({"opens_at": "2026-03-01T00:00:00"}, "opens_at"),
        ({"time_limit_s": 29}, "time_limit_s"),
        ({"time_limit_s": 604_801}, "time_limit_s"),
        ({"attempts_allowed": -1}, "attempts_allowed"),
        ({"pass_percent": 101}, "pass_percent"),
        ({"access_code": ""}, "access_code"),
        ({"group_id": "00000000-0000-7000-8000-000000000000"}, "group_id"),
        ({"live": {"intro_ms": 10_001}}, "live.intro_ms"),
        ({"live": {"pin": "123456"}}, "live.pin"),
        ({"mode": "exam"}, "mode"),
        ({"released_at": None}, "released_at"),
    ],
)
async def test_settings_that_make_no_sense_are_refused(
    shelf: Shelf, body: dict[str, Any], field: str
) -> None:
    path = f"quizzes/{shelf.quiz.id}"
    await shelf.client.patch(path, json=SETTINGS, as_=shelf.owner)
    refused = await shelf.client.patch(path, json=body, as_=shelf.owner)
    assert refused.status == 422, refused
    assert field in [one["field"] for one in refused.json["errors"]]


async def test_a_copy_in_another_course_has_questions_of_its_own(shelf: Shelf) -> None:
    path = f"quizzes/{shelf.quiz.id}"
    await shelf.client.patch(path, json=SETTINGS, as_=shelf.owner)
    slots = (await shelf.put(*(await shelf.get()).json, await shelf.draw(1))).json
    other = await make_course(shelf.owner)
    copy = await shelf.client.post(
        f"{path}/copy", json={"course_id": str(other.id)}, as_=shelf.owner
    )
    assert copy.status == 201, copy
    assert copy.json.items() >= SETTINGS.items()
    assert (copy.json["status"], copy.json["question_count"]) == ("draft", 3)
    made = await shelf.client.get(f"quizzes/{copy.json['id']}/slots", as_=shelf.owner)
    assert made.json[2]["draw"] == slots[2]["draw"]
    mine = {one["question_id"] for one in slots[:2]}
    assert not mine & {one["question_id"] for one in made.json[:2]}
    banks = {one.bank_id for one in await Question.filter(slots__quiz_id=copy.json["id"])}
    assert banks == {(await bank_of(other)).id}
    near = await shelf.client.post(
        f"{path}/copy", json={"course_id": str(shelf.course.id)}, as_=shelf.owner
    )
    beside = await shelf.client.get(f"quizzes/{near.json['id']}/slots", as_=shelf.owner)
    assert {one["question_id"] for one in beside.json[:2]} == mine
    stranger = await make_user(Role.INSTRUCTOR)
    body = {"course_id": str(other.id)}
    assert (await shelf.client.post(f"{path}/copy", json=body, as_=stranger)).status == 404
    body = {"course_id": str((await make_course()).id)}
    assert (await shelf.client.post(f"{path}/copy", json=body, as_=shelf.owner)).status == 422


async def test_a_copy_tells_nobody_an_access_code_that_they_may_not_read(shelf: Shelf) -> None:
    path = f"quizzes/{shelf.quiz.id}"
    await shelf.client.patch(path, json={"access_code": "open sesame"}, as_=shelf.owner)
    for role, known in (("assistant", None), ("co_instructor", "open sesame")):
        helper = await make_staff(shelf.course, role)
        body = {"course_id": str((await make_course(helper)).id)}
        assert (await shelf.client.get(path, as_=helper)).json["access_code"] == known
        copy = await shelf.client.post(f"{path}/copy", json=body, as_=helper)
        assert (copy.status, copy.json["access_code"]) == (201, known), role


async def test_a_question_moves_in_a_quiz_of_ones_own_alone(shelf: Shelf) -> None:
    [lent] = await shelf.fill(1)
    borrower = await make_staff(shelf.course, "assistant")
    quiz = await make_quiz(await make_course(borrower), questions=2)
    path = f"quizzes/{quiz.id}/slots"
    own = (await shelf.client.get(path, as_=borrower)).json
    put = await shelf.client.put(path, json=[*own, {"question_id": str(lent.id)}], as_=borrower)
    assert put.status == 200, put
    body = {"position": 1, "stem": "Mine?"}
    moved = await shelf.client.patch(f"questions/{lent.id}", json=body, as_=shelf.owner)
    assert (moved.status, moved.code) == (409, "conflict")
    assert (await shelf.client.get(path, as_=borrower)).json == put.json


async def test_a_move_makes_what_others_saw_of_the_slots_stale(shelf: Shelf) -> None:
    before = await shelf.get()
    second = f"questions/{before.json[1]['question_id']}"
    assert (await shelf.client.patch(second, json={"position": 1}, as_=shelf.owner)).status == 200
    stale = await shelf.put(*before.json, **{"If-Match": before.headers["ETag"]})
    assert (stale.status, stale.code) == (412, "stale")
