"""Questions from files: looked at, made by a job, each once; and as files again."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest

from lms.core import db as database
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.questions import files, formats
from lms.questions.actions import bank_of
from lms.questions.actions import imports as actions
from lms.questions.models import Question, QuestionBank, QuestionCategory, QuestionImport
from lms.questions.tasks import drop_imports
from lms.quizzes.models import Quiz, QuizSlot
from lms.users.models import User
from tests.client import Answer, Client
from tests.courses.factories import make_course
from tests.factories import make_user
from tests.questions.formats.test_rules_moodle import BOMB, OUTSIDE
from tests.questions.formats.test_rules_sheet import BOOK, packed
from tests.quizzes.factories import make_quiz

GIFT = "Sky.{T}\n\n$CATEGORY: a/b\n\n::Two::1 + 1{=2 ~3}\n"
BAD = GIFT + "\n$CATEGORY: a\n\nN{#abc}\n\nM{=a->b}\n"


async def bank_with_owner() -> tuple[QuestionBank, User]:
    course = await make_course()
    return await bank_of(course), await User.get(id=course.owner_id)


async def quiz_with_owner(questions: int = 1) -> tuple[Quiz, User]:
    quiz = await make_quiz(questions=questions)
    return quiz, await User.get(id=(await quiz.course).owner_id)


async def send(
    client: Client, user: User, path: str, data: str | bytes, query: str = "", **kwargs: Any
) -> Answer:
    kwargs.setdefault("Content-Type", "text/plain; charset=utf-8")
    name = "" if "format=" in query else "format=gift&"
    return await client.post(f"{path}/imports?{name}{query}", data=data, headers=kwargs, as_=user)


async def imported(
    client: Client, user: User, path: str, data: str | bytes, query: str = ""
) -> Job:
    started = await send(client, user, path, data, query)
    assert started.status == 202, started.json
    await run(started.json["job_id"])
    return await Job.get(id=started.json["job_id"])


async def test_a_dry_run_names_lines_and_questions_and_changes_nothing(client: Client) -> None:
    bank, owner = await bank_with_owner()
    found = await send(client, owner, f"banks/{bank.id}", BAD, "dry_run=true")
    assert found.status == 200
    assert found.json == {
        "good": 2,
        "errors": [
            {"line": 9, "field": "numeric", "message": "“abc” isn't a number."},
            {"line": 11, "field": "pairs", "message": "Matching needs at least two pairs."},
        ],
        "warnings": [],
        "questions": [
            {"line": 1, "type": "true_false", "title": "", "stem": "Sky."},
            {"line": 5, "type": "single_choice", "title": "Two", "stem": "1 + 1"},
        ],
    }
    assert await Question.all().count() == await QuestionImport.all().count() == 0
    assert await Job.all().count() == 0


async def test_a_job_makes_the_questions_in_their_order_and_categories(client: Client) -> None:
    bank, owner = await bank_with_owner()
    job = await imported(client, owner, f"banks/{bank.id}", GIFT)
    assert (job.state, job.percent, job.result) == ("done", 100, {"created": 2})
    listed = (await client.get(f"banks/{bank.id}/questions", as_=owner)).json["items"]
    assert [(one["stem"], one["title"]) for one in reversed(listed)] == [
        ("Sky.", ""),
        ("1 + 1", "Two"),
    ]
    categories = await QuestionCategory.filter(bank_id=bank.id).order_by("id")
    assert [one.name for one in categories] == ["a", "b"]
    assert listed[0]["category_id"] == str(categories[1].id)
    again = await imported(client, owner, f"banks/{bank.id}", GIFT)
    assert again.result == {"created": 2}
    assert await QuestionCategory.filter(bank_id=bank.id).count() == 2


async def test_categories_of_the_file_begin_in_the_one_that_was_chosen(client: Client) -> None:
    bank, owner = await bank_with_owner()
    path = f"banks/{bank.id}"
    made = await client.post(f"{path}/categories", json={"name": "here"}, as_=owner)
    await imported(client, owner, path, GIFT, f"category_id={made.json['id']}")
    inside = await client.get(f"{path}/questions?category_id={made.json['id']}", as_=owner)
    assert len(inside.json["items"]) == 2
    other = (await bank_with_owner())[0]
    elsewhere = await QuestionCategory.create(bank=other, name="x")
    refused = await send(client, owner, path, GIFT, f"category_id={elsewhere.id}")
    assert (refused.status, refused.json["errors"][0]["field"]) == (422, "category_id")


async def test_errors_stop_all_but_a_partial_import(client: Client) -> None:
    bank, owner = await bank_with_owner()
    path = f"banks/{bank.id}"
    refused = await send(client, owner, path, BAD)
    assert (refused.status, refused.code) == (422, "invalid")
    message = "line 9: “abc” isn't a number."
    assert refused.json["errors"][0] == {"field": "numeric", "message": message}
    nothing = await send(client, owner, path, "N{#abc}", "partial=true")
    assert nothing.status == 422
    assert await Job.all().count() == 0
    job = await imported(client, owner, path, BAD, "partial=true")
    assert job.result == {"created": 2}


async def test_a_quiz_asks_the_questions_too(client: Client) -> None:
    quiz, owner = await quiz_with_owner(questions=1)
    version = quiz.version
    await imported(client, owner, f"quizzes/{quiz.id}", GIFT)
    asked = (await client.get(f"quizzes/{quiz.id}/questions", as_=owner)).json["items"]
    assert [(one["position"], one["stem"]) for one in asked[1:]] == [(2, "Sky."), (3, "1 + 1")]
    assert (await Quiz.get(id=quiz.id)).version > version
    bank = await QuestionBank.get(course_id=quiz.course_id)
    assert {one["bank_id"] for one in asked} == {str(bank.id)}


async def test_a_quiz_takes_two_hundred_questions_and_says_which_is_too_many(
    client: Client,
) -> None:
    quiz, owner = await quiz_with_owner(questions=1)
    path = f"quizzes/{quiz.id}"
    text = "".join(f"Q{n}{{T}}\n\n" for n in range(200))
    found = await send(client, owner, path, text, "dry_run=true")
    assert found.json["good"] == 199
    assert found.json["errors"] == [
        {"line": 399, "field": "", "message": "A quiz has at most 200 questions."}
    ]
    await imported(client, owner, path, text, "partial=true")
    assert await QuizSlot.filter(quiz_id=quiz.id).count() == 200
    full = await send(client, owner, path, "Q{T}", "partial=true")
    assert full.status == 422


async def test_a_quiz_that_is_gone_leaves_the_questions_in_the_bank(client: Client) -> None:
    quiz, owner = await quiz_with_owner()
    started = await send(client, owner, f"quizzes/{quiz.id}", GIFT)
    await quiz.delete()
    await run(started.json["job_id"])
    assert (await Job.get(id=started.json["job_id"])).result == {"created": 2}


async def make_due(job: str) -> None:
    await database.execute(
        "update jobs set state = 'pending', next_try_at = now(), sweep_at = now() where id = $1",
        UUID(job),
    )


async def test_a_job_that_died_in_a_step_goes_on_and_makes_nothing_twice(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz, owner = await quiz_with_owner(questions=0)
    bank = await bank_of(await quiz.course)
    monkeypatch.setattr(actions, "QUESTIONS_PER_TRANSACTION", 20)
    text = "".join(f"Q{n}{{T}}\n\n" for n in range(50))
    started = (await send(client, owner, f"quizzes/{quiz.id}", text)).json
    real, calls = actions._folders, 0

    async def dies(*args: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise RuntimeError("killed")
        return await real(*args)

    monkeypatch.setattr(actions, "_folders", dies)
    await run(started["job_id"])
    assert await Question.filter(bank_id=bank.id).count() == 20
    assert (await Job.get(id=started["job_id"])).percent == 40
    for _ in range(2):  # the second time all of it is there
        await make_due(started["job_id"])
        await run(started["job_id"])
        assert (await Job.get(id=started["job_id"])).result == {"created": 50}
        assert await Question.filter(bank_id=bank.id).count() == 50
        slots = await QuizSlot.filter(quiz_id=quiz.id).order_by("position")
        assert [slot.position for slot in slots] == list(range(1, 51))
    stems = (await client.get(f"quizzes/{quiz.id}/questions?limit=100", as_=owner)).json["items"]
    assert [one["stem"] for one in stems] == [f"Q{n}" for n in range(50)]


async def test_encodings_are_never_guessed(client: Client) -> None:
    bank, owner = await bank_with_owner()
    path, text = f"banks/{bank.id}", "Grüße?{=schön ~nö}"
    unclear = await send(client, owner, path, text.encode("cp1252"), "dry_run=true")
    assert (unclear.status, unclear.code) == (422, "encoding_unclear")
    assert "Grüße" in unclear.json["previews"]["windows-1252"]
    for data, query in (
        (text.encode("cp1252"), "dry_run=true&encoding=windows-1252"),
        (text.encode("utf-8-sig"), "dry_run=true"),
        (text.encode("utf-16"), "dry_run=true"),
    ):
        found = await send(client, owner, path, data, query)
        assert found.json["questions"][0]["stem"] == "Grüße?"


@pytest.mark.slow
async def test_media_types_and_sizes_are_bounded(client: Client) -> None:
    bank, owner = await bank_with_owner()
    path = f"banks/{bank.id}"
    as_json = {"Content-Type": "application/json"}
    other = await send(client, owner, path, "{}", "dry_run=true", **as_json)
    assert (other.status, other.code) == (415, "unsupported_media_type")
    unknown = await send(client, owner, path, GIFT, "format=docx")
    assert (unknown.status, unknown.json["errors"][0]["field"]) == (422, "format")
    long = await send(client, owner, path, "x" * (10 * 1024 * 1024 + 1), "dry_run=true")
    assert long.status == 413
    large = await send(client, owner, path, "// x\n" * (2 * 1024 * 1024 - 10), "dry_run=true")
    assert (large.status, large.json["good"]) == (200, 0)


async def nothing_stored() -> bool:
    return not [one for one in (Question, QuestionImport, Job) if await one.exists()]


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("moodle_xml", BOMB.encode(), 1),
        ("moodle_xml", OUTSIDE.encode(), 1),
        ("moodle_xml", b"<quiz>\n<question>\n</quiz>", 3),
        ("sheet", packed(BOOK | {"xl/sharedStrings.xml": b"0" * (65 * 1024 * 1024)}), 1),
        ("sheet", b"PK\x03\x04", 1),
        ("gift", b"Q{T\n\n", 1),
        ("aiken", b"Who?\nA. I\nB. you\nANSWER: C\n", 4),
    ],
)
async def test_a_hostile_file_is_refused_with_its_line_and_leaves_nothing(
    client: Client, name: formats.FormatName, data: bytes, line: int
) -> None:
    bank, owner = await bank_with_owner()
    kind = {"Content-Type": formats.KINDS[name].mimetype}
    for partial in ("false", "true"):
        query = f"format={name}&partial={partial}"
        tried = await send(client, owner, f"banks/{bank.id}", data, f"{query}&dry_run=true", **kind)
        assert (tried.status, tried.json["good"]) == (200, 0)
        assert [one["line"] for one in tried.json["errors"]] == [line]
        refused = await send(client, owner, f"banks/{bank.id}", data, query, **kind)
        assert (refused.status, refused.code) == (422, "invalid")
        assert refused.json["errors"][0]["message"].startswith(f"line {line}: ")
    assert await nothing_stored()


@pytest.mark.slow
async def test_ten_thousand_questions_are_imported_and_not_one_more(client: Client) -> None:
    bank, owner = await bank_with_owner()
    path, text = f"banks/{bank.id}", "".join(f"Q{n}{{T}}\n\n" for n in range(10_001))
    refused = await send(client, owner, path, text)
    assert (refused.status, refused.code) == (422, "invalid")
    assert refused.json["errors"][0]["message"].startswith("line 20001: ")
    assert await nothing_stored()
    job = await imported(client, owner, path, text, "partial=true")
    assert (job.state, job.result) == ("done", {"created": 10_000})
    assert await Question.filter(bank_id=bank.id).count() == 10_000


async def test_the_same_request_again_imports_once(client: Client) -> None:
    bank, owner = await bank_with_owner()
    key = {"Idempotency-Key": "one"}
    first, again = [await send(client, owner, f"banks/{bank.id}", GIFT, **key) for _ in range(2)]
    assert first.json == again.json
    assert await QuestionImport.all().count() == 1


async def test_other_peoples_banks_and_quizzes_are_not_there(client: Client) -> None:
    bank, _ = await bank_with_owner()
    quiz, _ = await quiz_with_owner()
    stranger = await make_user("instructor")
    for path in (f"banks/{bank.id}", f"quizzes/{quiz.id}"):
        assert (await send(client, stranger, path, GIFT)).status == 404
        assert (await client.get(f"{path}/export?format=gift", as_=stranger)).status == 404


async def test_files_are_dropped_after_a_week(client: Client) -> None:
    bank, owner = await bank_with_owner()
    await send(client, owner, f"banks/{bank.id}", GIFT)
    await drop_imports()
    assert await QuestionImport.all().count() == 1
    await database.execute("update question_imports set created_at = now() - interval '8 days'")
    await drop_imports()
    assert await QuestionImport.all().count() == 0


async def test_two_imports_at_once_share_their_categories(client: Client) -> None:
    bank, owner = await bank_with_owner()
    both = [await send(client, owner, f"banks/{bank.id}", GIFT) for _ in range(2)]
    await asyncio.gather(*(run(one.json["job_id"]) for one in both))
    assert await QuestionCategory.filter(bank_id=bank.id).count() == 2
    assert await Question.filter(bank_id=bank.id).count() == 4


@pytest.mark.parametrize("name", formats.KINDS)
async def test_a_bank_is_the_same_after_export_and_import(
    client: Client, name: formats.FormatName
) -> None:
    bank, owner = await bank_with_owner()
    text = GIFT if name in ("gift", "moodle_xml") else "Sky.{T}\n\n1 + 1{=2 ~3}\n"
    await imported(client, owner, f"banks/{bank.id}", text)
    file = await client.get(f"banks/{bank.id}/export?format={name}", as_=owner)
    assert file.status == 200
    assert file.headers["Content-Disposition"].startswith("attachment; filename=")
    other, teacher = await bank_with_owner()
    kind = {"Content-Type": formats.KINDS[name].mimetype}
    sent = await send(client, teacher, f"banks/{other.id}", file.body, f"format={name}", **kind)
    await run(sent.json["job_id"])
    again = await client.get(f"banks/{other.id}/export?format={name}", as_=teacher)
    if name != "sheet":  # which holds the time when it was made
        assert again.body == file.body
    listed = [
        (await client.get(f"banks/{one.id}/questions", as_=user)).json["items"]
        for one, user in ((bank, owner), (other, teacher))
    ]
    first, second = [[(one["stem"], one["type"]) for one in items] for items in listed]
    assert first == second


async def test_a_type_that_the_format_lacks_is_named_or_skipped(client: Client) -> None:
    bank, owner = await bank_with_owner()
    await imported(client, owner, f"banks/{bank.id}", GIFT)
    order = {"type": "ordering", "stem": "Sort", "options": [{"text": "a"}, {"text": "b"}]}
    made = await client.post(f"banks/{bank.id}/questions", json=order, as_=owner)
    refused = await client.get(f"banks/{bank.id}/export?format=gift", as_=owner)
    assert (refused.status, refused.code) == (409, "unsupported_type")
    assert refused.json["questions"] == [{"id": made.json["id"], "type": "ordering"}]
    skipped = await client.get(f"banks/{bank.id}/export?format=gift&skip=true", as_=owner)
    assert (skipped.status, skipped.body.count(b"{")) == (200, 2)


async def test_a_quiz_is_exported_in_its_order_with_its_points(client: Client) -> None:
    quiz, owner = await quiz_with_owner(questions=0)
    await imported(client, owner, f"quizzes/{quiz.id}", GIFT)
    slots = (await client.get(f"quizzes/{quiz.id}/slots", as_=owner)).json
    turned = [{**slots[1], "points": 5}, slots[0]]
    for slot in turned:
        slot.pop("draw", None)
    await client.put(f"quizzes/{quiz.id}/slots", json=turned, as_=owner)
    file = await client.get(f"quizzes/{quiz.id}/export?format=moodle_xml", as_=owner)
    found = formats.read("moodle_xml", file.body)
    assert [(one.stem, float(one.points)) for one in found.questions] == [("1 + 1", 5), ("Sky.", 1)]


@pytest.mark.slow
async def test_a_large_file_is_read_in_a_process_and_says_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank, owner = await bank_with_owner()
    path = f"banks/{bank.id}"
    small = await send(client, owner, path, BAD, "dry_run=true")
    monkeypatch.setattr(files, "MAX_IN_THREAD", 0)
    large = await send(client, owner, path, BAD, "dry_run=true")
    assert large.json == small.json
    unclear = await send(client, owner, path, "Grüße{T}".encode("cp1252"))
    assert (unclear.code, len(unclear.json["previews"]) > 1) == ("encoding_unclear", True)
    job = await imported(client, owner, path, GIFT)
    assert job.result == {"created": 2}


async def test_a_file_that_takes_too_long_is_refused_and_its_process_ends(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank, owner = await bank_with_owner()
    monkeypatch.setattr(files, "MAX_IN_THREAD", 0)
    monkeypatch.setattr(files, "PATIENCE_S", 0)
    refused = await send(client, owner, f"banks/{bank.id}", GIFT, "dry_run=true")
    assert (refused.status, refused.code) == (422, "too_complex")
