"""Personal data in notifications and mails."""

from __future__ import annotations

from pydantic import Field

from lms.core.personal import PersonalData, register, shown_as
from lms.core.schema import Moment, Out
from lms.notifications.models import Mail, Notification
from lms.notifications.schemas import NotificationOut


class MailExport(Out):
    """Which letter was sent to which address."""

    to: str
    kind: str = Field(validation_alias="template")
    created_at: Moment


register(
    PersonalData(
        Notification,
        "Your notifications, and when you read them.",
        fields=shown_as(NotificationOut),
    ),
    PersonalData(Mail, "Letters that were sent to you.", fields=shown_as(MailExport)),
)
