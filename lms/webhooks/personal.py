"""Personal data in webhooks."""

from __future__ import annotations

from lms.core.personal import Erasure, PersonalData, register
from lms.webhooks.models import Webhook, WebhookDelivery

register(
    PersonalData(
        Webhook,
        "Webhooks that a person made.",
        fields=("course_id", "url", "events", "active", "created_at"),
        by="created_by_id",
        erasure=Erasure.UNLINK,
    ),
    PersonalData(
        WebhookDelivery,
        "What other systems were told of a person.",
        fields=("event", "body", "state", "created_at"),
    ),
)
