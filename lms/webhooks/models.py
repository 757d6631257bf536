"""The tables of webhooks."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core import clock
from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import Course, in_courses
from lms.users.models import User
from lms.webhooks.rules import DeliveryError, DeliveryState, DisabledReason


class Webhook(Model):
    """A receiver of events of one course, or of all courses.

    `secret` is sealed; `old_secrets` are those that still sign for a while, each
    `{"secret": base64 of the sealed one, "until": time}`. `failing_since` is when the first of
    the tries failed that came after the last success.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyNullableRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="webhooks", on_delete=fields.CASCADE, null=True, db_index=True
    )
    course_id: UUID | None
    created_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="webhooks", on_delete=fields.SET_NULL, null=True, db_index=True
    )
    created_by_id: UUID | None
    url = fields.TextField()
    events = fields.JSONField[list[str]](default=list)
    secret = fields.BinaryField()
    old_secrets: Any = fields.JSONField(default=list)
    active = fields.BooleanField(default=True)
    disabled_reason: DisabledReason | None = fields.CharEnumField(  # type: ignore[assignment]
        DisabledReason, max_length=10, null=True
    )
    failing_since: datetime | None = fields.DatetimeField(null=True)
    held_until: datetime | None = fields.DatetimeField(null=True)
    """The receiver asked to be left alone until then."""
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "webhooks"

    @property
    def old_secret_until(self) -> datetime | None:
        """Until when a secret before the newest one signs too."""
        ends = [datetime.fromisoformat(one["until"]) for one in self.old_secrets]
        return max((end for end in ends if end > clock.now()), default=None)

    @classmethod
    def managed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Those of courses the actor may change; for admins those of all courses too."""
        if actor.is_admin:
            return cls.filter(in_courses(Course.managed_by(actor)) | Q(course_id=None))
        return cls.filter(in_courses(Course.managed_by(actor)))


class WebhookDelivery(Model):
    """An event on its way to one webhook; `body` is what is signed, the same in all tries.

    `began_at` is when its tries began, with the event or a replay. `tries` is also the fence: each
    claim raises it, and a worker may write how its try ended only while it is unchanged.
    `claimed_until` is the end of the claim of the worker that tries it now. `attempts` are the
    latest tries, each `{"at", "status", "error", "duration_ms"}`.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    webhook: fields.ForeignKeyRelation[Webhook] = fields.ForeignKeyField(
        "lms.Webhook", related_name="deliveries", on_delete=fields.CASCADE
    )
    webhook_id: UUID
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="told_of", on_delete=fields.CASCADE, null=True, db_index=True
    )
    user_id: UUID | None
    """Whom the event is about."""
    event_id = fields.UUIDField()
    event = fields.CharField(max_length=50)
    body = fields.TextField()
    state = fields.CharEnumField(DeliveryState, max_length=10, default=DeliveryState.PENDING)
    tries = fields.IntField(default=0)
    began_at = fields.DatetimeField()
    next_try_at: datetime | None = fields.DatetimeField(null=True)
    claimed_until: datetime | None = fields.DatetimeField(null=True)
    status: int | None = fields.SmallIntField(null=True)
    error: DeliveryError | None = fields.CharEnumField(  # type: ignore[assignment]
        DeliveryError, max_length=10, null=True
    )
    attempts: Any = fields.JSONField(default=list)
    created_at = fields.DatetimeField()

    class Meta:
        table = "webhook_deliveries"

    @classmethod
    def managed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Those of webhooks the actor manages."""
        return cls.filter(webhook_id__in=Subquery(Webhook.managed_by(actor).values("id")))
