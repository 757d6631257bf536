"""Events on `notifications:<user>` (`jobs` adds `job.changed`), and jobs."""

from __future__ import annotations

from typing import Any, ClassVar, Literal
from uuid import UUID

from lms.core.schema import Moment
from lms.core.tasks import JobMessage
from lms.jobs.messages import JobBody
from lms.notifications.schemas import NotificationOut
from lms.realtime.messages import Event, SnapshotPart

KIND = "notifications"


class NotificationCreated(Event):
    """You have a new notification."""

    type: Literal["notification.created"] = "notification.created"
    id: UUID
    kind: str
    data: dict[str, Any]
    created_at: Moment


class NotificationRead(Event):
    """You have read a notification, maybe on another device."""

    type: Literal["notification.read"] = "notification.read"
    id: UUID
    read_at: Moment


class NotificationsRead(Event):
    """You have read a notification and all older ones; `unread` of newer ones are left."""

    type: Literal["notifications.read"] = "notifications.read"
    up_to: UUID
    read_at: Moment
    unread: int


class NotificationsSnapshot(SnapshotPart):
    """The person's recent notifications."""

    channel: ClassVar[str] = KIND
    unread: int
    items: list[NotificationOut]
    jobs: list[JobBody]


class SendMail(JobMessage):
    """Send a mail to the mail server."""

    mail_id: UUID


def channel_of(user: UUID) -> str:
    """The channel of this person, to which nobody else may subscribe."""
    return f"{KIND}:{user}"
