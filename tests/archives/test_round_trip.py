"""A course that is copied, or exported and imported, is the same course again."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from lms import demo
from lms.audit.models import AuditEvent
from lms.core import clock
from lms.courses.models import COURSE, Course, Enrollment
from lms.demo.people import INSTRUCTOR
from lms.files.models import ARCHIVE, FileState, StoredFile
from lms.jobs.models import Job
from lms.lessons.models import Lesson
from lms.questions.models import QuestionBank
from lms.quizzes.models import Quiz, QuizSlot
from lms.settings import settings
from lms.users.models import User
from tests.archives.factories import (
    ask_elsewhere,
    bytes_of,
    exported,
    finished,
    imported,
    make_whole_course,
    members,
    send,
    value_of,
    with_course,
)
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll
from tests.factories import make_user
from tests.files.factories import make_file, picture

PASSWORD = "light-4711-leaf"


async def copied(client: Client, user: User, course: Course, **wanted: object) -> UUID:
    started = await client.post(f"courses/{course.id}/copy", json=wanted, as_=user)
    job = await finished(client, started)
    assert job.state == "done", job.error
    return UUID(job.result["course_id"])


async def test_a_copy_is_the_same_course_without_its_people_and_codes(client: Client) -> None:
    owner = await make_user("instructor")
    course = await make_whole_course(owner)
    await ask_elsewhere(course, owner)
    await enroll(course, await make_user())
    made = await Course.get(id=await copied(client, owner, course))
    assert await value_of(made.id) == await value_of(course.id)
    assert (made.status, made.enrollment_code, made.owner_id) == ("draft", None, owner.id)
    assert made.slug != course.slug
    assert (made.lesson_count, made.duration_s) == (3, 90)
    assert await Enrollment.filter(course_id=made.id).count() == 0
    files = await StoredFile.within(COURSE, made.id).order_by("name")
    assert [one.name for one in files] == ["leaf.png", "mine.jpg", "notes.txt", "spare.txt"]
    assert await bytes_of(files[2]) == b"Chlorophyll is green."
    assert await AuditEvent.filter(verb="course.created", actor_id=owner.id).count() == 1
    # What its quizzes ask elsewhere stays there.
    assert await QuestionBank.filter(title="Pool").count() == 1
    # Both live on: nothing is shared.
    seen = (await client.get(f"courses/{made.id}", as_=owner)).json
    assert content_ids(seen["description_html"]).isdisjoint(content_ids(course.rendered or ""))


def content_ids(html: str) -> set[str]:
    return {part.partition("/")[0] for part in html.split("/api/v1/files/")[1:]}


async def test_a_copy_has_another_title_and_later_dates(client: Client) -> None:
    owner = await make_user("instructor")
    course = await make_whole_course(owner)
    noon = datetime.fromisoformat("2030-03-25T11:00:00+00:00")  # clocks change on the 31st
    await Course.filter(id=course.id).update(starts_at=noon, ends_at=noon + timedelta(days=1))
    made = await Course.get(id=await copied(client, owner, course, title="Spring", shift_days=7))
    assert made.title == "Spring"
    assert made.slug.startswith("spring")
    assert made.starts_at == datetime.fromisoformat("2030-04-01T10:00:00+00:00")
    before, after = await value_of(course.id), await value_of(made.id)
    for name in ("cohorts", "modules", "lessons", "quizzes"):
        assert before[name] != after[name]
    moved = datetime.fromisoformat(after["quizzes"][0]["opens_at"])
    then = datetime.fromisoformat(before["quizzes"][0]["opens_at"])
    assert moved - then in {timedelta(days=7, hours=h) for h in (-1, 0, 1)}


async def test_an_archive_gives_the_same_course_to_another_teacher(client: Client) -> None:
    owner, other = await make_user("instructor"), await make_user("instructor")
    course = await make_whole_course(owner)
    await ask_elsewhere(course, owner)
    archive = await exported(client, owner, course)
    inside = members(archive)
    manifest = json.loads(inside["manifest.json"])
    assert manifest == {"format": "lms-course", "version": 1}
    assert b"ABCD2345" not in inside["course.json"]
    made = await Course.get(id=await imported(client, other, archive))
    assert await value_of(made.id) == await value_of(course.id)
    assert (made.status, made.owner_id) == ("draft", other.id)
    # All that it shows and asks is the other teacher's now.
    assert await StoredFile.filter(owner_id=other.id, space_id=made.id).count() == 4
    assert await QuestionBank.filter(title="Pool", owner_id=other.id).count() == 1
    listed = await client.get(f"courses/{made.id}/outline", as_=other)
    assert [len(one["lessons"]) for one in listed.json["modules"]] == [1, 2, 1]
    quiz = await Quiz.filter(course_id=made.id).order_by("id").first()
    assert quiz is not None
    questions = await client.get(f"quizzes/{quiz.id}/questions", as_=other)
    assert questions.json["items"][6]["stem"] == "The first way?"
    # And it can go on its way.
    assert await value_of(await imported(client, owner, await exported(client, other, made))) == (
        await value_of(course.id)
    )


async def test_the_demo_comes_again(client: Client) -> None:
    await demo.seed(PASSWORD)
    teacher, other = await User.get(email=INSTRUCTOR.email), await make_user("instructor")
    for course in await Course.all():
        made = await imported(client, other, await exported(client, teacher, course))
        assert await value_of(made) == await value_of(course.id)
        again = await copied(client, teacher, course)
        assert await value_of(again) == await value_of(course.id)
        lessons = await Lesson.filter(course_id=course.id).order_by("id")
        new = await Lesson.filter(course_id=made).order_by("id")
        assert len(new) == len(lessons)
        problems = await client.get(f"courses/{made}/problems", as_=other)
        assert problems.json == []


async def test_a_dry_run_says_what_is_inside_and_makes_nothing(client: Client) -> None:
    owner = await make_user("instructor")
    course = await make_whole_course(owner)
    archive = await exported(client, owner, course)
    before = await StoredFile.all().count(), await Job.all().count()
    found = await send(client, owner, archive, "?dry_run=true")
    assert found.status == 200
    assert (found.json["good"], found.json["errors"], found.json["warnings"]) == (1, [], [])
    summary = found.json["summary"]
    assert summary.pop("bytes") > 500
    assert summary == {
        "title": course.title, "modules": 2, "lessons": 4, "quizzes": 3, "questions": 8, "files": 4
    }  # fmt: skip
    strange = with_course(archive, lambda course: course["course"].update(category="no-such"))
    warned = await send(client, owner, strange, "?dry_run=true")
    assert [one["field"] for one in warned.json["warnings"]] == ["course.category"]
    assert (await StoredFile.all().count(), await Job.all().count()) == before


async def test_a_repeat_with_the_same_key_imports_once(client: Client) -> None:
    owner = await make_user("instructor")
    archive = await exported(client, owner, await make_whole_course(owner))
    key = {"Idempotency-Key": "k"}
    first = await send(client, owner, archive, headers=key)
    again = await send(client, owner, archive, headers=key)
    assert (first.status, again.status) == (202, 202)
    assert again.json == first.json
    assert again.headers["Idempotency-Replayed"] == "true"
    assert await Job.filter(kind="courses.ImportCourse").count() == 1
    other = await send(client, owner, archive + b" ", headers=key)
    assert (other.status, other.json["errors"][0]["field"]) == (422, "Idempotency-Key")
    made = await finished(client, first)
    # Then nothing is left of the archive.
    left = await StoredFile.filter(space_kind=ARCHIVE, name="course.zip")
    assert {one.state for one in left} == {FileState.DROPPED}
    await finished(client, first)  # delivered twice
    assert await Course.filter(id=made.result["course_id"]).count() == 1


async def test_the_same_is_not_begun_twice(client: Client) -> None:
    owner = await make_user("instructor")
    course = await make_course(owner)
    for what in ("copy", "export"):
        assert (await client.post(f"courses/{course.id}/{what}", json={}, as_=owner)).status == 202
        again = await client.post(f"courses/{course.id}/{what}", json={}, as_=owner)
        assert (again.status, again.code) == (409, "in_progress")
    listed = await client.get("jobs?kind=courses.CopyCourse&state=pending", as_=owner)
    [job] = listed.json["items"]
    assert (job["course_id"], job["error"], job["errors"]) == (str(course.id), None, [])
    archive = await exported(client, owner, await make_course(owner))
    for status in (202, 202, 202, 409):
        assert (await send(client, owner, archive)).status == status


async def test_an_archive_is_its_makers_alone_and_stays_a_week(client: Client) -> None:
    from lms.files.tasks import clear, drop_archives

    owner, other = await make_user("instructor"), await make_user("instructor")
    course = await make_course(owner, title="Über: Pflanzen")
    job = await finished(client, await client.post(f"courses/{course.id}/export", as_=owner))
    path = f"files/{job.result['file_id']}"
    found = await client.get(f"{path}/content", as_=owner)
    assert "Pflanzen.zip" in found.headers["Content-Disposition"]
    assert (await client.get(f"{path}/content", as_=other)).status == 404
    shown = await client.patch(path, json={"visibility": "public"}, as_=owner)
    assert shown.status == 403
    assert (await client.get("files", as_=owner)).json["items"] == []
    assert await StoredFile.bytes_of(owner.id) == 0
    old = clock.now() - timedelta(days=6, hours=23)
    for moved, there in ((old, 200), (old - timedelta(hours=2), 404)):
        await StoredFile.filter(id=job.result["file_id"]).update(created_at=moved)
        await drop_archives()
        await clear()
        assert (await client.get(f"{path}/content", as_=owner)).status == there


async def test_a_teacher_without_room_is_told_so(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, other = await make_user("instructor"), await make_user("instructor")
    course = await make_whole_course(owner)
    archive = await exported(client, owner, course)
    started = await send(client, other, archive)
    assert started.status == 202
    given = settings().model_copy(update={"file_quota_bytes": 100})
    monkeypatch.setattr("lms.files.actions.carrying.settings", lambda: given)
    job = await finished(client, started)
    assert job.state == "parked"
    assert "room" in (job.error or "")
    found = await client.get(f"jobs/{job.id}", as_=other)
    assert found.json["error"] == job.error
    assert await Course.filter(owner_id=other.id).count() == 0


async def test_a_picture_that_says_more_than_its_pixels_is_made_anew(client: Client) -> None:
    from PIL import Image

    owner = await make_user("instructor")
    course = await make_course(owner)
    exif = Image.Exif()
    exif[0x010E] = "Taken at home"
    told = picture("JPEG", exif=exif)
    assert b"Taken at home" in told
    await make_file(owner, "home.jpg", told, space_kind=COURSE, space_id=course.id)
    made = await imported(client, owner, await exported(client, owner, course))
    file = await StoredFile.get(space_id=made)
    assert b"Taken at home" not in await bytes_of(file)


async def test_a_text_cannot_show_a_strangers_file(client: Client) -> None:
    owner, other = await make_user("instructor"), await make_user("instructor")
    secret = await make_file(other, "secret.png", picture())
    course = await make_course(owner)
    address = f"/api/v1/files/{secret.id}/content"
    text = f"![x]({address})"
    archive = await exported(client, owner, course)

    def show(document: dict[str, object]) -> None:
        document["course"]["description"] = text  # type: ignore[index]

    made = await imported(client, owner, with_course(archive, show))
    seen = (await client.get(f"courses/{made}", as_=owner)).json
    assert "<img" not in seen["description_html"]


async def test_slots_draw_from_the_new_bank(client: Client) -> None:
    owner = await make_user("instructor")
    course = await make_whole_course(owner)
    made = await copied(client, owner, course)
    bank = await QuestionBank.get(course_id=made)
    [slot] = await QuizSlot.filter(quiz__course_id=made, bank_id=bank.id)
    assert slot.category_id is not None
    fixed = QuizSlot.filter(question_id__not_isnull=True)
    asked, before = [
        set(await fixed.filter(quiz__course_id=one).values_list("question_id", flat=True))
        for one in (made, course.id)
    ]
    assert len(asked) == 8
    assert asked.isdisjoint(before)
