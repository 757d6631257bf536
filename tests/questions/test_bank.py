"""Banks, categories and questions over REST: kept, found, copied, archived, restored."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from lms.core.access import Role
from lms.core.ids import new_id
from lms.courses.models import StaffRole
from lms.gradebook.models import Rubric
from lms.questions.actions import bank_of, use
from lms.questions.content import GAP
from lms.questions.models import Question, QuestionBank, QuestionVersion
from lms.questions.schemas.pieces import without_html
from lms.quizzes.models import Quiz
from lms.users.models import User
from tests.client import Client
from tests.conftest import Counting
from tests.courses.factories import make_course, make_staff
from tests.factories import make_user
from tests.files.factories import make_file, picture
from tests.questions.contents import BODIES, FILE
from tests.quizzes.factories import make_question, make_quiz

WITH_IDS = {"options", "pairs", "distractors", "gaps", "items", "categories"}
SIDES = ("left", "right")
NUMBER = {"type": "numeric", "stem": "How many?", "numeric": {"value": 3}}


class Desk:
    """A teacher with a bank of their own."""

    def __init__(self, client: Client, owner: User, bank: str) -> None:
        self.client, self.owner, self.bank = client, owner, bank

    async def ask(self, path: str, method: str = "get", **json: Any) -> Any:
        send = getattr(self.client, method)
        return await send(path, as_=self.owner, **({"json": json} if method != "get" else {}))

    async def make(self, **fields: Any) -> Any:
        made = await self.ask(f"banks/{self.bank}/questions", "post", **(NUMBER | fields))
        assert made.status == 201, made
        return made.json

    async def found(self, query: str = "") -> list[str]:
        page = await self.ask(f"banks/{self.bank}/questions?{query}")
        assert page.status == 200, page
        return [one["stem"] for one in page.json["items"]]

    async def category(self, name: str, parent_id: str | None = None) -> str:
        path = f"banks/{self.bank}/categories"
        made = await self.ask(path, "post", name=name, parent_id=parent_id)
        assert made.status == 201, made
        return str(made.json["id"])


@pytest.fixture
async def desk(client: Client) -> Desk:
    owner = await make_user(Role.INSTRUCTOR)
    made = await client.post("banks", json={"title": "Mine"}, as_=owner)
    assert made.status == 201, made
    return Desk(client, owner, made.json["id"])


@pytest.mark.parametrize("kind", BODIES)
async def test_each_type_comes_back_as_it_was_written(desk: Desk, kind: str) -> None:
    await make_file(desk.owner, "map.png", picture(), id=FILE)
    body = {"type": kind, "stem": "What?", "hints": ["Think."], "tags": ["Easy"], **BODIES[kind]}
    feedback = {"correct": "Yes!", "partial": "", "incorrect": "No."}
    made = await desk.make(**body | {"numeric": body.get("numeric"), "feedback": feedback})
    assert (made["type"], made["hints"], made["tags"]) == (kind, ["Think."], ["Easy"])
    assert (made["feedback"], made["policy"], made["version"]) == (feedback, None, 1)
    plain = BODIES[kind].keys() - WITH_IDS - {"stem", "answers"}
    for name in plain:
        sent, kept = BODIES[kind][name], without_html(made[name])
        assert kept == sent or kept.items() >= sent.items()
    path = f"questions/{made['id']}"
    assert (await desk.ask(path)).json == made
    back = {one: made[one] for one in made if one not in {"id", "bank_id", "version", "position"}}
    again = await desk.ask(path, "patch", **back)
    assert again.json == made, "what was read can be written, and the ids stay"


async def test_a_cloze_refers_to_its_gaps_by_ids_of_ours(desk: Desk) -> None:
    made = await desk.make(type="cloze", numeric=None, **BODIES["cloze"])
    ids = [gap["id"] for gap in made["gaps"]]
    assert GAP.findall(made["stem"]) == ids
    assert not {"a", "b"} & set(ids)
    path = f"questions/{made['id']}"
    stem = f"First {{{{{ids[1]}}}}}, then {{{{{ids[0]}}}}}."
    turned = await desk.ask(path, "patch", stem=stem)
    assert (turned.status, turned.json["stem"]) == (200, stem)
    for wrong in ("None at all.", f"{{{{{ids[0]}}}}} alone", stem + " {{other}}"):
        refused = await desk.ask(path, "patch", stem=wrong)
        assert refused.status == 422
        assert refused.json["errors"][0]["field"] == "stem"


async def test_items_follow_their_categories_to_new_ids(desk: Desk) -> None:
    made = await desk.make(type="categorise", numeric=None, **BODIES["categorise"])
    places = {one["text"]: one["id"] for one in made["categories"]}
    items = {one["text"]: one["category_id"] for one in made["items"]}
    assert items == {"apple": places["fruit"], "carrot": places["root"]}
    assert "x" not in places.values()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"category_id": "00000000-0000-7000-8000-000000000000"}, "category_id"),
        ({"policy": "generous"}, "policy"),
        ({"hints": ["x"] * 6}, "hints"),
        ({"hints": [" "]}, "hints.0"),
        ({"tags": ["x" * 51]}, "tags.0"),
        ({"tags": [str(n) for n in range(21)]}, "tags"),
        ({"feedback": {"great": "x"}}, "feedback.great"),
        ({"archived": True}, "archived"),
        ({"version": 2}, "version"),
    ],
)
async def test_what_makes_no_sense_is_refused(desk: Desk, fields: Any, field: str) -> None:
    made = await desk.ask(f"banks/{desk.bank}/questions", "post", **(NUMBER | fields))
    assert made.status == 422, made
    assert made.json["errors"][0]["field"] == field
    assert "validation" not in made.json["errors"][0]["message"]
    assert not await Question.exists()


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("single_choice", {"options": [{"text": "a"}, {"text": "b"}]}, "options"),
        ("matching", {"pairs": [{side: {"id": "a", "text": "a"} for side in SIDES}] * 2}, "pairs"),
        ("categorise", {"items": [{"text": "a", "category_id": "z"}] * 2}, "items"),
        ("essay", {"min_words": 3, "max_words": 2}, "min_words"),
    ],
)
async def test_fields_that_do_not_go_together_are_named(
    desk: Desk, kind: str, fields: Any, field: str
) -> None:
    body = {"stem": "Which?", "type": kind} | BODIES[kind] | fields
    made = await desk.ask(f"banks/{desk.bank}/questions", "post", **body)
    assert made.status == 422, made
    assert made.json["errors"][0]["field"] == field


async def test_a_bank_is_searched(desk: Desk) -> None:
    fruit = await desk.category("Fruit")
    citrus = await desk.category("Citrus", fruit)
    await desk.make(stem="Où est l'ÉTÉ?", title="Saisons", tags=["French", "Time"])
    await desk.make(stem="Lemons?", category_id=citrus, tags=["time"])
    await desk.make(stem="Apples?", category_id=fruit, type="true_false", numeric=None,
                    options=BODIES["true_false"]["options"])  # fmt: skip
    gone = await desk.make(stem="Gone?")
    assert (await desk.ask(f"questions/{gone['id']}", "delete")).status == 204
    assert await desk.found() == ["Apples?", "Lemons?", "Où est l'ÉTÉ?"]
    assert await desk.found("q=ete") == ["Où est l'ÉTÉ?"]
    assert await desk.found("q=SAISON") == ["Où est l'ÉTÉ?"]
    assert await desk.found("q=%25") == []
    assert await desk.found("type=true_false") == ["Apples?"]
    assert await desk.found(f"category_id={fruit}") == ["Apples?", "Lemons?"]
    assert await desk.found(f"category_id={citrus}") == ["Lemons?"]
    assert await desk.found("tag=TIME") == ["Lemons?", "Où est l'ÉTÉ?"]
    assert await desk.found("tag=tim") == []
    assert await desk.found("tag=time&q=lemon&type=numeric") == ["Lemons?"]
    assert await desk.found("archived=true") == ["Gone?"]
    assert (await desk.ask(f"banks/{desk.bank}/questions?type=x")).status == 422


async def test_an_archived_question_comes_back(desk: Desk) -> None:
    made = await desk.make()
    path = f"questions/{made['id']}"
    for _ in range(2):
        assert (await desk.ask(path, "delete")).status == 204
    assert (await desk.ask(path)).json == made | {"archived": True}
    assert (await desk.ask(path, "patch", archived=False)).json == made
    assert await desk.found() == ["How many?"]


async def test_versions_are_kept_and_restored(desk: Desk) -> None:
    made = await desk.make()
    path = f"questions/{made['id']}"
    await desk.ask(path, "patch", stem="How few?")
    await use([(await QuestionVersion.get(question_id=made["id"])).id])
    changed = await desk.ask(path, "patch", hints=["Less."], policy="all_or_nothing")
    assert (changed.json["version"], changed.json["hints"]) == (2, ["Less."])
    listed = (await desk.ask(f"{path}/versions")).json["items"]
    assert [(one["version"], one["hints"], one["used"]) for one in listed] == [
        (2, ["Less."], False),
        (1, [], True),
    ]
    tag = changed.headers["ETag"]
    back = await desk.ask(f"{path}/versions/1/restore", "post")
    assert (back.json["version"], back.json["hints"], back.json["policy"]) == (2, [], None)
    assert back.headers["ETag"] != tag
    for number in (0, 3, 10**9):
        assert (await desk.ask(f"{path}/versions/{number}/restore", "post")).status == 404
    first = (await desk.ask(f"{path}/versions?limit=1")).json
    rest = (await desk.ask(f"{path}/versions?limit=1&cursor={first['next']}")).json
    assert ([one["version"] for one in rest["items"]], rest["next"]) == ([1], None)
    assert (await desk.ask(f"{path}/versions?cursor=x")).status == 422


async def test_two_who_edit_at_once_lose_no_text(desk: Desk) -> None:
    made = await desk.make()
    path = f"questions/{made['id']}"
    tag = (await desk.ask(path)).headers["ETag"]
    send = desk.client.patch
    answers = await asyncio.gather(
        *(
            send(path, json={"stem": stem}, as_=desk.owner, headers={"If-Match": tag})
            for stem in ("Ada's?", "Ben's?")
        )
    )
    assert sorted(one.status for one in answers) == [200, 412]
    [won] = [one.json["stem"] for one in answers if one.status == 200]
    assert (await desk.ask(path)).json["stem"] == won


@pytest.mark.parametrize("used", [False, True])
async def test_staff_learn_who_changed_a_question_last(desk: Desk, used: bool) -> None:
    course = await make_course(desk.owner)
    bea = await make_staff(course, StaffRole.CO_INSTRUCTOR)
    desk.bank = str((await bank_of(course)).id)
    made = await desk.make()
    path = f"questions/{made['id']}"
    first = (await desk.ask(f"{path}/change")).json
    assert first["by"] == {"id": str(desk.owner.id), "name": desk.owner.full_name}
    if used:
        await use([(await QuestionVersion.get(question_id=made["id"])).id])
    assert (await desk.client.patch(path, json={"stem": "Bea's?"}, as_=bea)).status == 200
    second = (await desk.ask(f"{path}/change")).json
    assert second["by"] == {"id": str(bea.id), "name": bea.full_name}
    assert second["at"] > first["at"]
    await Question.filter(id=made["id"]).update(changed_by_id=None)
    assert (await desk.ask(f"{path}/change")).json["by"] is None
    stranger = await make_user(Role.INSTRUCTOR)
    assert (await desk.client.get(f"{path}/change", as_=stranger)).status == 404


async def test_a_copy_is_a_question_of_its_own(desk: Desk) -> None:
    category = await desk.category("Here")
    made = await desk.make(category_id=category, tags=["x"], title="T", policy="balanced")
    course = await make_course(desk.owner)
    other = str((await bank_of(course)).id)
    path = f"questions/{made['id']}/copy"
    copy = await desk.ask(path, "post", bank_id=other)
    assert copy.status == 201, copy
    changed = {"id": copy.json["id"], "bank_id": other, "category_id": None}
    assert copy.json == made | changed
    near = await desk.ask(path, "post", bank_id=desk.bank)
    assert near.json["category_id"] == category
    stranger = await bank_of(await make_course())
    assert (await desk.ask(path, "post", bank_id=str(stranger.id))).status == 422


async def test_a_full_bank_takes_no_copies(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = await desk.make()
    monkeypatch.setattr("lms.questions.actions.banks.MAX_IN_BANK", 1)
    full = await desk.ask(f"questions/{made['id']}/copy", "post", bank_id=desk.bank)
    assert (full.status, full.code) == (409, "too_many")
    assert await Question.filter(bank_id=desk.bank).count() == 1


async def test_categories_stand_in_each_other_and_never_in_themselves(desk: Desk) -> None:
    top = await desk.category("Top")
    middle = await desk.category("Middle", top)
    low = await desk.category("Low", middle)
    for parent in (low, middle, top):
        cycle = await desk.ask(f"question-categories/{top}", "patch", parent_id=parent)
        assert (cycle.status, cycle.code) == (409, "cycle")
    moved = await desk.ask(f"question-categories/{low}", "patch", name="L", parent_id=None)
    assert (moved.json["name"], moved.json["parent_id"]) == ("L", None)
    full = await desk.ask(f"question-categories/{top}", "delete")
    assert (full.status, full.code) == (409, "not_empty")
    question = await desk.make(category_id=low)
    full = await desk.ask(f"question-categories/{low}", "delete")
    assert (full.status, full.code) == (409, "not_empty")
    await desk.ask(f"questions/{question['id']}", "delete")
    assert (await desk.ask(f"question-categories/{low}", "delete")).status == 204
    assert (await desk.ask(f"questions/{question['id']}")).json["category_id"] is None
    deep = top
    for n in range(2, 11):
        deep = await desk.category(str(n), deep)
    path = f"banks/{desk.bank}/categories"
    assert (await desk.ask(path, "post", name="11", parent_id=deep)).status == 422
    other = (await desk.ask("banks", "post", title="Other")).json["id"]
    strange = await desk.ask(f"banks/{other}/categories", "post", name="x", parent_id=top)
    assert strange.status == 422


async def test_moves_that_cross_make_no_cycle(desk: Desk) -> None:
    one, two = await desk.category("One"), await desk.category("Two")
    answers = await asyncio.gather(
        desk.ask(f"question-categories/{one}", "patch", parent_id=two),
        desk.ask(f"question-categories/{two}", "patch", parent_id=one),
    )
    assert sorted(answer.status for answer in answers) == [200, 409]


async def test_a_bank_that_is_used_stays(desk: Desk) -> None:
    course = await make_course(desk.owner)
    bank = await bank_of(course)
    kept = await desk.ask(f"banks/{bank.id}", "delete")
    assert (kept.status, kept.code) == (409, "in_use")
    again = await desk.ask("banks", "post", title="x", course_id=str(course.id))
    assert (again.status, again.code) == (409, "exists")
    strange = await desk.ask("banks", "post", title="x", course_id=str((await make_course()).id))
    assert strange.status == 422
    question = await desk.make()
    [version] = await QuestionVersion.filter(question_id=question["id"])
    await use([version.id])
    assert (await desk.ask(f"banks/{desk.bank}", "delete")).code == "in_use"
    free = (await desk.ask("banks", "post", title="Free")).json
    renamed = await desk.ask(f"banks/{free['id']}", "patch", title="Freer")
    assert renamed.json == free | {"title": "Freer"}
    assert (await desk.ask(f"banks/{free['id']}", "delete")).status == 204
    assert not await QuestionBank.exists(id=free["id"])


async def test_who_sees_which_bank(client: Client, desk: Desk) -> None:
    quiz = await make_quiz(questions=1)
    course = await quiz.course
    bank = await bank_of(course)
    owner = await User.get(id=course.owner_id)
    helper = await make_staff(course, StaffRole.ASSISTANT)
    admin = await make_user(Role.ADMIN)
    for who, mine, course_bank in (
        (owner, 404, 200), (helper, 404, 200), (admin, 404, 200), (desk.owner, 200, 404),
    ):  # fmt: skip
        for path, status in ((f"banks/{desk.bank}", mine), (f"banks/{bank.id}", course_bank)):
            for what in ("questions", "categories"):
                assert (await client.get(f"{path}/{what}", as_=who)).status == status
    body = {"name": "x"}
    assert (await client.post(f"banks/{bank.id}/categories", json=body, as_=helper)).status == 403
    assert (await client.get("banks", as_=await make_user())).status == 403
    shown = await client.get(f"courses/{course.id}", as_=helper)
    assert shown.json["bank_id"] == str(bank.id)
    assert (await client.get(f"courses/{course.id}", as_=desk.owner)).json["bank_id"] is None


async def test_a_bank_takes_as_many_queries_however_long(
    client: Client, query_count: Counting
) -> None:
    quiz = await make_quiz(questions=1)
    course = await quiz.course
    owner = await User.get(id=course.owner_id)
    path = f"banks/{(await bank_of(course)).id}/questions?q=question&tag=none&archived=false"
    for url in (path, path.partition("?")[0]):
        await client.get(url, as_=owner)
        counts = []
        for _ in range(2):
            async with query_count() as statements:
                await client.get(url, as_=owner)
            counts.append(len(statements))
            for n in range(5):
                await make_question(quiz, position=n + 2)
        assert counts[0] <= counts[1] <= 4, statements


async def test_many_at_once_fill_a_bank_and_no_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await desk.make()
    monkeypatch.setattr("lms.questions.actions.banks.MAX_IN_BANK", 4)
    make = f"banks/{desk.bank}/questions"
    answers = await asyncio.gather(
        *(desk.ask(make, "post", **NUMBER) for _ in range(4)),
        *(desk.ask(f"questions/{made['id']}/copy", "post", bank_id=desk.bank) for _ in range(4)),
    )
    assert sorted(one.status for one in answers) == [201] * 3 + [409] * 5
    assert await Question.filter(bank_id=desk.bank).count() == 4


async def test_a_quiz_is_copied_only_where_all_its_questions_fit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz = await make_quiz(await make_course(desk.owner), questions=3)
    course = await make_course(desk.owner)
    monkeypatch.setattr("lms.questions.actions.banks.MAX_IN_BANK", 2)
    full = await desk.ask(f"quizzes/{quiz.id}/copy", "post", course_id=str(course.id))
    assert (full.status, full.code) == (409, "too_many")
    assert not await Quiz.filter(course_id=course.id).exists()
    assert await Question.filter(bank__course_id=course.id).count() == 0


async def test_a_rubric_is_one_of_the_question_s_course(desk: Desk) -> None:
    course = await make_course(desk.owner)
    own = await Rubric.create(course=course, title="Own", criteria=[])
    strange = await Rubric.create(course=await make_course(), title="Strange", criteria=[])
    essay = {"type": "essay", "stem": "Why?"}
    for bank, rubric, status in (
        (str((await bank_of(course)).id), own.id, 201),
        (str((await bank_of(await make_course(desk.owner))).id), own.id, 422),
        (desk.bank, own.id, 201),
        (desk.bank, strange.id, 422),
        (desk.bank, new_id(), 422),
    ):
        path = f"banks/{bank}/questions"
        made = await desk.ask(path, "post", **essay, rubric_id=str(rubric))
        assert made.status == status, made
    [good, _] = await Question.filter(bank__owner_id=desk.owner.id)
    path = f"questions/{good.id}"
    refused = await desk.ask(path, "patch", rubric_id=str(strange.id))
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, "rubric_id")
    assert (await desk.ask(path)).json["rubric_id"] == str(own.id)
    assert (await desk.ask(path, "patch", rubric_id=None)).status == 200
    assert (await desk.ask(path, "patch", rubric_id=str(own.id))).status == 200


async def test_a_rubric_comes_along_into_another_course(desk: Desk) -> None:
    course, other = await make_course(desk.owner), await make_course(desk.owner)
    quiz = await make_quiz(course)
    criteria = [{"id": "a", "title": "Style", "levels": []}]
    rubric = await Rubric.create(course=course, title="Essays", criteria=criteria)
    for _ in range(2):
        made = await desk.ask(
            f"quizzes/{quiz.id}/questions",
            "post",
            type="essay",
            stem="Why?",
            rubric_id=str(rubric.id),
        )
        assert made.status == 201, made
    copy = await desk.ask(f"quizzes/{quiz.id}/copy", "post", course_id=str(other.id))
    asked = (await desk.ask(f"quizzes/{copy.json['id']}/questions")).json["items"]
    there = await Rubric.get(course_id=other.id)
    assert [one["rubric_id"] for one in asked] == [str(there.id)] * 2
    assert (there.title, there.criteria) == ("Essays", criteria)
