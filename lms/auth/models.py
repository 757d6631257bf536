"""The table of sign-in sessions."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core import clock
from lms.core.ids import new_id
from lms.users.models import User


class AuthSession(Model):
    """One sign-in on one device, and the family of its refresh tokens.

    Only the newest token's hash is stored; `generation` counts the rotations.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="auth_sessions", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    generation = fields.IntField(default=0)
    token_hash = fields.BinaryField()
    rotated_at = fields.DatetimeField()
    user_agent = fields.CharField(max_length=300, default="")
    address = fields.CharField(max_length=45, default="")
    created_at = fields.DatetimeField(auto_now_add=True)
    last_seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "auth_sessions"

    @classmethod
    def alive_of(cls, user_id: UUID) -> QuerySet[Self]:
        """A person's sessions that can still be used."""
        return cls.filter(user_id=user_id, revoked_at=None, expires_at__gt=clock.now())
