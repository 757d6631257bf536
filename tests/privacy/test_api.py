"""All that is kept about a person in one document; and nothing of it afterwards."""

from __future__ import annotations

import asyncio
import io
import json
import time
import zipfile
from datetime import timedelta
from typing import Any

from lms.accommodations.models import Accommodation
from lms.attempts.models import Attempt, AttemptAnswer, Regrade
from lms.audit import actions as audit
from lms.audit.models import AuditEvent
from lms.auth.models import (
    ApiToken,
    AuthLink,
    AuthSession,
    OidcIdentity,
    RecoveryCode,
    TotpDevice,
)
from lms.core import clock, idempotency, personal
from lms.core import db as database
from lms.core.crypto import digest
from lms.courses.models import Course, CourseStaff, Enrollment
from lms.enrollments.models import EnrollmentImport
from lms.files.models import StoredFile
from lms.gradebook.models import Grade, GradeChange, GradeItem
from lms.jobs.models import Job
from lms.jobs.tasks import run
from lms.live.models import LiveParticipant
from lms.notifications.models import DigestItem, Mail, Notification, NotificationPreference
from lms.privacy import actions
from lms.progress.models import LessonProgress
from lms.questions.actions import bank_of
from lms.questions.models import Question, QuestionImport, QuestionVersion
from lms.quizzes.models import Quiz
from lms.users.models import InstructorApplication, User, UserImport
from lms.users.passwords import make_hash
from lms.users.verbs import UserVerb
from tests.certificates.factories import make_kept
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll
from tests.factories import make_user
from tests.files.factories import make_file
from tests.lessons.factories import make_lesson
from tests.live.factories import make_game
from tests.notifications.test_socket import signed_in
from tests.patience import PROMPT_S
from tests.quizzes.factories import make_question, make_quiz
from tests.reviews.factories import make_review
from tests.server import Running
from tests.users.test_admin import closing
from tests.webhooks.factories import make_delivery, make_webhook

PASSWORD, CODE = "correct horse battery", "abcdefgh2345ijkl"
NAME, EMAIL, NICKNAME = "Zebedee Quux", "zebedee.quux@b.test", "Zebquux"
TABLES = """
select relname::text as name from pg_class
where relkind = 'r' and relnamespace = 'public'::regnamespace
"""


async def make_known_everywhere(admin: User) -> User:
    """Somebody with rows in every table, their name in all that holds text."""
    user = await make_user(
        "instructor", email=EMAIL, full_name=NAME, password_hash=await make_hash(PASSWORD)
    )
    soon, course = clock.now() + timedelta(days=1), await make_course()
    bank = await bank_of(await make_course(user))
    await Question.create(bank=bank, title="Cells", changed_by=user)
    await Quiz.create(course=course, title="Cells", written_by=user)
    await QuestionImport.create(owner=user, bank=bank, drafts=f"Who is {NAME}?")
    await make_file(user, f"{NAME}.txt")
    await CourseStaff.create(course=course, user=user, role="assistant")
    await enroll(course, user, reason=f"{NAME} may come.")
    await LessonProgress.create(
        course=course, user=user, lesson=await make_lesson(course), completed_at=soon,
        completed_how="override", reason=f"{NAME} was there.",
    )  # fmt: skip
    await make_lesson(course, title="Cells", written_by_id=user.id)
    await Course.filter(id=course.id).update(written_by_id=user.id)
    await make_review(course, user, text=f"{NAME} was here")
    await make_kept(course, user, await Enrollment.get(course=course, user=user))
    quiz = await make_quiz(course)
    essay = await make_question(quiz, {"type": "essay"})
    item = await GradeItem.create(
        course=course, kind="quiz", source_id=quiz.id, title="Q", max_points=1, position=1
    )
    await Grade.create(item=item, user=user, points=1)
    await GradeChange.create(item=item, user=user, after="1", cause="auto")
    await Accommodation.create(user=user, extra_s=60, note=f"{NAME} writes slowly.")
    attempt = await Attempt.create(
        quiz=quiz, course=course, user=user, number=1, max_points=1, started_at=soon,
        abandoned_reason=f"{NAME} was ill.", state="abandoned",
    )  # fmt: skip
    await AttemptAnswer.create(
        attempt=attempt, question_id=essay.id, position=1, seed=1, points=1,
        version=await QuestionVersion.get(question_id=essay.id),
        answer={"text": f"I am {NAME}.", "file_ids": []}, comment=f"Dear {NAME}",
    )  # fmt: skip
    await Regrade.create(quiz=quiz, actor=user, option="either", versions={})
    game = await make_game(course=course)
    await game.player(user, NICKNAME)
    await InstructorApplication.create(user=user, motivation=f"I am {NAME}.", note=NAME)
    line = {"id": str(user.id), "email": EMAIL, "full_name": NAME, "role": "student"}
    other = {"id": str(admin.id), "email": "other@b.test", "full_name": "O", "role": "student"}
    await UserImport.create(owner=user, rows=[line])
    await UserImport.create(owner=admin, rows=[other, line])
    enrolled = [{"user_id": str(user.id), "cohort_id": None, "status": None}]
    for owner in (user, admin):
        await EnrollmentImport.create(owner=owner, course=course, rows=enrolled)
    session = await AuthSession.create(
        user=user, token_hash=b"t", rotated_at=soon, user_agent=f"{NAME}'s phone",
        address="192.0.2.9", last_seen_at=soon, expires_at=soon,
    )  # fmt: skip
    assert session
    await AuthLink.create(
        user=user, purpose="reset", email=EMAIL, secret_hash=b"s", expires_at=soon
    )
    await TotpDevice.create(user=user, seed=b"seed", last_step=1, confirmed_at=soon)
    await RecoveryCode.create(user=user, code_hash=digest(CODE))
    await ApiToken.create(user=user, name=f"{NAME}'s", secret_hash=b"h", hint="x", scopes=["read"])
    await OidcIdentity.create(user=user, issuer="https://p.test", subject=EMAIL)
    await Notification.create(user=user, kind="x", data={"name": NAME})
    await NotificationPreference.create(user=user, kind="x", email="off")
    await DigestItem.create(user=user, kind="x", data={"name": NAME}, due_at=soon)
    await Mail.create(user=user, to=EMAIL, template="password_changed", data={})
    webhook = await make_webhook(course, created_by=user)
    await make_delivery(webhook, user=user, body=f'{{"data":{{"user_id":"{user.id}"}}}}')
    await Job.create(kind="test.X", payload={}, owner_id=user.id, next_try_at=soon, sweep_at=soon)
    body = f'{{"id":"{user.id}","full_name":"{NAME}"}}'.encode()
    await idempotency.keep(user.id, "mine", b"x", idempotency.Reply(201, b"{}", None))
    await idempotency.keep(admin.id, "theirs", b"x", idempotency.Reply(201, body, None))
    await audit.record(UserVerb.CHANGED, ("user", user.id), actor=user.id)
    return user


async def where_found(*needles: str) -> list[str]:
    """Tables with a row that holds one of these texts, in plain or within bytes."""
    looked = [f"%{one}%" for one in needles] + [f"%{one.encode().hex()}%" for one in needles]
    found = []
    for table in await database.rows(TABLES):
        name = table["name"]
        row = await database.row(
            f'select count(*) as n from "{name}" t where t::text ilike any($1::text[])',  # noqa: S608
            looked,
        )
        if row is not None and row["n"]:
            found.append(name)
    return sorted(found)


async def test_the_export_has_every_table_with_the_persons_rows(client: Client) -> None:
    user = await make_known_everywhere(await make_user("admin"))
    answer = await client.get("users/me/export", as_=user)
    assert answer.status == 200
    document = answer.json
    assert document["generated_at"].endswith("Z")
    assert set(document["tables"]) == set(personal.PERSONAL)
    empty = [name for name, table in document["tables"].items() if not table["rows"]]
    assert empty == []  # else `make_known_everywhere` has to know the new table
    assert all(table["describe"] for table in document["tables"].values())
    assert document["tables"]["users"]["rows"][0]["email"] == EMAIL
    assert await AuditEvent.filter(verb="user.exported", target_id=user.id).count() == 1


async def test_nothing_in_the_database_tells_of_an_erased_person(client: Client) -> None:
    admin = await make_user("admin")
    user = await make_known_everywhere(admin)
    before = await where_found(NAME, EMAIL, NICKNAME)
    assert {"users", "mails", "live_participants", "user_imports", "idempotency_keys"} <= set(
        before
    )
    token = await client.token(user)
    for wrong, field in (
        ({}, "password"),
        ({"password": "wrong password", "code": CODE}, "password"),
        ({"password": PASSWORD}, "code"),
        ({"password": PASSWORD, "code": "abcdefgh2345aaaa"}, "code"),
    ):
        refused = await client.delete("users/me", json=wrong, token=token)
        assert (refused.status, refused.json["errors"][0]["field"]) == (422, field)
    right = {"password": PASSWORD, "code": CODE}
    assert (await client.delete("users/me", json=right, token=token)).status == 204
    assert await where_found(NAME, EMAIL, NICKNAME, "192.0.2.9") == []
    assert (await client.get("users/me", token=token)).status == 401
    # What others count on is there.
    assert await Enrollment.filter(user_id=user.id).count() == 1
    assert await LiveParticipant.all().count() == 1
    [left] = (await UserImport.get(owner_id=admin.id)).rows
    assert left["email"] == "other@b.test"
    assert await AuditEvent.filter(verb="user.erased", target_id=user.id).count() == 1
    rest = await User.get(id=user.id)
    assert (rest.status, rest.role, rest.password_hash) == ("disabled", "student", None)
    # Nobody to administer any more.
    assert (await client.get(f"users/{user.id}", as_=admin)).status == 404
    assert (await client.get(f"users?id={user.id}", as_=admin)).json["items"] == []
    change = {"status": "active"}
    assert (await client.patch(f"users/{user.id}", json=change, as_=admin)).status == 404
    # The address is free again.
    assert (await make_user(email=EMAIL)).id != user.id


async def test_the_last_admin_stays_and_keeps_everything(client: Client) -> None:
    admin = await make_user("admin", full_name=NAME)
    answer = await client.delete("users/me", as_=admin)
    assert (answer.status, answer.code) == (409, "last_admin")
    assert (await User.get(id=admin.id)).full_name == NAME
    assert (await client.get("users/me", as_=admin)).status == 200


async def test_of_two_last_admins_one_stays(client: Client) -> None:
    one, other = await make_user("admin"), await make_user("admin")
    await client.token(one)
    await client.token(other)
    found = await asyncio.gather(*(client.delete("users/me", as_=who) for who in (one, other)))
    assert sorted(answer.status for answer in found) == [204, 409]


async def test_an_erased_persons_sockets_close_within_a_second(server: Running, db: None) -> None:
    user = await make_user()
    async with signed_in(server, user) as line:
        begun = time.monotonic()
        await actions.erase(user.id)
        assert await closing(line) == 4401
        assert time.monotonic() - begun < PROMPT_S


async def test_a_person_with_nothing_can_leave_and_take_nothing(client: Client) -> None:
    user = await make_user()
    document: Any = (await client.get("users/me/export", as_=user)).json
    assert len(document["tables"]["users"]["rows"]) == 1
    assert (await client.delete("users/me", as_=user)).status == 204


async def test_the_archive_holds_the_export_and_the_files(client: Client) -> None:
    user, other = await make_user(), await make_user()
    mine = await make_file(user, "essay.txt", b"My essay.")
    await make_file(other, "theirs.txt", b"Theirs.")
    started = await client.post("users/me/archive", as_=user)
    assert started.status == 202
    again = await client.post("users/me/archive", as_=user)
    assert (again.status, again.code) == (409, "in_progress")
    await run(started.json["job_id"])
    job = (await client.get(f"jobs/{started.json['job_id']}", as_=user)).json
    assert (job["kind"], job["state"], job["percent"]) == ("privacy.MakeArchive", "done", 100)
    path = f"files/{job['result']['file_id']}/content"
    assert (await client.get(path, as_=other)).status == 404
    with zipfile.ZipFile(io.BytesIO((await client.get(path, as_=user)).body)) as archive:
        assert archive.namelist() == ["data.json", f"files/{mine.id}/essay.txt"]
        assert archive.read(f"files/{mine.id}/essay.txt") == b"My essay."
        document = json.loads(archive.read("data.json"))
    assert document["tables"]["users"]["rows"][0]["email"] == user.email
    assert document["tables"]["files"]["rows"][0]["name"] == "essay.txt"
    # With the account it goes.
    await actions.erase(user.id)
    assert await StoredFile.filter(owner_id=user.id, state="kept").count() == 0
