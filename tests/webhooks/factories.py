"""Webhooks that tests begin with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from lms.core import clock, db
from lms.core.ids import new_id
from lms.courses.models import Course
from lms.webhooks import keys
from lms.webhooks.actions import telling
from lms.webhooks.models import Webhook, WebhookDelivery
from lms.webhooks.rules import WebhookEvent

SECRET = b"0123456789abcdef0123456789abcdef"


async def make_webhook(
    course: Course | None,
    url: str = "http://127.0.0.1:9/hook",
    events: Sequence[str] = tuple(WebhookEvent),
    **fields: Any,
) -> Webhook:
    """A webhook of that course, or of all; for all events unless some are named."""
    return await Webhook.create(
        course=course, url=url, events=list(events), secret=keys.seal(SECRET), **fields
    )


async def make_delivery(webhook: Webhook, **fields: Any) -> WebhookDelivery:
    """An event that is due now."""
    now = clock.now()
    body = '{"type":"webhook.test","timestamp":"2026-11-30T08:00:00.000Z","data":{}}'
    given = {"event": WebhookEvent.TEST, "began_at": now, "next_try_at": now, "created_at": now}
    given |= {"event_id": new_id(), "body": body}
    return await WebhookDelivery.create(webhook=webhook, **given | fields)


async def happen(course: Course, times: int = 1) -> None:
    """The course is published, as far as webhooks know."""
    for _ in range(times):
        await telling.tell(WebhookEvent.COURSE_PUBLISHED, course.id, {"slug": course.slug})


async def pass_time(delivery_id: UUID, seconds: float) -> None:
    """As if its first try had been that much earlier, and the next one were due."""
    await db.execute(
        "update webhook_deliveries set began_at = now() - make_interval(secs => $2),"
        " next_try_at = case when state = 'pending' then now() end where id = $1",
        delivery_id,
        seconds,
    )
