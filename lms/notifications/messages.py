"""What a person's devices hear on `notifications:<user>` (`jobs` adds `job.changed`), and jobs."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from lms.core.schema import Moment
from lms.core.tasks import JobMessage
from lms.realtime.messages import Event

KIND = "notifications"


class NotificationCreated(Event):
    """You are told something new."""

    type: Literal["notification.created"] = "notification.created"
    id: UUID
    kind: str
    data: dict[str, Any]
    created_at: Moment


class NotificationRead(Event):
    """You have read it, maybe on another device."""

    type: Literal["notification.read"] = "notification.read"
    id: UUID
    read_at: Moment


class SendMail(JobMessage):
    """Hand a mail to the server."""

    mail_id: UUID


def channel_of(user: UUID) -> str:
    """The channel that only this person may sit on."""
    return f"{KIND}:{user}"
