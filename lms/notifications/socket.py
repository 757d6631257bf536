"""The channel of one person: only they may subscribe, on each of their devices."""

from __future__ import annotations

from uuid import UUID

from lms.notifications import queries
from lms.notifications.messages import KIND
from lms.realtime.channel_types import Snapshot, register
from lms.realtime.own import own_channel


async def snapshot(channel_id: UUID, _audience: str) -> Snapshot:
    """The person's notifications as of one version."""
    version, told = await queries.told(channel_id)
    return Snapshot(version, told.model_dump(mode="json"))


register(own_channel(KIND, snapshot))
