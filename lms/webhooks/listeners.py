"""Which happenings are events, and what receivers are told of them."""

from __future__ import annotations

from functools import partial

from lms.attempts import hooks as attempts
from lms.attempts.models import Attempt
from lms.certificates import hooks as certificates
from lms.certificates.models import Certificate
from lms.certificates.rules import CertificateState
from lms.certificates.templates import verify_url
from lms.courses import hooks as courses
from lms.courses.models import Course, Enrollment
from lms.enrollments import hooks as enrollments
from lms.live import hooks as live
from lms.live.hooks import LiveFinished
from lms.webhooks import reading
from lms.webhooks.actions import managing
from lms.webhooks.actions.telling import tell
from lms.webhooks.rules import WebhookEvent

CERTIFICATE_EVENTS = {
    CertificateState.ISSUED: WebhookEvent.CERTIFICATE_ISSUED,
    CertificateState.REVOKED: WebhookEvent.CERTIFICATE_REVOKED,
}


async def _enrollment(event: WebhookEvent, place: Enrollment) -> None:
    data = {"enrollment_id": place.id, "status": place.status}
    await tell(event, place.course_id, data, user_id=place.user_id)


@enrollments.created.add
async def joined(place: Enrollment) -> None:
    await _enrollment(WebhookEvent.ENROLLMENT_CREATED, place)


@enrollments.completed.add
async def completed(place: Enrollment) -> None:
    await _enrollment(WebhookEvent.ENROLLMENT_COMPLETED, place)


@enrollments.dropped.add
async def dropped(place: Enrollment) -> None:
    await _enrollment(WebhookEvent.ENROLLMENT_DROPPED, place)


@certificates.changed.add
async def certified(certificate: Certificate) -> None:
    event = CERTIFICATE_EVENTS.get(certificate.state)
    if event is not None:
        data = {"certificate_id": certificate.id, "verify_url": verify_url(certificate.code)}
        await tell(event, certificate.course_id, data, user_id=certificate.user_id)


@attempts.submitted.add
async def handed_in(attempt: Attempt) -> None:
    data = {
        "attempt_id": attempt.id,
        "quiz_id": attempt.quiz_id,
        "state": attempt.state,
        "score": None if attempt.score is None else float(attempt.score),
        "max_points": float(attempt.max_points),
    }
    await tell(
        WebhookEvent.QUIZ_SUBMITTED, attempt.course_id, data, user_id=attempt.user_id,
        nameless=partial(reading.nameless, attempt),
    )  # fmt: skip


@courses.published.add
async def published(course: Course) -> None:
    await tell(WebhookEvent.COURSE_PUBLISHED, course.id, {"slug": course.slug})


@courses.deleted.add
async def deleted(course: Course) -> None:
    await managing.switch_off(course.id)


@live.finished.add
async def game_over(event: LiveFinished) -> None:
    if not event.aborted:
        data = await reading.of_game(event.session_id)
        await tell(WebhookEvent.LIVE_FINISHED, event.course_id, data)
