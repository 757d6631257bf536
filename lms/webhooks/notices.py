"""Notifications about webhooks."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from lms.core.access import TEACHERS, Role
from lms.notifications.kinds import EmailWhen, Notice


class WebhookDisabled(Notice, kind="webhook_disabled"):
    """A webhook of yours was switched off; without a course it was for all of them."""

    said: ClassVar[dict[str, str]] = {
        "en": "\u201c{title}\u201d: the webhook to {url} was switched off, since it takes nothing.",
        "de": "\u201e{title}\u201c: Der Webhook an {url} wurde ausgeschaltet, "
        "weil er nichts annimmt.",
    }
    email: ClassVar[EmailWhen] = EmailWhen.NOW
    roles: ClassVar[frozenset[Role] | None] = TEACHERS
    course_id: UUID | None
    title: str
    webhook_id: UUID
    url: str

    def path(self) -> str:
        """The course's webhooks, or those of all courses."""
        return f"/courses/{self.course_id}/webhooks" if self.course_id else "/webhooks"
