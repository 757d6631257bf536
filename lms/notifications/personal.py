"""What the table of notifications holds about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import personal
from lms.core.clock import stamp
from lms.notifications.models import Mail, Notification
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


async def export_mails(user_id: UUID) -> list[dict[str, Any]]:
    """Which letters went to which address."""
    return [
        {"to": one.to, "kind": one.template, "created_at": stamp(one.created_at)}
        for one in await Mail.filter(user_id=user_id).order_by("id")
    ]


async def erase_mails(user_id: UUID) -> None:
    """The address goes with them."""
    await Mail.filter(user_id=user_id).delete()


personal.register(
    personal.PersonalData("mails", "Letters that were sent to you.", export_mails, erase_mails)
)
