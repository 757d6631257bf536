"""The table of security events. A database trigger refuses to change or delete its rows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.ids import first_id, new_id

MARGIN = timedelta(days=1)
"""Ids contain the time of the machine that made them, whose clock may be off by this much."""


class AuditEvent(Model):
    """One security-relevant action: ids, a verb and field names, never a personal value.

    Its address is in `audit_addresses`, in partitions that are dropped after 90 days.
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
        indexes = (("actor_id", "id"), ("target_id", "id"), ("target_kind", "id"), ("verb", "id"))

    address: str | None = None
    """The address it came from, read from the other table by the code that shows it."""

    @classmethod
    def matching(
        cls, *, since: datetime | None = None, until: datetime | None = None, **same: Any
    ) -> QuerySet[Self]:
        """Events with these values, at or after `since` and before `until`.

        Ids are in order of time, so the times are looked up in the index of ids.
        """
        scope = cls.filter(**same)
        if since is not None:
            scope = scope.filter(at__gte=since, id__gte=first_id(since - MARGIN))
        if until is not None:
            scope = scope.filter(at__lt=until, id__lt=first_id(until + MARGIN))
        return scope
