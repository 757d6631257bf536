"""Personal data in notifications and mails."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from lms.core.personal import PersonalData, register, shown_as
from lms.core.schema import Moment, Out
from lms.notifications.models import DigestItem, Mail, Notification, NotificationPreference
from lms.notifications.schemas import NotificationOut, Preference


class MailExport(Out):
    """Which letter was sent to which address."""

    to: str
    kind: str = Field(validation_alias="template")
    created_at: Moment


class DigestExport(Out):
    """One line of the next daily letter."""

    kind: str
    data: dict[str, Any]
    created_at: Moment
    due_at: Moment


register(
    PersonalData(
        Notification,
        "Your notifications, and when you read them.",
        fields=shown_as(NotificationOut),
    ),
    PersonalData(
        NotificationPreference,
        "How you want to be notified.",
        fields=shown_as(Preference),
    ),
    PersonalData(
        DigestItem,
        "What your next daily letter tells.",
        fields=shown_as(DigestExport),
    ),
    PersonalData(Mail, "Letters that were sent to you.", fields=shown_as(MailExport)),
)
