"""Revoking, replacing and retrying certificates, and writing down that they have expired."""

from __future__ import annotations

from uuid import UUID

from lms.audit import actions as audit
from lms.certificates import hooks, reading, rules
from lms.certificates.messages import CertificateRevoked, RenderCertificate
from lms.certificates.models import Certificate
from lms.certificates.notices import CertificateRevokedNotice
from lms.certificates.rules import REPLACED, CertificateState, Step
from lms.certificates.verbs import CertificateVerb
from lms.core import clock, db
from lms.core.access import Actor
from lms.core.errors import Forbidden, NotFound, refuse
from lms.core.ids import new_id
from lms.jobs.actions import ask
from lms.notifications.actions import inbox
from lms.notifications.messages import channel_of
from lms.realtime.publishing import publish

EXPIRED_PER_SWEEP = 500


@db.atomic
async def revoke(actor: Actor, certificate_id: UUID, reason: str) -> Certificate:
    """A certificate counts no longer, and says why; a second reason changes nothing."""
    found = await _held(actor, certificate_id)
    if await _revoked(found, reason):
        await inbox.notify([found.user_id], _notice(found), key=str(found.id))
    return await reading.whole(found)


@db.atomic
async def reissue(actor: Actor, certificate_id: UUID) -> tuple[Certificate, bool]:
    """A new pending certificate with today's name, and whether it is new.

    The old one counts until the new one is issued.
    """
    old = await _held(actor, certificate_id)
    known = await Certificate.get_or_none(replaces_id=old.id)
    if known is not None:
        return await reading.whole(known), False
    rules.replaceable(old.state)
    await old.fetch_related("user")
    new = await Certificate.create(
        id=new_id(),
        code=rules.new_code(),
        enrollment_id=old.enrollment_id,
        course_id=old.course_id,
        user_id=old.user_id,
        name=old.user.full_name,
        title=old.title,
        course_title=old.course_title,
        completed_at=old.completed_at,
        replaces_id=old.id,
        next_try_at=clock.now(),
    )
    await audit.record(CertificateVerb.REISSUED, ("certificate", old.id))
    await ask(RenderCertificate(certificate_id=new.id))
    return await reading.whole(new), True


@db.atomic
async def retry(actor: Actor, certificate_id: UUID) -> Certificate:
    """Try a failed certificate again, as often as a new one."""
    found = await _held(actor, certificate_id)
    before = found.state
    found.state = rules.after(Step.RETRY, before)
    if found.state is not before:
        found.tries, found.error, found.next_try_at = 0, "", clock.now()
        await found.save(update_fields=["state", "tries", "error", "next_try_at"])
        await audit.record(CertificateVerb.RETRIED, ("certificate", found.id), {"state"})
        await ask(RenderCertificate(certificate_id=found.id))
    return await reading.whole(found)


@db.joining
async def replace(certificate_id: UUID) -> None:
    """Revoke a certificate whose replacement is issued now; one that was revoked stays so."""
    rows = Certificate.filter(id=certificate_id).select_for_update()
    old = await rows.get_or_none()
    if old is not None:
        await _revoked(old, REPLACED)


async def expire() -> int:
    """Write down which certificates have ended; how many there were."""
    ended = Certificate.filter(state=CertificateState.ISSUED, expires_at__lte=clock.now())
    ids = await ended.order_by("id").limit(EXPIRED_PER_SWEEP).values_list("id", flat=True)
    for certificate_id in ids:
        await _expire(certificate_id)  # type: ignore[arg-type]
    return len(ids)


@db.atomic
async def _expire(certificate_id: UUID) -> None:
    rows = Certificate.filter(id=certificate_id, state=CertificateState.ISSUED)
    found = await rows.select_for_update().get_or_none()
    if found is not None:
        found.state = rules.after(Step.EXPIRE, found.state)
        await found.save(update_fields=["state"])
        await hooks.changed(found)


async def _revoked(found: Certificate, reason: str) -> bool:
    before = found.state
    found.state = rules.after(Step.REVOKE, before)
    if found.state is before:
        return False
    found.revoked_at, found.reason = clock.now(), reason
    await found.save(update_fields=["state", "revoked_at", "reason"])
    await audit.record(CertificateVerb.REVOKED, ("certificate", found.id), {"state"})
    await hooks.changed(found)
    await publish(channel_of(found.user_id), CertificateRevoked(data=_notice(found)))
    return True


def _notice(found: Certificate) -> CertificateRevokedNotice:
    return CertificateRevokedNotice(
        course_id=found.course_id, title=found.course_title, certificate_id=found.id
    )


async def _held(actor: Actor, certificate_id: UUID) -> Certificate:
    """A certificate of a course where the actor is staff, locked; 403 for its holder, else 404."""
    rows = Certificate.staffed_by(actor).filter(id=certificate_id)
    found = await rows.select_for_update(no_key=True).get_or_none()
    if found is None:
        await Certificate.owned_by(actor).filter(id=certificate_id).exists() or refuse(NotFound)
        raise Forbidden(detail="Only the course's staff may do this.")
    return found
