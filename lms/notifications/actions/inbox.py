"""Creating notifications and marking them as read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from lms.core import clock, db
from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.core.ids import new_id
from lms.notifications.actions import mailing, preferences
from lms.notifications.kinds import Notice
from lms.notifications.messages import (
    NotificationCreated,
    NotificationRead,
    NotificationsRead,
    channel_of,
)
from lms.notifications.models import Notification
from lms.realtime.publishing import publish

NOTICES_PER_TRANSACTION = 500

INSERT = """
insert into notifications (id, user_id, kind, key, data, created_at, hidden)
select id, user_id, kind, $5, data, $6, hidden
from unnest($1::uuid[], $2::uuid[], $3::varchar[], $4::jsonb[], $7::bool[])
    as t (id, user_id, kind, data, hidden)
on conflict (user_id, kind, key) do nothing returning id, user_id
"""
READ_UP_TO = """
update notifications set read_at = $3
where user_id = $1 and id <= $2 and read_at is null and not hidden
"""


async def notify(user_ids: Iterable[UUID], notice: Notice, *, key: str | None = None) -> int:
    """Send the same notification to several people; see `notify_each`."""
    return await notify_each(dict.fromkeys(user_ids, notice), key=key)


async def notify_each(notices: Mapping[UUID, Notice], *, key: str | None = None) -> int:
    """Send each person their notification, and push it after the commit; returns how many are new.

    With a `key` nobody is notified twice for one cause, so interrupted work can be repeated. Many
    people are notified in the order of their ids, 500 per transaction: call it outside one.
    """
    told = 0
    people = sorted(notices)  # one lock order for all callers
    for start in range(0, len(people), NOTICES_PER_TRANSACTION):
        some = people[start : start + NOTICES_PER_TRANSACTION]
        told += await _tell({user: notices[user] for user in some}, key)
    return told


@db.atomic
async def _tell(notices: dict[UUID, Notice], key: str | None) -> int:
    now = clock.now()
    ids = [new_id() for _ in notices]
    kinds = [notice.kind for notice in notices.values()]
    bodies = [notice.model_dump_json() for notice in notices.values()]
    wishes = await preferences.of_each(notices)
    hidden = [not wishes[user].in_app for user in notices]
    made = await db.rows(INSERT, ids, list(notices), kinds, bodies, key, now, hidden)
    fresh = {row["user_id"]: notices[row["user_id"]] for row in made}
    await mailing.ask_letters(fresh, wishes)
    for row in sorted(made, key=lambda row: row["user_id"]):
        user = row["user_id"]
        if not wishes[user].in_app:
            continue
        notice = notices[user]
        event = NotificationCreated(
            id=row["id"], kind=notice.kind, data=notice.model_dump(mode="json"), created_at=now
        )
        await publish(channel_of(user), event)
    return len(made)


@db.atomic
async def read(actor: Actor, notification_id: UUID) -> Notification:
    """Mark a notification as read; only the first call has an effect."""
    mine = Notification.visible_to(actor).select_for_update(no_key=True)
    found = await mine.get_or_none(id=notification_id) or refuse(NotFound)
    if found.read_at is None:
        found.read_at = clock.now()
        await found.save(update_fields=["read_at"])
        event = NotificationRead(id=found.id, read_at=found.read_at)
        await publish(channel_of(actor.id), event)
    return found


@db.atomic
async def read_up_to(actor: Actor, notification_id: UUID) -> None:
    """Mark this notification and all older ones of the actor as read."""
    mine = Notification.visible_to(actor)
    await mine.filter(id=notification_id).exists() or refuse(NotFound)
    now = clock.now()
    if not await db.execute(READ_UP_TO, actor.id, notification_id, now):
        return
    unread = await Notification.visible_to(actor, unread=True).count()
    event = NotificationsRead(up_to=notification_id, read_at=now, unread=unread)
    await publish(channel_of(actor.id), event)
