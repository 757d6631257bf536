"""The channel of one person: only they may subscribe, on each of their devices."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from lms.jobs.messages import JobBody
from lms.notifications import queries
from lms.notifications.messages import KIND
from lms.notifications.schemas import NotificationOut
from lms.realtime.channel_types import Snapshot, register
from lms.realtime.messages import SnapshotPart
from lms.realtime.own import own_channel


async def snapshot(channel_id: UUID, _audience: str) -> Snapshot:
    """The person's notifications as of one version."""
    told = await queries.told(channel_id)
    body = {
        "unread": told.unread,
        "items": [one.model_dump(mode="json") for one in told.items],
        "jobs": [one.model_dump(mode="json") for one in told.jobs],
    }
    return Snapshot(told.version, body)


class NotificationsSnapshot(SnapshotPart):
    """The person's recent notifications."""

    channel: ClassVar[str] = KIND
    unread: int
    items: list[NotificationOut]
    jobs: list[JobBody]


register(own_channel(KIND, snapshot))
