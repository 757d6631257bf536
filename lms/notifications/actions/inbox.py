"""Telling people, and their reading of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from pydantic_core import to_json

from lms.core import clock, db
from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.core.ids import new_id
from lms.notifications.messages import NotificationCreated, NotificationRead, channel_of
from lms.notifications.models import Notification
from lms.realtime.publishing import publish

AT_ONCE = 500

INSERT = """
insert into notifications (id, user_id, kind, key, data, created_at)
select id, user_id, $3, $4, data, $6
from unnest($1::uuid[], $2::uuid[], $5::jsonb[]) as t (id, user_id, data)
on conflict (user_id, kind, key) do nothing returning id, user_id
"""


async def notify(
    user_ids: Iterable[UUID], kind: str, data: dict[str, Any], *, key: str | None = None
) -> int:
    """Tell all of them the same; see `notify_each`."""
    return await notify_each(kind, dict.fromkeys(user_ids, data), key=key)


async def notify_each(
    kind: str, data: Mapping[UUID, dict[str, Any]], *, key: str | None = None
) -> int:
    """Tell each person their own, and their devices after the commit; how many were told now.

    With a `key` nobody is told twice of one cause, so that work which was interrupted may simply
    be done again. Thousands go in the order of their ids, 500 a transaction: call it outside one.
    """
    told = 0
    people = sorted(data)  # everybody locks in one order
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        told += await _tell(kind, {user: data[user] for user in some}, key)
    return told


@db.atomic
async def _tell(kind: str, data: dict[UUID, dict[str, Any]], key: str | None) -> int:
    now = clock.now()
    ids = [new_id() for _ in data]
    bodies = [to_json(body).decode() for body in data.values()]
    made = await db.rows(INSERT, ids, list(data), kind, key, bodies, now)
    for row in sorted(made, key=lambda row: row["user_id"]):
        user = row["user_id"]
        event = NotificationCreated(id=row["id"], kind=kind, data=data[user], created_at=now)
        await publish(channel_of(user), event)
    return len(made)


@db.atomic
async def read(actor: Actor, notification_id: UUID) -> Notification:
    """Note that the person has read it; the first time counts."""
    mine = Notification.visible_to(actor).select_for_update(no_key=True)
    found = await mine.get_or_none(id=notification_id) or refuse(NotFound)
    if found.read_at is None:
        found.read_at = clock.now()
        await found.save(update_fields=["read_at"])
        event = NotificationRead(id=found.id, read_at=found.read_at)
        await publish(channel_of(actor.id), event)
    return found
