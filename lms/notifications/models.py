"""The tables of notifications and mails."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id
from lms.notifications.kinds import EmailWhen
from lms.users.models import User


class Notification(Model):
    """One notification of one person; `kind` says what `data` contains.

    `key` names its cause, where the person must be notified of it only once. A `hidden` one is of
    a kind that the person wants no notifications of: it only keeps its cause from being told twice.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="notifications", on_delete=fields.CASCADE
    )
    user_id: UUID
    kind = fields.CharField(max_length=50)
    key = fields.CharField(max_length=100, null=True)
    data: Any = fields.JSONField()
    created_at = fields.DatetimeField(auto_now_add=True)
    read_at = fields.DatetimeField(null=True)
    hidden = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "notifications"
        unique_together = (("user", "kind", "key"),)
        indexes = (("user_id", "id"),)

    @classmethod
    def visible_to(cls, actor: Actor, *, unread: bool | None = None) -> QuerySet[Notification]:
        """The actor's own notifications, for admins too; all, or the read or unread ones."""
        mine = cls.filter(user_id=actor.id, hidden=False)
        return mine if unread is None else mine.filter(read_at__isnull=unread)


class NotificationPreference(Model):
    """How one person wants to be told of one kind of notification."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="notification_preferences", on_delete=fields.CASCADE
    )
    user_id: UUID
    kind = fields.CharField(max_length=50)
    in_app = fields.BooleanField(default=True)
    email = fields.CharEnumField(EmailWhen, max_length=10)

    class Meta:
        table = "notification_preferences"
        unique_together = (("user_id", "kind"),)  # also the index by user


class DigestItem(Model):
    """What the next daily letter of one person tells; `due_at` is when that letter goes out."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="digest_items", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    kind = fields.CharField(max_length=50)
    data: Any = fields.JSONField()
    created_at = fields.DatetimeField(auto_now_add=True)
    due_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "digest_items"


class MailState(StrEnum):
    PENDING = "pending"
    SENT = "sent"
    KEPT = "kept"
    """There is no mail server: during development the outbox shows it."""
    FAILED = "failed"


class Mail(Model):
    """One letter to one address. `data` fills its template and never contains a link's secret."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="mails", on_delete=fields.CASCADE, null=True, db_index=True
    )
    user_id: UUID | None
    to = fields.CharField(max_length=254)
    template = fields.CharField(max_length=50)
    data: Any = fields.JSONField()
    state = fields.CharEnumField(MailState, max_length=10, default=MailState.PENDING)
    error = fields.CharField(max_length=300, null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    sent_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "mails"
