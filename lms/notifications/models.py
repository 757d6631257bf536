"""The table of notifications."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id
from lms.users.models import User


class Notification(Model):
    """One thing one person is told; `kind` says what `data` holds.

    `key` names its cause, where the same cause must not tell the same person twice.
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

    class Meta:
        table = "notifications"
        unique_together = (("user", "kind", "key"),)
        indexes = (("user_id", "id"),)

    @classmethod
    def visible_to(cls, actor: Actor, *, unread: bool | None = None) -> QuerySet[Notification]:
        """One's own alone, an admin too; all, or the read or unread ones."""
        mine = cls.filter(user_id=actor.id)
        return mine if unread is None else mine.filter(read_at__isnull=unread)
