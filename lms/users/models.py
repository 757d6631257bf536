"""The table of accounts."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Role
from lms.core.ids import new_id


class UserStatus(StrEnum):
    ACTIVE = "active"
    DISABLED = "disabled"


class User(Model):
    """An account. `email` is stored as `rules.normal_email` makes it, so the key is the address."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    email = fields.CharField(max_length=254, unique=True)
    full_name = fields.CharField(max_length=200)
    role = fields.CharEnumField(Role, max_length=20, default=Role.STUDENT)
    status = fields.CharEnumField(UserStatus, max_length=20, default=UserStatus.ACTIVE)
    password_hash = fields.CharField(max_length=200, null=True)
    locale = fields.CharField(max_length=35, null=True)
    timezone = fields.CharField(max_length=64, null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "users"

    @classmethod
    def matching(
        cls, role: Role | None = None, status: UserStatus | None = None, text: str | None = None
    ) -> QuerySet[Self]:
        """Accounts with this role and status, and this text in name or address."""
        scope = cls.all()
        if role is not None:
            scope = scope.filter(role=role)
        if status is not None:
            scope = scope.filter(status=status)
        if text:
            scope = scope.filter(Q(full_name__icontains=text) | Q(email__icontains=text))
        return scope
