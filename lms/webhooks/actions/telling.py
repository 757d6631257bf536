"""Writing what is to be delivered, in the transaction that causes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic_core import to_json

from lms.audit import actions as audit
from lms.core import clock, db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict
from lms.core.ids import new_id
from lms.courses.reading import refuse_untaught
from lms.webhooks import queries
from lms.webhooks.actions.managing import managed
from lms.webhooks.models import Webhook, WebhookDelivery
from lms.webhooks.rules import WebhookEvent
from lms.webhooks.verbs import WebhookVerb

REPLAYED_AT_ONCE = 10_000


async def tell(
    event: WebhookEvent,
    course_id: UUID,
    data: dict[str, Any],
    *,
    user_id: UUID | None = None,
    nameless: Callable[[], Awaitable[bool]] | None = None,
) -> None:
    """Write a delivery for each webhook that wants the event; `user_id` is whom it is about.

    `nameless` says, once somebody wants the event, whether receivers may not know who that is.
    """
    rows = await db.rows(queries.SUBSCRIBED, course_id, event.value)
    if rows:
        hidden = nameless is not None and await nameless()
        about = {"user_id": None if hidden else user_id} if user_id else {}
        body = {"course_id": course_id, **about, **data}
        await _record([row["id"] for row in rows], event, body, user_id)


async def _record(
    webhook_ids: Sequence[UUID],
    event: WebhookEvent,
    data: dict[str, Any],
    user_id: UUID | None = None,
) -> list[UUID]:
    now = clock.now()
    ids = [new_id() for _ in webhook_ids]
    body = to_json({"type": event, "timestamp": clock.stamp(now), "data": data}).decode()
    await db.execute(
        queries.RECORD, ids, list(webhook_ids), user_id, new_id(), event.value, body, now
    )
    return ids


def _require_active(webhook: Webhook) -> None:
    if not webhook.active:
        raise Conflict("webhook_off", "Switch the webhook on first.")


@atomic
async def test(actor: Actor, webhook_id: UUID) -> WebhookDelivery:
    """Send a test event, whatever the webhook is for; 409 `webhook_off`."""
    webhook = await managed(actor, webhook_id)
    _require_active(webhook)
    data = {"course_id": webhook.course_id, "webhook_id": webhook.id}
    [made] = await _record([webhook.id], WebhookEvent.TEST, data)
    return await WebhookDelivery.get(id=made)


@atomic
async def replay(actor: Actor, delivery_id: UUID) -> int:
    """Send a delivery again, with the same id; returns how many: none while one is on its way."""
    found = await delivery(actor, delivery_id)
    await found.fetch_related("webhook")
    _require_active(found.webhook)
    count = await db.execute(queries.REPLAY, found.id)
    await audit.record(WebhookVerb.REPLAYED, ("webhook", found.webhook_id))
    return count


@atomic
async def replay_failed(actor: Actor, webhook_id: UUID, since: datetime) -> int:
    """Send again what has failed since then, the oldest 10,000; returns how many."""
    webhook = await managed(actor, webhook_id)
    _require_active(webhook)
    count = await db.execute(queries.REPLAY_FAILED, webhook.id, since, REPLAYED_AT_ONCE)
    await audit.record(WebhookVerb.REPLAYED, ("webhook", webhook.id))
    return count


async def delivery(actor: Actor, delivery_id: UUID) -> WebhookDelivery:
    """A delivery of a webhook that the actor manages; 403 for others on the staff, else 404."""
    found = await WebhookDelivery.managed_by(actor).get_or_none(id=delivery_id)
    return found or await refuse_untaught(
        actor, WebhookDelivery.filter(id=delivery_id), "webhook__course_id"
    )
