"""Grading by rubrics, comments on parts of a text, and without names."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from lms.attempts.models import Attempt
from lms.core.errors import Invalid
from lms.gradebook import rules
from tests.attempts.factories import Sitting, begin, make_sitting, save
from tests.attempts.test_api import submit
from tests.client import Client
from tests.courses.factories import make_staff
from tests.quizzes.factories import asked_by, make_question

LEVELS = [("none", 0), ("some", 2), ("clear", 4)], [("poor", 0), ("good", 2)]
CRITERIA: list[dict[str, Any]] = [
    {"title": title, "levels": [{"title": one, "points": points} for one, points in levels]}
    for title, levels in zip(("Argument", "Language"), LEVELS, strict=True)
]


@pytest.mark.parametrize(
    ("levels", "points"),
    [(("0", "0"), "0.00"), (("4", "2"), "10.00"), (("2", "0"), "3.33"), (("4", "0"), "6.67")],
)
def test_a_rubric_is_worth_its_share_of_the_points(levels: tuple[str, str], points: str) -> None:
    stored = {
        str(n): {"points": one, "max_points": most}
        for n, (one, most) in enumerate(zip(levels, ("4", "2"), strict=True))
    }
    assert rules.worth(Decimal(10), stored) == Decimal(points)
    assert rules.worth(Decimal(10), {"a": {"points": "0", "max_points": "0"}}) == 0


def test_every_criterion_is_chosen_once() -> None:
    criteria = [
        {"id": one, "title": one, "levels": [{"id": f"{one}1", "title": "L", "points": "1"}]}
        for one in "ab"
    ]
    chosen = {one: {"level_id": f"{one}1", "comment": ""} for one in "ab"}
    assert set(rules.given(criteria, chosen)) == {"a", "b"}
    for wrong in (
        {"a": chosen["a"]},
        chosen | {"c": chosen["a"]},
        chosen | {"b": {"level_id": "a1", "comment": ""}},
    ):
        with pytest.raises(Invalid):
            rules.given(criteria, wrong)


async def make_essay(client: Client, **fields: Any) -> tuple[Sitting, Any, Any, str]:
    """A quiz of an essay with a rubric, that its student has handed in."""
    one = await make_sitting(questions=0, **fields)
    teacher = await make_staff(one.course)
    path = f"courses/{one.course.id}/rubrics"
    made = await client.post(path, json={"title": "Essays", "criteria": CRITERIA}, as_=teacher)
    assert made.status == 201, made
    content = {"type": "essay", "rubric_id": made.json["id"], "notes": "Look for a proof."}
    await make_question(one.quiz, content, points=Decimal(10))
    one = Sitting(one.course, one.quiz, one.student, await asked_by(one.quiz))
    attempt = await begin(client, one)
    answer = {"text": "I think so."}
    await save(client, attempt["id"], one.questions[0], answer, one.student)
    await submit(client, attempt["id"], one.student)
    return one, teacher, made.json, attempt["id"]


@pytest.mark.usefixtures("db")
async def test_an_essay_is_graded_by_its_rubric(client: Client) -> None:
    one, teacher, rubric, attempt = await make_essay(client)
    first, second = rubric["criteria"]
    chosen = {
        first["id"]: {"level_id": first["levels"][1]["id"], "comment": "Where is the proof?"},
        second["id"]: {"level_id": second["levels"][1]["id"]},
    }
    seen = (await client.get(f"attempts/{attempt}", as_=teacher)).json["questions"][0]
    assert (seen["rubric_id"], seen["notes"]) == (rubric["id"], "Look for a proof.")
    path = f"attempts/{attempt}/grades/{one.questions[0].id}"
    inline = [{"start": 0, "end": 7, "text": "Who?"}]
    body = {"rubric": chosen, "comment": "Good.", "inline": inline}
    done = await client.put(path, json=body, as_=teacher)
    assert (done.status, done.json["score"]) == (200, 6.67)
    read = (await client.get(f"attempts/{attempt}", as_=one.student)).json["questions"][0]
    assert (read["earned"], read["comment"], read["inline"]) == (6.67, "Good.", inline)
    told = read["rubric"][first["id"]]
    assert (told["title"], told["level"], told["points"], told["max_points"]) == (
        "Argument", "some", "2", "4",
    )  # fmt: skip
    assert told["comment"] == "Where is the proof?"
    assert [read["rubric"][criterion["id"]]["position"] for criterion in (first, second)] == [0, 1]
    assert not {"rubric_id", "notes"} & set(read)
    # What something was graded by stays as it is; its title may change.
    for change, status in (({"criteria": CRITERIA}, 409), ({"title": "Other"}, 200)):
        reply = await client.patch(f"rubrics/{rubric['id']}", json=change, as_=teacher)
        assert reply.status == status, reply
    assert (await client.delete(f"rubrics/{rubric['id']}", as_=teacher)).code == "in_use"
    # Points instead of the rubric, and nothing again.
    done = await client.put(path, json={"points": 3}, as_=teacher)
    assert (done.json["score"], done.json["questions"][0]["rubric"]) == (3, None)
    await client.delete(path, as_=teacher)
    assert (await Attempt.get(id=attempt)).state == "needs_grading"


@pytest.mark.usefixtures("db")
async def test_a_malformed_grade_is_refused(client: Client) -> None:
    one, teacher, rubric, attempt = await make_essay(client)
    first, second = rubric["criteria"]
    level = {"level_id": first["levels"][0]["id"]}
    path = f"attempts/{attempt}/grades/{one.questions[0].id}"
    for body in (
        {}, {"points": 1, "rubric": {}}, {"rubric": {}}, {"points": 11}, {"points": -1},
        {"rubric": {first["id"]: level}}, {"rubric": {first["id"]: level, second["id"]: level}},
        {"rubric": {first["id"]: level, str(uuid4()): level}},
    ):  # fmt: skip
        refused = await client.put(path, json=body, as_=teacher)
        assert refused.status == 422, (body, refused)
    assert (await Attempt.get(id=attempt)).state == "needs_grading"


@pytest.mark.usefixtures("db")
async def test_a_rubric_that_nothing_was_graded_by_changes(client: Client) -> None:
    one = await make_sitting(questions=0)
    teacher, helper = await make_staff(one.course), await make_staff(one.course, "assistant")
    path = f"courses/{one.course.id}/rubrics"
    made = (await client.post(path, json={"title": "R", "criteria": CRITERIA}, as_=teacher)).json
    assert (await client.get(path, as_=helper)).json["items"] == [made]
    assert (await client.get(path, as_=one.student)).status == 403
    first = made["criteria"][0]
    kept = [{"id": first["id"], "title": "New", "levels": first["levels"]}]
    where = f"rubrics/{made['id']}"
    changed = (await client.patch(where, json={"criteria": kept}, as_=teacher)).json
    assert [(c["id"], c["title"]) for c in changed["criteria"]] == [(first["id"], "New")]
    assert changed["criteria"][0]["levels"] == first["levels"]
    for bad in ({"criteria": []}, {"title": ""}, {"criteria": [{"title": "C", "levels": []}]}):
        assert (await client.patch(where, json=bad, as_=teacher)).status == 422
    assert (await client.patch(where, json={"title": "X"}, as_=helper)).status in (403, 404)
    assert (await client.delete(where, as_=teacher)).status == 204
    assert (await client.get(path, as_=teacher)).json["items"] == []


@pytest.mark.usefixtures("db")
async def test_nobody_is_named_before_the_release(client: Client) -> None:
    one, teacher, _, attempt = await make_essay(client, anonymous_grading=True, release="manual")
    who = str(one.student.id).encode()
    name = one.student.full_name.encode()
    path = f"quizzes/{one.quiz.id}/attempts"
    for where in (path, f"attempts/{attempt}", f"courses/{one.course.id}/grading"):
        seen = await client.get(where, as_=teacher)
        assert seen.status == 200
        assert who not in seen.body
        assert name not in seen.body
    asked = await client.get(f"{path}?user_id={one.student.id}", as_=teacher)
    assert asked.status == 422
    assert (await client.get(f"{path}?user_id={one.student.id}", as_=one.student)).status == 200
    await client.post(f"quizzes/{one.quiz.id}/release", json={}, as_=teacher)
    assert who in (await client.get(f"{path}?user_id={one.student.id}", as_=teacher)).body
