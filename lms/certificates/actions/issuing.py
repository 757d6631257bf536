"""From the completion of a course to the certificate: a row first, the drawing later, once."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from uuid import UUID

import structlog

from lms.audit import actions as audit
from lms.certificates import badges, fonts, hooks, press, reading, rules, signing, templates
from lms.certificates.actions import ending, keys
from lms.certificates.actions.keys import Signer
from lms.certificates.badges import Award
from lms.certificates.messages import CertificateIssued, RenderCertificate
from lms.certificates.models import Certificate, CertificateDocuments
from lms.certificates.notices import CertificateIssuedNotice
from lms.certificates.page import Facts, page
from lms.certificates.rules import CertificateState, Step
from lms.certificates.verbs import CertificateVerb
from lms.core import clock, db
from lms.core.errors import is_away
from lms.core.ids import new_id
from lms.courses.models import Course, Enrollment
from lms.jobs.actions import ask
from lms.notifications.actions import inbox
from lms.notifications.messages import channel_of
from lms.realtime.publishing import publish

log = structlog.get_logger()

AWAY = timedelta(minutes=1)
"""How long to wait for what is away; it is no fault of the certificate, so no try is counted."""
SOON = timedelta(seconds=5)
"""How long to wait while all processes that draw are busy."""
AT_ONCE, A_SECOND = 20, 10
"""Of a class that completes at once: so many jobs now, the others at this pace. Mails and all else
that the workers do never wait behind thousands of pages."""
TAKES = timedelta(minutes=1)
MISSED = timedelta(minutes=10)
"""A certificate whose try is due for so long has lost its job."""
MISSED_PER_SWEEP = 500
CLAIM = """
update certificates set tries = tries + 1, next_try_at = $2
where id = $1 and state = 'pending' returning id
"""
RELEASE = """
update certificates set tries = greatest(tries - 1, 0), next_try_at = $2
where id = $1 and state = 'pending'
"""


@db.joining
async def begin(place: Enrollment) -> None:
    """Promise a certificate to who has completed a course, once, if the course gives any."""
    course = await Course.get(id=place.course_id)
    template = await templates.of_course(course)
    if not template.enabled:
        return
    await place.fetch_related("user")
    now = clock.now()
    made = Certificate(
        id=new_id(),
        code=rules.new_code(),
        enrollment_id=place.id,
        course_id=place.course_id,
        user_id=place.user_id,
        name=place.user.full_name,
        title=template.title,
        course_title=course.title,
        completed_at=place.completed_at or now,
        next_try_at=now,
    )
    await Certificate.bulk_create([made], ignore_conflicts=True)
    if await Certificate.filter(id=made.id).exists():
        await ask(RenderCertificate(certificate_id=made.id), after=await _turn())


async def _turn() -> timedelta:
    """When a new certificate's turn comes, behind all that wait."""
    waiting = await Certificate.filter(state=CertificateState.PENDING).count()
    return timedelta(seconds=max(0, waiting - AT_ONCE) / A_SECOND)


async def carry_out(certificate_id: UUID) -> None:
    """Draw and issue a pending certificate; nothing for one that isn't pending any more.

    A try counts when it begins, so that a page that ends its worker isn't tried for ever.
    """
    if not await db.row(CLAIM, certificate_id, clock.now() + TAKES):
        return
    try:
        await _issue(certificate_id)
    except asyncio.CancelledError:  # the worker is stopping: the job is given back
        await asyncio.shield(_release(certificate_id, timedelta()))
        raise
    except Exception as error:
        if is_away(error):
            log.warning("certificate_waits", id=str(certificate_id), why=repr(error)[:200])
            wait = SOON if isinstance(error, press.Busy) else AWAY
            await _wait(certificate_id, wait)
            return
        log.warning("certificate_not_issued", id=str(certificate_id), exc_info=True)
        await _failed(certificate_id, error)


async def _issue(certificate_id: UUID) -> None:
    fonts.require()
    found = await Certificate.get(id=certificate_id)
    await found.fetch_related("user")
    course = await Course.get(id=found.course_id)
    template = await templates.of_course(course)
    issued_at = clock.now()
    expires_at = rules.expiry(issued_at, template.expires_after_days)
    facts = Facts(
        name=found.name,
        course=found.course_title,
        completed_at=found.completed_at,
        expires_at=expires_at,
        code=found.code,
        verify_url=templates.verify_url(found.code),
    )
    pdf = await press.drawn(page(await templates.look(template, course, found.title), facts))
    signer = await keys.signer()
    award = Award(
        code=found.code,
        name=found.name,
        email=found.user.email,
        title=found.title,
        course=found.course_title,
        course_url=templates.course_url(found.course_id),
        issued_at=issued_at,
        expires_at=expires_at,
        number=await _number(),
    )
    badge = await asyncio.to_thread(badges.badge, award, signer.seal(), templates.host())
    made = CertificateDocuments(certificate_id=found.id, pdf=pdf, badge=json.dumps(badge))
    await _settle(made, signer, award)


async def _number() -> int:
    found = await db.row("select nextval('certificate_numbers')::int as number")
    if found is None:
        raise RuntimeError("a sequence has a next value")
    return int(found["number"])


@db.atomic
async def _settle(made: CertificateDocuments, signer: Signer, award: Award) -> None:
    """Sign it, keep what was made and tell everybody, unless another run was first."""
    found = await _locked(made.certificate_id)
    if found is None or found.state is not CertificateState.PENDING:
        return
    found.state = rules.after(Step.ISSUE, found.state)
    found.issued_at, found.expires_at = award.issued_at, award.expires_at
    found.number, found.kid = award.number, signer.kid
    payload = signing.packed(reading.claims(found))
    found.payload, found.signature = signing.b64(payload), signing.sign(payload, signer.private)
    found.error = ""
    await found.save()
    await made.save()
    await audit.record(CertificateVerb.ISSUED, ("certificate", found.id), {"state"})
    if found.replaces_id:
        await ending.replace(found.replaces_id)
    await hooks.changed(found)
    notice = CertificateIssuedNotice(
        course_id=found.course_id, title=found.course_title, certificate_id=found.id
    )
    await publish(channel_of(found.user_id), CertificateIssued(data=notice))
    await inbox.notify([found.user_id], notice, key=str(found.id))


async def _locked(certificate_id: UUID) -> Certificate | None:
    return await Certificate.filter(id=certificate_id).select_for_update().get_or_none()


@db.atomic
async def _failed(certificate_id: UUID, error: Exception) -> None:
    """Try again later, or give up until the staff asks again."""
    found = await _locked(certificate_id)
    if found is None or found.state is not CertificateState.PENDING:
        return
    found.error = f"{type(error).__name__}: {error}"[:300].replace("\x00", "")
    pause = rules.pause(found.tries)
    if pause is None:
        found.state = rules.after(Step.FAIL, found.state)
        await audit.record(CertificateVerb.FAILED, ("certificate", found.id), {"state"})
    else:
        found.next_try_at = clock.now() + pause
        await ask(RenderCertificate(certificate_id=found.id), after=pause)
    await found.save(update_fields=["error", "state", "next_try_at"])


async def _release(certificate_id: UUID, wait: timedelta) -> None:
    """Take back a try that says nothing about the certificate."""
    await db.execute(RELEASE, certificate_id, clock.now() + wait)


@db.atomic
async def _wait(certificate_id: UUID, wait: timedelta) -> None:
    await _release(certificate_id, wait)
    await ask(RenderCertificate(certificate_id=certificate_id), after=wait)


async def find_missed() -> int:
    """Ask again for certificates whose job was lost; how many there were."""
    late = Certificate.filter(state=CertificateState.PENDING, next_try_at__lt=clock.now() - MISSED)
    found = await late.order_by("next_try_at").limit(MISSED_PER_SWEEP).values_list("id", flat=True)
    for certificate_id in found:
        await _ask_again(certificate_id)  # type: ignore[arg-type]
    return len(found)


@db.atomic
async def _ask_again(certificate_id: UUID) -> None:
    """Of several sweeps one asks; who began too often, and never ended a try, has failed."""
    found = await _locked(certificate_id)
    now = clock.now()
    if found is None or found.state is not CertificateState.PENDING:
        return
    if found.next_try_at >= now - MISSED:
        return
    if found.tries >= rules.MAX_TRIES:
        found.state = rules.after(Step.FAIL, found.state)
        found.error = "Its worker ended in each try"
        await audit.record(CertificateVerb.FAILED, ("certificate", found.id), {"state"})
    else:
        found.next_try_at = now
        await ask(RenderCertificate(certificate_id=found.id))
    await found.save(update_fields=["error", "state", "next_try_at"])
