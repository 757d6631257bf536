"""A course with everything in it, and what of a course must come again."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from lms.archives.document import Document
from lms.archives.reading import course_as_document
from lms.certificates.models import CertificateTemplate
from lms.core import clock
from lms.courses.models import COURSE, Cohort, Course, CourseCategory
from lms.files.models import StoredFile
from lms.files.rules import content_url
from lms.files.storage import key_of, storage
from lms.gradebook.actions import rubrics
from lms.gradebook.models import Rubric
from lms.gradebook.schemas import CriterionIn
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.questions.actions import bank_of
from lms.questions.models import Question, QuestionBank, QuestionCategory, QuestionVersion
from lms.quizzes.models import QuizSlot
from lms.users.models import User
from tests.client import Answer, Client
from tests.courses.factories import make_course
from tests.files.factories import make_file, picture
from tests.lessons.factories import make_lesson, make_module
from tests.quizzes.factories import make_question, make_quiz

ZIP = {"Content-Type": "application/zip"}
ID = re.compile("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
LEVEL = {"title": "Good", "points": 2}


async def make_whole_course(owner: User) -> Course:
    """A course with one of everything that can be copied."""
    soon = clock.now() + timedelta(days=3)
    shelf = await CourseCategory.create(slug=f"shelf-{owner.id}", name="Shelf")
    course = await make_course(
        owner, summary="About plants.", tags=["Green", "Leaf"], tag_keys=["green", "leaf"],
        category=shelf, visibility="unlisted", starts_at=soon, ends_at=soon + timedelta(days=30),
        enrollment_mode="code", enrollment_code="ABCD2345", enrollment_capacity=20,
        enrollment_waitlist=False, level="advanced", language="de", timezone="Europe/Berlin",
        cover_alt="A leaf",
    )  # fmt: skip
    space: dict[str, Any] = {"space_kind": COURSE, "space_id": course.id}
    cover = await make_file(owner, "leaf.png", picture(), **space)
    mine = await make_file(owner, "mine.jpg", picture("JPEG"))
    notes = await make_file(owner, "notes.txt", b"Chlorophyll is green.", **space)
    await make_file(owner, "spare.txt", b"Shown nowhere.", visibility="public", **space)
    text = f"![leaf]({content_url(mine.id)}) *grows*"
    html = f'<p><img src="{content_url(mine.id)}" alt="leaf"> <em>grows</em></p>'
    course.cover_file_id, course.description, course.rendered = cover.id, text, html
    await course.save()
    await Cohort.create(course=course, name="Spring", starts_at=soon)
    await CertificateTemplate.create(
        course=course, title="Well done", body="{name}, {date}", accent="#225588", language="de",
        logo_file_id=cover.id, expires_after_days=30, version=3,
        signatories=[{"name": "Ada", "role": "Head", "file_id": str(mine.id)}],
    )  # fmt: skip
    await _questions(course, mine)
    await _outline(course, notes, (text, html))
    return course


async def _questions(course: Course, shown: StoredFile) -> None:
    bank = await bank_of(course)
    above = await QuestionCategory.create(bank=bank, name="Cells")
    below = await QuestionCategory.create(bank=bank, name="Leaves", parent=above)
    criterion = CriterionIn.model_validate({"title": "Style", "levels": [LEVEL]})
    rubric = await Rubric.create(
        course=course, title="Essay", criteria=rubrics.stored([criterion], [])
    )
    quiz = await make_quiz(
        course, questions=4, access_code="open sesame", opens_at=clock.now(), time_limit_s=600,
        pass_percent=60, shuffle_options=False, live={"scoring": "accuracy"},
    )  # fmt: skip
    area = {"shape": "rect", "coords": [0, 0, 0.5, 0.5]}
    spot = {"type": "hotspot", "file_id": str(shown.id), "areas": [area]}
    essay = {"type": "essay", "rubric_id": str(rubric.id)}
    await make_question(quiz, spot, position=5, category=below, tags=["a"], points=3)
    await make_question(quiz, essay, position=6, category=below, archived=True)
    old = await make_question(quiz, position=7, stem="The first way?")
    [first] = await QuestionVersion.filter(question_id=old.id)
    await QuestionVersion.create(
        question_id=old.id, number=2, type=first.type, stem="The second way?", content=first.content
    )
    await Question.filter(id=old.id).update(version=2)
    await QuizSlot.filter(question_id=old.id).update(version=first)
    draws = await make_quiz(course, status="draft")
    await QuizSlot.create(quiz=draws, bank=bank, category=above, count=2, points=2, position=1)


async def _outline(course: Course, notes: StoredFile, shown: tuple[str, str]) -> None:
    at = {"at": clock.now().isoformat(), "after_s": 60}
    first = await make_module(course, unlock=at, sequential=True)
    second = await make_module(course, prerequisite_ids=[str(first.id)])
    intro = await make_lesson(course, preview=True, required=False, status="draft")
    text, html = shown
    await make_lesson(
        course, first, content={"markdown": text}, rendered=html, files=[ID.findall(text)[0]],
        prerequisite_ids=[str(intro.id)], unlock=at, duration_s=90,
        conditions=[{"type": "viewed"}, {"type": "time_spent", "seconds": 5}],
    )  # fmt: skip
    handed = [str(notes.id)]
    await make_lesson(course, first, kind="file", content={"file_ids": handed}, files=handed)
    quiz_id = (await make_quiz(course, questions=1)).id
    await make_lesson(
        course, second, kind="quiz", content={"quiz_id": str(quiz_id)}, target_id=quiz_id
    )


async def ask_elsewhere(course: Course, owner: User) -> QuestionBank:
    """A quiz that asks a question of another bank, and draws from it."""
    bank = await QuestionBank.create(owner=owner, title="Pool")
    quiz = await make_quiz(course)
    for n in range(3):
        question = await make_question(quiz, position=n + 1)
        await Question.filter(id=question.id).update(bank_id=bank.id)
        if n:
            await QuizSlot.filter(question_id=question.id).delete()
    await QuizSlot.create(quiz=quiz, bank=bank, count=1, points=1, position=2)
    return bank


async def value_of(course_id: UUID | str) -> Any:
    """A course by value."""
    document, _ = await course_as_document(UUID(str(course_id)), alone=True)
    return by_value(document)


def by_value(document: Document) -> Any:
    """A course whose things are numbered as they come, and whose files are their bytes."""
    plain = document.model_dump(mode="json")
    plain["course"].pop("slug")
    plain["banks"].sort(key=lambda one: not one["own"])
    for bank in plain["banks"]:
        names = {one["id"]: one["name"] for one in bank["categories"]}
        bank["categories"].sort(key=lambda one: (names.get(one["parent_id"], ""), one["name"]))
    for rubric in plain["rubrics"]:
        for criterion in rubric["criteria"]:
            for one in (criterion, *criterion["levels"]):
                one.pop("id")
    known = {str(one.id): f"file {one.name} {one.sha256}" for one in document.files}
    known |= {one["id"]: f"rubric {one['title']}" for one in plain["rubrics"]}

    def numbered(found: re.Match[str]) -> str:
        return known.setdefault(found[0], f"thing {len(known)}")

    plain["files"].sort(key=lambda one: (one["name"], one["sha256"]))
    return json.loads(ID.sub(numbered, json.dumps(plain)), object_hook=_as_numbers)


def _as_numbers(found: dict[str, Any]) -> dict[str, Any]:
    """2.5 and 2.50 are equal."""
    exact = found.keys() & {"points", "pass_percent"}
    return found | {name: Decimal(found[name]) for name in exact if found[name] is not None}


async def finished(client: Client, started: Answer) -> Job:
    """The job of this answer, run here."""
    assert started.status == 202, started
    await run(started.json["job_id"])
    return await Job.get(id=started.json["job_id"])


async def exported(client: Client, user: User, course: Course) -> bytes:
    """The course as a zip."""
    job = await finished(client, await client.post(f"courses/{course.id}/export", as_=user))
    assert job.state == "done", job.error
    found = await client.get(f"files/{job.result['file_id']}/content", as_=user)
    assert found.status == 200
    return found.body


async def send(client: Client, user: User, archive: bytes, query: str = "", **more: Any) -> Answer:
    """Import it."""
    headers = ZIP | more.pop("headers", {})
    path = f"courses/imports{query}"
    return await client.post(path, as_=user, data=archive, headers=headers, **more)


async def imported(client: Client, user: User, archive: bytes) -> UUID:
    """The course that it makes."""
    job = await finished(client, await send(client, user, archive))
    assert job.state == "done", job.error
    return UUID(job.result["course_id"])


def members(archive: bytes) -> dict[str, bytes]:
    """What is in a zip."""
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return {name: found.read(name) for name in found.namelist()}


def zipped(inside: dict[str, bytes], **options: Any) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in inside.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_course(archive: bytes, change: Any) -> bytes:
    """The archive with its course changed in place."""
    inside = members(archive)
    course = json.loads(inside["course.json"])
    change(course)
    return zipped(inside | {"course.json": json.dumps(course).encode()})


async def bytes_of(file: StoredFile) -> bytes:
    """What is stored of a file."""
    pieces = await storage().reading(key_of(file.id), 0, file.size)
    return b"".join([one async for one in pieces])
