"""From the last lesson to the certificate: once, whatever is delivered twice or ends meanwhile."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from lms.audit.models import AuditEvent
from lms.certificates import press
from lms.certificates.actions import ending, issuing, keys
from lms.certificates.actions import templates as writing
from lms.certificates.models import Certificate, CertificateDocuments, SigningKey
from lms.certificates.rules import MAX_TRIES
from lms.core import clock
from lms.core import db as database
from lms.core.db import transaction
from lms.courses.models import Enrollment
from lms.enrollments.actions.deciding import complete
from lms.jobs import actions as jobs
from lms.jobs.models import Job
from lms.notifications.models import Notification
from lms.settings import settings as read_settings
from tests.certificates.factories import PDF, TEMPLATE, completed, make_certificate, promise
from tests.client import Client
from tests.courses.factories import make_course
from tests.enrollments.factories import enroll
from tests.factories import actor_of, make_user

KIND = "certificates.RenderCertificate"


def broken(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    async def drawn(html: str) -> bytes:
        raise error

    monkeypatch.setattr(press, "drawn", drawn)


async def waiting() -> int:
    return await Job.filter(kind=KIND, state="pending").count()


async def run_jobs() -> None:
    """What workers would do, whatever is due later too."""
    await Job.filter(kind=KIND, state="pending").update(next_try_at=clock.now())
    for job in await Job.filter(kind=KIND, state="pending"):
        await jobs.run(job.id)


async def test_who_completes_is_promised_one_and_gets_it(db: None, quick: list[str]) -> None:
    course = await make_course(title="Cells & co")
    user = await make_user(full_name="Zoë Quux")
    one = await promise(course, user)
    assert (one.state, one.name, one.course_title) == ("pending", "Zoë Quux", "Cells & co")
    assert one.completed_at == (await Enrollment.get(id=one.enrollment_id)).completed_at
    assert await waiting() == 1
    await user.update_from_dict({"full_name": "Somebody Else"}).save()
    await run_jobs()
    after = await Certificate.get(id=one.id)
    assert (after.state, after.name, after.tries) == ("issued", "Zoë Quux", 1)
    assert after.issued_at
    assert bytes((await CertificateDocuments.get(certificate_id=one.id)).pdf) == PDF
    [told] = await Notification.filter(user_id=user.id, kind="certificate_issued")
    assert told.data == {
        "course_id": str(course.id), "title": "Cells & co", "certificate_id": str(one.id)
    }  # fmt: skip
    assert await AuditEvent.filter(verb="certificate.issued", target_id=one.id).count() == 1
    assert "Cells &amp; co" in quick[0]


async def test_a_completion_that_fails_promises_nothing(db: None) -> None:
    place = await enroll(await make_course(), await make_user())

    @database.atomic
    async def fail() -> None:
        await complete(place)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await Certificate.all().count() == 0
    assert await waiting() == 0


async def test_a_course_that_gives_none_promises_none(db: None) -> None:
    owner = await make_user("instructor")
    course = await make_course(owner)
    await writing.put(actor_of(owner), course.id, TEMPLATE | {"enabled": False})
    await complete(await enroll(course, await make_user()))
    assert await Certificate.all().count() == 0


async def test_who_had_completed_before_is_promised_none(client: Client) -> None:
    """Neither by a template that is written later, nor by leaving and coming back."""
    owner = await make_user("instructor")
    course = await make_course(owner)
    user, other = await make_user(), await make_user()
    place, left = await completed(course, user), await completed(course, other)
    await writing.put(actor_of(owner), course.id, TEMPLATE)
    for verb in ("suspend", "resume", "complete"):
        path = f"enrollments/{place.id}/{verb}"
        assert (await client.post(path, as_=owner)).status == 200
    assert (await client.delete(f"enrollments/{left.id}", as_=other)).status in (200, 204)
    back = await client.post(f"courses/{course.id}/enrollments", as_=other, json={})
    assert back.json["status"] == "completed"
    assert await Certificate.all().count() == 0
    await complete(await enroll(course, await make_user()))
    assert await Certificate.all().count() == 1


async def test_one_certificate_an_enrollment_however_often_it_is_completed(db: None) -> None:
    place = await completed(await make_course(), await make_user())

    async def begin() -> None:
        async with transaction():
            await issuing.begin(await Enrollment.get(id=place.id))

    await asyncio.gather(*[begin() for _ in range(8)])
    await begin()
    assert await Certificate.all().count() == 1
    assert await waiting() == 1


async def test_whatever_is_delivered_twice_is_issued_once(db: None, quick: list[str]) -> None:
    one = await promise()
    await asyncio.gather(*[issuing.carry_out(one.id) for _ in range(8)])
    await issuing.carry_out(one.id)
    assert (await Certificate.get(id=one.id)).state == "issued"
    assert await CertificateDocuments.all().count() == 1
    assert await Notification.filter(user_id=one.user_id, kind="certificate_issued").count() == 1
    assert await AuditEvent.filter(verb="certificate.issued").count() == 1
    assert await SigningKey.all().count() == 1


async def test_a_page_that_cant_be_drawn_is_tried_five_times(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await make_user("instructor")
    one = await promise(await make_course(owner))
    broken(monkeypatch, press.NotDrawn("takes too long"))
    for tries in range(1, MAX_TRIES + 1):
        await run_jobs()
        one = await Certificate.get(id=one.id)
        assert (one.tries, one.state) == (tries, "failed" if tries == MAX_TRIES else "pending")
    assert await waiting() == 0
    assert "takes too long" in one.error
    again = await client.post(f"certificates/{one.id}/retry", as_=owner)
    assert (again.status, again.json["state"]) == (200, "pending")
    assert (await client.post(f"certificates/{one.id}/retry", as_=owner)).status == 200
    assert await waiting() == 1
    monkeypatch.undo()
    assert (await Certificate.get(id=one.id)).tries == 0


async def test_a_missing_library_costs_no_try(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    one = await promise()
    with monkeypatch.context() as patch:
        broken(patch, press.NoLibrary())
        for _ in range(MAX_TRIES + 1):
            await run_jobs()
    one = await Certificate.get(id=one.id)
    assert (one.state, one.tries, await waiting()) == ("pending", 0, 1)
    assert one.next_try_at > clock.now()

    async def drawn(html: str) -> bytes:
        return PDF

    monkeypatch.setattr(press, "drawn", drawn)
    await run_jobs()
    assert (await Certificate.get(id=one.id)).state == "issued"


async def test_while_all_processes_draw_it_waits_for_seconds(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = await promise()
    broken(monkeypatch, press.Busy())
    await run_jobs()
    after = await Certificate.get(id=one.id)
    assert (after.state, after.tries, await waiting()) == ("pending", 0, 1)
    assert after.next_try_at - clock.now() < timedelta(seconds=10)


async def test_a_class_that_completes_at_once_leaves_workers_to_others(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "AT_ONCE", 3)
    course = await make_course()
    for _ in range(3 + 2):
        await promise(course)
    due = await Job.filter(kind=KIND).order_by("next_try_at").values_list("next_try_at", flat=True)
    ahead = [(at - clock.now()).total_seconds() for at in due]  # type: ignore[operator]
    assert all(at <= 0 for at in ahead[:3])
    assert ahead[4] - ahead[2] >= 1 / issuing.A_SECOND


async def test_without_the_library_they_wait_and_then_are_issued(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "child.py"
    program.write_text("raise SystemExit(3)")
    one = await promise()
    with monkeypatch.context() as patch:
        patch.setattr(press, "PROGRAM", program)
        for _ in range(2):
            await run_jobs()
        waits = await Certificate.get(id=one.id)
        assert (waits.state, waits.tries, await waiting()) == ("pending", 0, 1)
    await run_jobs()
    assert (await Certificate.get(id=one.id)).state == "issued"
    made = await CertificateDocuments.get(certificate_id=one.id)
    assert bytes(made.pdf).startswith(b"%PDF-1.7")
    await press.stop()


async def test_a_worker_that_stops_costs_no_try(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    one = await promise()
    begun = asyncio.Event()

    async def drawn(html: str) -> bytes:
        begun.set()
        await asyncio.Event().wait()
        return PDF

    monkeypatch.setattr(press, "drawn", drawn)
    run = asyncio.create_task(issuing.carry_out(one.id))
    await begun.wait()
    assert (await Certificate.get(id=one.id)).tries == 1
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    assert (await Certificate.get(id=one.id)).tries == 0


async def test_the_sweep_finds_what_lost_its_job(db: None) -> None:
    lost, fresh = await promise(), await promise()
    await Job.all().delete()
    assert await issuing.find_missed() == 0
    late = clock.now() - issuing.MISSED - timedelta(seconds=1)
    await Certificate.filter(id=lost.id).update(next_try_at=late)
    await asyncio.gather(*[issuing.find_missed() for _ in range(3)])
    assert await waiting() == 1
    assert (await Job.get(kind=KIND)).payload == {"certificate_id": str(lost.id)}
    await Certificate.filter(id=fresh.id).update(next_try_at=late, tries=MAX_TRIES)
    await issuing.find_missed()
    assert (await Certificate.get(id=fresh.id)).state == "failed"


async def test_what_ends_is_written_down_once(db: None, quick: list[str]) -> None:
    owner = await make_user("instructor")
    course = await make_course(owner)
    await writing.put(actor_of(owner), course.id, TEMPLATE | {"expires_after_days": 1})
    one, other = await make_certificate(course), await make_certificate()
    assert one.issued_at
    assert one.expires_at == one.issued_at + timedelta(days=1)
    assert await ending.expire() == 0
    await database.execute("update certificates set expires_at = now() where id = $1", one.id)
    assert await ending.expire() == 1
    assert await ending.expire() == 0
    assert (await Certificate.get(id=one.id)).state == "expired"
    assert (await Certificate.get(id=other.id)).state == "issued"


async def test_processes_share_a_key_and_another_secret_makes_another(
    db: None, monkeypatch: pytest.MonkeyPatch, quick: list[str], client: Client
) -> None:
    made = await asyncio.gather(*[keys.signer() for _ in range(8)])
    assert len({one.kid for one in made}) == 1
    old = await make_certificate()
    given = read_settings()
    replaced = given.model_copy(
        update={
            "secret_key": type(given.secret_key)("another-secret-" + "x" * 40),
            "secret_key_previous": given.secret_key,
        }
    )
    monkeypatch.setattr(keys, "settings", lambda: replaced)
    assert (await keys.signer()).kid == made[0].kid
    without = replaced.model_copy(update={"secret_key_previous": type(given.secret_key)("")})
    monkeypatch.setattr(keys, "settings", lambda: without)
    assert (await keys.signer()).kid != made[0].kid
    new = await make_certificate()
    assert new.kid != old.kid
    for one in (old, new):
        assert (await client.get(f"verify/{one.code}")).json["status"] == "valid"
    told = (await client.get("verify/keys")).json["keys"]
    assert [key["kid"] for key in told] == [old.kid, new.kid]
