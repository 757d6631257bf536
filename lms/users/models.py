"""The table of accounts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Role
from lms.core.errors import Conflict
from lms.core.ids import new_id
from lms.core.search import as_plain, plain
from lms.users.rules import ERASED


class UserStatus(StrEnum):
    ACTIVE = "active"
    DISABLED = "disabled"


class User(Model):
    """An account. `rules.normal_email` makes `email` unique per mailbox.

    A pupil may have no address; then there is no way to sign in yet.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    email = fields.CharField(max_length=254, unique=True, null=True)
    external_id = fields.CharField(max_length=200, unique=True, null=True)
    """The person's id in the school's other systems."""
    full_name = fields.CharField(max_length=200)
    role = fields.CharEnumField(Role, max_length=20, default=Role.STUDENT)
    status = fields.CharEnumField(UserStatus, max_length=20, default=UserStatus.ACTIVE)
    password_hash = fields.CharField(max_length=200, null=True)
    email_verified_at: datetime | None = fields.DatetimeField(null=True)
    locale = fields.CharField(max_length=35, null=True)
    timezone = fields.CharField(max_length=64, null=True)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "users"

    @property
    def mail_address(self) -> str:
        """The address, for code that needs one; 409 `no_address` without."""
        if self.email is None:
            raise Conflict("no_address", "This account has no address.")
        return self.email

    @classmethod
    def known(cls) -> QuerySet[Self]:
        """Accounts that weren't erased."""
        return cls.filter(Q(email=None) | ~Q(email__endswith=ERASED))

    @classmethod
    async def disabled_among(cls, ids: Collection[UUID]) -> set[UUID]:
        """Those of the accounts that may not sign in."""
        found = cls.filter(id__in=list(ids), status=UserStatus.DISABLED)
        return {UUID(str(one)) for one in await found.values_list("id", flat=True)}

    @classmethod
    def matching(
        cls,
        role: Role | None = None,
        status: UserStatus | None = None,
        text: str | None = None,
        ids: Sequence[UUID] | None = None,
    ) -> QuerySet[Self]:
        """Accounts with this role and status, this text in name or address, one of these ids."""
        scope = cls.known()
        if ids:
            scope = scope.filter(id__in=ids)
        if role is not None:
            scope = scope.filter(role=role)
        if status is not None:
            scope = scope.filter(status=status)
        if text:
            found = as_plain('"users".full_name', "coalesce(\"users\".email, '')")
            scope = scope.annotate(found=found).filter(found__contains=plain(text))
        return scope


class ApplicationState(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


class InstructorApplication(Model):
    """An application to become an instructor. One per person may be pending (a partial unique
    index)."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="applications", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    motivation = fields.TextField()
    state = fields.CharEnumField(ApplicationState, max_length=10, default=ApplicationState.PENDING)
    reviewed_by: UUID | None = fields.UUIDField(null=True)
    note = fields.CharField(max_length=500, default="")
    created_at = fields.DatetimeField(auto_now_add=True)
    reviewed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "instructor_applications"
        indexes = (("state", "id"),)

    @classmethod
    def of(cls, user_id: UUID) -> QuerySet[Self]:
        """One person's applications."""
        return cls.filter(user_id=user_id)

    @classmethod
    def in_state(cls, state: ApplicationState | None) -> QuerySet[Self]:
        """Applications in this state with their people; without a state all."""
        return (cls.filter(state=state) if state else cls.all()).select_related("user")


class UserImport(Model):
    """The valid rows of a CSV file a job creates accounts from; deleted a week after its end."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="user_imports", on_delete=fields.CASCADE, db_index=True
    )
    owner_id: UUID
    rows: Any = fields.JSONField()
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "user_imports"
