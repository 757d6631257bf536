"""What the table of notifications holds about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import personal
from lms.notifications.models import Notification
from lms.notifications.schemas import NotificationOut


async def export(user_id: UUID) -> list[dict[str, Any]]:
    """What the person was told, oldest first."""
    found = await Notification.filter(user_id=user_id).order_by("id")
    return [NotificationOut.model_validate(one).model_dump(mode="json") for one in found]


async def erase(user_id: UUID) -> None:
    """Nobody else needs them."""
    await Notification.filter(user_id=user_id).delete()


personal.register(
    personal.PersonalData(
        "notifications", "What you were told, and when you read it.", export, erase
    )
)
