"""Make, change and delete webhooks; their secrets are shown once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from lms.audit import actions as audit
from lms.core import clock, db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Forbidden
from lms.courses.models import Course
from lms.courses.reading import refuse_untaught
from lms.webhooks import keys, queries, rules
from lms.webhooks.models import Webhook
from lms.webhooks.rules import WebhookEvent
from lms.webhooks.verbs import WebhookVerb

MAX_WEBHOOKS = 10
"""Of one course, and of those for all courses."""
MAX_OLD_SECRETS = 5


async def of_course(actor: Actor, course_id: UUID, *, hold: bool = False) -> None:
    """404 for a course that isn't open to the actor, 403 for one that others teach."""
    scope = Course.managed_by(actor).filter(id=course_id)
    found = scope.select_for_update(no_key=True) if hold else scope
    if await found.first() is None:
        await refuse_untaught(actor, Course.filter(id=course_id), "id")


async def managed(actor: Actor, webhook_id: UUID, *, hold: bool = False) -> Webhook:
    """A webhook that the actor manages; 403 for others on the course's staff, else 404."""
    scope = Webhook.managed_by(actor)
    found = await (scope.select_for_update(no_key=True) if hold else scope).get_or_none(
        id=webhook_id
    )
    return found or await refuse_untaught(actor, Webhook.filter(id=webhook_id))


@atomic
async def create(
    actor: Actor, course_id: UUID | None, url: str, events: Sequence[WebhookEvent], *, active: bool
) -> tuple[Webhook, str]:
    """A webhook for that course, or for all of them (admins), and its secret.

    The address is checked already. 409 `too_many`.
    """
    if course_id is not None:
        await of_course(actor, course_id, hold=True)
    elif not actor.is_admin:
        raise Forbidden
    else:
        await db.execute(queries.LOCK_ALL_COURSES)
    if await Webhook.filter(course_id=course_id).count() >= MAX_WEBHOOKS:
        raise Conflict("too_many", f"There may be at most {MAX_WEBHOOKS} webhooks.")
    secret = rules.new_secret()
    made = await Webhook.create(
        course_id=course_id,
        created_by_id=actor.id,
        url=url,
        events=list(events),
        secret=keys.seal(secret),
        active=active,
    )
    await audit.record(WebhookVerb.CREATED, ("webhook", made.id))
    return made, rules.shown(secret)


@atomic
async def change(actor: Actor, webhook_id: UUID, changes: dict[str, Any]) -> Webhook:
    """Set the given fields; switching it on forgets why it was switched off."""
    found = await managed(actor, webhook_id, hold=True)
    new = {name: value for name, value in changes.items() if getattr(found, name) != value}
    if not new:
        return found
    fresh = {"disabled_reason": None, "failing_since": None, "held_until": None}
    if "active" in new or "url" in new:
        new |= fresh
    await found.update_from_dict(new).save(update_fields=list(new))
    await audit.record(WebhookVerb.CHANGED, ("webhook", found.id), new.keys() - fresh.keys())
    return found


@atomic
async def delete(actor: Actor, webhook_id: UUID) -> None:
    """Delete a webhook with its log; what waits is not sent."""
    found = await managed(actor, webhook_id, hold=True)
    await audit.record(WebhookVerb.DELETED, ("webhook", found.id))
    await found.delete()


@atomic
async def rotate(actor: Actor, webhook_id: UUID) -> tuple[Webhook, str]:
    """A new secret; the one before signs too for a day. 409 `too_many` rotations in a day."""
    found = await managed(actor, webhook_id, hold=True)
    old = keys.still_signing(found.old_secrets)
    if len(old) >= MAX_OLD_SECRETS:
        raise Conflict("too_many", f"At most {MAX_OLD_SECRETS} old secrets may still sign.")
    until = clock.now() + rules.OLD_SECRET_SIGNS
    secret = rules.new_secret()
    found.old_secrets = [keys.kept(bytes(found.secret), until), *old]
    found.secret = keys.seal(secret)
    await found.save(update_fields=["secret", "old_secrets"])
    await audit.record(WebhookVerb.SECRET_ROTATED, ("webhook", found.id))
    return found, rules.shown(secret)


async def seal_anew() -> None:
    """Seal with the newest key what an earlier one has sealed, so that it can be removed."""
    for one in await Webhook.all().only("id", "secret"):
        box = bytes(one.secret)
        if anew := keys.sealed_anew(box):
            await Webhook.filter(id=one.id, secret=box).update(secret=anew)


async def switch_off(course_id: UUID) -> None:
    """A course that is deleted tells nobody anything; in the transaction that deletes it."""
    await Webhook.filter(course_id=course_id).update(active=False)
