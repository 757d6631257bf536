"""The table of security events. A trigger of the database refuses to change or drop its rows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from lms.core.ids import new_id


class AuditEvent(Model):
    """One thing that was done: ids, a verb and field names, never a personal value.

    Its address stands in `audit_addresses`, in partitions that are dropped after 90 days.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    at = fields.DatetimeField()
    actor_id: UUID | None = fields.UUIDField(null=True)
    actor_kind = fields.CharField(max_length=20)
    verb = fields.CharField(max_length=60)
    target_kind = fields.CharField(max_length=30, default="")
    target_id: UUID | None = fields.UUIDField(null=True)
    changed: Any = fields.JSONField()
    request_id = fields.CharField(max_length=128, default="")

    class Meta:
        table = "audit_events"
        indexes = (("actor_id", "id"), ("target_id", "id"), ("verb", "id"))
