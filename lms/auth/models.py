"""The tables of signing in: sessions, links by mail, second factors, API tokens, providers."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core import clock
from lms.core.access import Role
from lms.core.ids import new_id
from lms.users.models import User


class AuthSession(Model):
    """One sign-in on one device, with its refresh tokens.

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


class Purpose(StrEnum):
    VERIFY = "verify"
    RESET = "reset"
    INVITE = "invite"


class AuthLink(Model):
    """A mailed link that works once; its secret is derived from the key and the id."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="auth_links", on_delete=fields.CASCADE
    )
    user_id: UUID
    purpose = fields.CharEnumField(Purpose, max_length=10)
    email = fields.CharField(max_length=254)
    secret_hash = fields.BinaryField()
    created_at = fields.DatetimeField(auto_now_add=True)
    expires_at = fields.DatetimeField()
    used_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "auth_links"
        indexes = (("user_id", "purpose"),)


class TotpDevice(Model):
    """A person's authenticator app. `last_step` is the newest 30 s step whose code was used."""

    user: fields.OneToOneRelation[User] = fields.OneToOneField(
        "lms.User", related_name="totp", on_delete=fields.CASCADE, primary_key=True
    )
    user_id: UUID
    seed = fields.BinaryField()
    last_step = fields.BigIntField(default=0)
    created_at = fields.DatetimeField(auto_now_add=True)
    confirmed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "totp_devices"

    @classmethod
    async def confirmed_of(cls, user_id: UUID) -> Self | None:
        """The person's confirmed device."""
        return await cls.get_or_none(user_id=user_id, confirmed_at__isnull=False)


class RecoveryCode(Model):
    """One of ten codes that replace a lost device; each works once."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="recovery_codes", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    code_hash = fields.BinaryField()
    used_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "recovery_codes"


class ApiToken(Model):
    """An API token: shown once, stored as a hash, with scopes and an expiry.

    The token contains this row's id, so the hash needs no index.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="api_tokens", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    name = fields.CharField(max_length=100)
    secret_hash = fields.BinaryField()
    hint = fields.CharField(max_length=8)
    scopes: Any = fields.JSONField()
    created_at = fields.DatetimeField(auto_now_add=True)
    expires_at: datetime | None = fields.DatetimeField(null=True)
    last_used_at: datetime | None = fields.DatetimeField(null=True)
    revoked_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "api_tokens"

    @classmethod
    def alive_of(cls, user_id: UUID) -> QuerySet[Self]:
        """A person's tokens that were not revoked, expired ones included."""
        return cls.filter(user_id=user_id, revoked_at=None)


class OidcIdentity(Model):
    """Links an account to another provider's `subject`."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="identities", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    issuer = fields.CharField(max_length=300)
    subject = fields.CharField(max_length=255)
    created_at = fields.DatetimeField(auto_now_add=True)
    last_used_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "oidc_identities"
        unique_together = (("issuer", "subject"),)


class RolePolicy(Model):
    """What admins require of everybody with a role; without a row nothing."""

    role = fields.CharEnumField(Role, max_length=20, primary_key=True)
    mfa_required = fields.BooleanField(default=False)
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "role_policies"
