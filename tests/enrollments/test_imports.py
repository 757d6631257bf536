"""Learners from CSV: looked at, enrolled by a job, each once."""

from __future__ import annotations

import asyncio
import contextvars
from typing import Any
from uuid import UUID

import pytest

from lms.audit.models import AuditEvent
from lms.core import db as database
from lms.core.personal import PERSONAL
from lms.courses.models import Cohort, Course, Enrollment, EnrollmentStatus, StaffRole
from lms.enrollments.actions import imports
from lms.enrollments.models import EnrollmentImport
from lms.enrollments.sheets import read
from lms.enrollments.tasks import drop_imports
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.notifications.models import Notification
from lms.users.models import User
from tests.client import Answer, Client
from tests.courses.factories import make_course, make_staff
from tests.enrollments.factories import enroll
from tests.factories import make_user

ACTIVE, SUSPENDED, DROPPED = "active", "suspended", "dropped"


async def send(
    client: Client, course: Course, text: str | bytes, query: str = "", **more: Any
) -> Answer:
    headers = {"Content-Type": "text/csv; charset=utf-8", **more.pop("headers", {})}
    who = more.pop("as_", None) or await User.get(id=course.owner_id)
    path = f"courses/{course.id}/enrollments/imports{query}"
    return await client.post(path, data=text, headers=headers, as_=who)


async def carried_out(client: Client, course: Course, text: str) -> dict[str, int]:
    """The result of the job for this list."""
    started = await send(client, course, text)
    assert started.status == 202, started
    await run(started.json["job_id"])
    job = await Job.get(id=started.json["job_id"])
    assert (job.state, job.percent) == ("done", 100)
    result: dict[str, int] = job.result
    return result


def counts(created: int = 0, updated: int = 0, unchanged: int = 0) -> dict[str, int]:
    return {"created": created, "updated": updated, "unchanged": unchanged}


async def status_of(course: Course, user: User) -> str:
    return str((await Enrollment.get(course_id=course.id, user_id=user.id)).status)


async def test_a_dry_run_names_the_lines_and_changes_nothing(client: Client) -> None:
    course = await make_course()
    await make_user(email="ada@b.test")
    gone = await make_user(email="gone@b.test")
    await User.filter(id=gone.id).update(status="disabled")
    text = (
        "E-Mail;Status;Cohort;Phone\nADA@b.test;active;Spring;1\nnew@b.test;;;\n"
        "nobody;;;\nada@b.test;;;\nx@b.test;completed;;\ngone@b.test;;;\n"
    )
    found = await send(client, course, text, "?dry_run=true")
    assert found.status == 200
    unknown = "is not the address of an account"
    assert found.json == {
        "good": 1,
        "errors": [
            {"line": 3, "field": "email", "message": unknown},
            {"line": 4, "field": "email", "message": "is not an email address"},
            {"line": 5, "field": "email", "message": "stands in line 2 too"},
            {"line": 6, "field": "status", "message": "must be active, suspended or dropped"},
            {"line": 7, "field": "email", "message": unknown},
        ],
        "warnings": [{"line": 1, "field": "Phone", "message": "this column is not read"}],
    }
    assert await Enrollment.all().count() == await EnrollmentImport.all().count() == 0
    assert await Cohort.all().count() == await Job.all().count() == 0


async def test_good_lines_become_enrollments_in_their_cohorts(client: Client) -> None:
    course = await make_course()
    ada, bob, eve = [await make_user(email=f"{name}@b.test") for name in ("ada", "bob", "eve")]
    spring = await Cohort.create(course=course, name="Spring")
    text = "email,cohort,status\nada@b.test,Spring,\nbob@b.test,Autumn,suspended\neve@b.test,,\n"
    assert await carried_out(client, course, text) == counts(created=3)
    autumn = await Cohort.get(course_id=course.id, name="Autumn")
    rows = {one.user_id: one for one in await Enrollment.filter(course_id=course.id)}
    assert [(rows[one.id].status, rows[one.id].cohort_id) for one in (ada, bob, eve)] == [
        (ACTIVE, spring.id),
        (SUSPENDED, autumn.id),
        (ACTIVE, None),
    ]
    assert {one.source for one in rows.values()} == {"import"}
    assert rows[ada.id].activated_at
    told = await Notification.filter(kind="enrollment_changed").values_list("user_id", flat=True)
    assert {ada.id, bob.id, eve.id} == set(told)
    made = await AuditEvent.filter(verb="enrollment.created")
    assert {one.actor_id for one in made} == {course.owner_id}
    assert await AuditEvent.filter(verb="enrollment_import.started").count() == 1


async def test_a_list_changes_those_who_are_there_and_leaves_the_rest(client: Client) -> None:
    course = await make_course()
    people = [await make_user(email=f"p{n}@b.test") for n in range(6)]
    before = (ACTIVE, "completed", SUSPENDED, DROPPED, "rejected", ACTIVE)
    moments = {"completed": "completed_at", SUSPENDED: "suspended_at"}
    now = await database.now()
    for user, status in zip(people, before, strict=True):
        more = {moments[status]: now} if status in moments else {}
        await enroll(course, user, status=EnrollmentStatus(status), **more)
    lines = "p0@b.test,\np1@b.test,active\np2@b.test,\np3@b.test,\np4@b.test,active\n"
    found = await carried_out(client, course, f"email,status\n{lines}")
    assert found == counts(updated=2, unchanged=3)
    after = [await status_of(course, one) for one in people]
    assert after == [ACTIVE, "completed", SUSPENDED, ACTIVE, ACTIVE, ACTIVE]
    lines = "p0@b.test,dropped\np1@b.test,suspended\np2@b.test,active\np3@b.test,active\n"
    found = await carried_out(client, course, f"email,status\n{lines}")
    assert found == counts(updated=3, unchanged=1)
    after = [await status_of(course, one) for one in people]
    assert after == [DROPPED, SUSPENDED, ACTIVE, ACTIVE, ACTIVE, ACTIVE]


async def test_the_same_list_again_changes_nothing_and_tells_nobody(client: Client) -> None:
    course = await make_course()
    for name in ("ada", "bob"):
        await make_user(email=f"{name}@b.test")
    text = "email,cohort,status\nada@b.test,Spring,active\nbob@b.test,Spring,suspended\n"
    assert await carried_out(client, course, text) == counts(created=2)
    told = await Notification.all().count()
    assert await carried_out(client, course, text) == counts(unchanged=2)
    assert await Notification.all().count() == told
    assert await carried_out(client, course, "email,cohort\nada@b.test,Autumn\n") == counts(
        updated=1
    )
    left = "email,status\nada@b.test,dropped\nbob@b.test,dropped\n"
    assert await carried_out(client, course, left) == counts(updated=2)
    nobody = await make_user(email="eve@b.test")
    assert await carried_out(client, course, "email,status\neve@b.test,dropped\n") == counts(
        unchanged=1
    )
    assert not await Enrollment.filter(user_id=nobody.id).exists()


async def test_a_list_goes_over_the_seats_and_a_freed_one_is_given_on(client: Client) -> None:
    course = await make_course(enrollment_capacity=1)
    first, waits = await make_user(email="a@b.test"), await make_user(email="b@b.test")
    await enroll(course, first)
    now = await database.now()
    await enroll(course, waits, status=EnrollmentStatus.WAITLISTED, waiting_since=now)
    extra = await make_user(email="c@b.test")
    assert await carried_out(client, course, "email\nc@b.test\n") == counts(created=1)
    assert await status_of(course, extra) == ACTIVE
    assert await status_of(course, waits) == "waitlisted"
    out = "email,status\na@b.test,dropped\nc@b.test,dropped\n"
    assert await carried_out(client, course, out) == counts(updated=2)
    assert await status_of(course, waits) == ACTIVE


async def test_lines_with_errors_stop_all_but_a_partial_import(client: Client) -> None:
    course = await make_course()
    await make_user(email="ada@b.test")
    text = "email\nada@b.test\nnobody@b.test\n"
    refused = await send(client, course, text)
    assert (refused.status, refused.code) == (422, "invalid")
    message = "line 3: is not the address of an account"
    assert refused.json["errors"] == [{"field": "email", "message": message}]
    assert await Job.all().count() == 0
    started = await send(client, course, text, "?partial=true")
    assert (started.status, started.json["good"]) == (202, 1)
    for bad in ("", "email\n", "name\nada\n", "email\nnobody@b.test\n"):
        assert (await send(client, course, bad, "?partial=true")).status == 422


async def test_only_those_who_teach_the_course_import(client: Client) -> None:
    course = await make_course()
    await make_user(email="ada@b.test")
    assistant = await make_staff(course, StaffRole.ASSISTANT)
    stranger = (await make_course()).owner_id
    for who, status in ((assistant, 403), (await User.get(id=stranger), 404)):
        answer = await send(client, course, "email\nada@b.test\n", "?dry_run=true", as_=who)
        assert answer.status == status
    both = await make_staff(course, StaffRole.CO_INSTRUCTOR)
    assert (await send(client, course, "email\nada@b.test\n", as_=both)).status == 202


async def test_only_csv_of_a_known_encoding_and_size(client: Client) -> None:
    course = await make_course()
    other = await send(client, course, "{}", headers={"Content-Type": "application/json"})
    assert (other.status, other.code) == (415, "unsupported_media_type")
    assert (await send(client, course, "email\n" + "x" * 1024 * 1024)).status == 413
    unclear = await send(client, course, "email,cohort\na@b.test,M\xfcnchen\n".encode("cp1252"))
    assert (unclear.status, unclear.code) == (422, "encoding_unclear")


async def test_a_course_has_room_for_so_many_cohorts(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "MAX_COHORTS", 2)
    course = await make_course()
    await Cohort.create(course=course, name="A")
    for n in range(3):
        await make_user(email=f"p{n}@b.test")
    text = "email,cohort\np0@b.test,A\np1@b.test,B\np2@b.test,C\n"
    found = await send(client, course, text, "?dry_run=true")
    assert (found.json["good"], [one["line"] for one in found.json["errors"]]) == (2, [4])


async def listing(people: int) -> str:
    for n in range(people):
        await make_user(email=f"p{n:03}@b.test")
    return "email\n" + "".join(f"p{n:03}@b.test\n" for n in range(people))


async def test_a_job_that_died_in_a_step_goes_on_and_enrolls_nobody_twice(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = await make_course()
    started = (await send(client, course, await listing(50))).json
    real, calls = imports.placed, 0

    async def dies(*args: Any, **fields: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 30:
            raise RuntimeError("killed")
        return await real(*args, **fields)

    monkeypatch.setattr(imports, "placed", dies)
    await run(started["job_id"])
    assert await Enrollment.filter(course_id=course.id).count() == 20  # whole steps alone
    assert (await Job.get(id=started["job_id"])).percent == 40
    assert await Notification.all().count() == 20
    await database.execute(
        "update jobs set next_try_at = now(), sweep_at = now() where id = $1",
        UUID(started["job_id"]),
    )
    await run(started["job_id"])
    job = await Job.get(id=started["job_id"])
    assert (job.state, job.result) == ("done", counts(created=50))
    assert await Enrollment.filter(course_id=course.id).count() == 50
    assert await Notification.all().count() == 50
    assert await AuditEvent.filter(verb="enrollment.created").count() == 50


async def test_a_job_that_is_delivered_twice_works_once(client: Client) -> None:
    course = await make_course()
    started = (await send(client, course, await listing(3))).json
    await run(started["job_id"])
    await database.execute(
        "update jobs set state = 'pending', next_try_at = now() where id = $1",
        UUID(started["job_id"]),
    )
    await run(started["job_id"])
    assert (await Job.get(id=started["job_id"])).result == counts(created=3)
    assert await Notification.all().count() == 3


async def test_who_joins_meanwhile_is_not_enrolled_twice(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody's own request commits between the job's look at their row and its step."""
    course = await make_course()
    started = (await send(client, course, await listing(1))).json
    user = await User.get(email="p000@b.test")
    real = imports.placed

    async def later(*args: Any, **fields: Any) -> Any:
        joining = client.post(f"courses/{course.id}/enrollments", as_=user)
        outside = asyncio.get_running_loop().create_task(joining, context=contextvars.Context())
        assert (await outside).status == 201
        return await real(*args, **fields)

    monkeypatch.setattr(imports, "placed", later)
    await run(started["job_id"])
    assert (await Job.get(id=started["job_id"])).state == "done"
    assert await Enrollment.filter(course_id=course.id, user_id=user.id).count() == 1


async def test_a_course_that_is_deleted_meanwhile_ends_the_job(client: Client) -> None:
    course = await make_course()
    started = (await send(client, course, await listing(1))).json
    await Course.filter(id=course.id).update(deleted_at=await database.now())
    await run(started["job_id"])
    assert (await Job.get(id=started["job_id"])).result == counts()


async def test_a_list_forgets_an_erased_person_and_is_dropped_after_a_week(client: Client) -> None:
    course = await make_course()
    started = (await send(client, course, await listing(2))).json
    erased = await User.get(email="p000@b.test")
    await PERSONAL["enrollment_imports"].erase(erased.id)
    await run(started["job_id"])
    assert (await Job.get(id=started["job_id"])).result == counts(created=1)
    await drop_imports()
    assert await EnrollmentImport.all().count() == 1
    await database.execute("update enrollment_imports set created_at = now() - interval '8 days'")
    await drop_imports()
    assert await EnrollmentImport.all().count() == 0


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (1, "", "the first line must name the column email")),
        ("mail\na@b.test", (1, "", "the first line must name the column email")),
        ("email,cohort,Cohort\na,b,c", (1, "cohort", "two columns have this name")),
        ("email\n", (2, "", "names nobody")),
        ("email,cohort\na@b.test", (2, "", "has 1 cells, not 2")),
        (f"email,cohort\na@b.test,{'x' * 101}", (2, "cohort", "should have at most 100")),
        ('email,cohort\na@b.test,"A\nB"', (2, "cohort", "must stand on one line")),
        ("email,status\na@b.test,aktiv", (2, "status", "must be active, suspended or dropped")),
        ("email,cohort\na@b.test,M\ufffdnchen", (2, "cohort", "holds a lost letter")),
    ],
)
def test_faults_name_line_field_and_reason(text: str, fault: tuple[int, str, str]) -> None:
    [found] = read(text).faults
    assert (found.line, found.field) == fault[:2]
    assert found.message.startswith(fault[2])
