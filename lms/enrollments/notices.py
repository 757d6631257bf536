"""Notifications about enrollments."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import Field

from lms.core.access import TEACHERS, Role
from lms.courses.models import EnrollmentStatus
from lms.notifications.kinds import EmailWhen, Notice

GERMAN = {
    EnrollmentStatus.PENDING: "beantragt",
    EnrollmentStatus.WAITLISTED: "auf der Warteliste",
    EnrollmentStatus.ACTIVE: "aktiv",
    EnrollmentStatus.SUSPENDED: "ausgesetzt",
    EnrollmentStatus.COMPLETED: "abgeschlossen",
    EnrollmentStatus.DROPPED: "beendet",
    EnrollmentStatus.REJECTED: "abgelehnt",
}


class EnrollmentChanged(Notice, kind="enrollment_changed"):
    """Others have changed the status of your enrollment."""

    said: ClassVar[dict[str, str]] = {
        "en": "\u201c{title}\u201d: your enrollment is {status} now.",
        "de": "\u201e{title}\u201c: Ihre Einschreibung ist jetzt {status}.",
    }
    leads: ClassVar[str] = "/courses/{course_id}"
    course_id: UUID
    title: str
    enrollment_id: UUID
    status: EnrollmentStatus
    reason: str = ""
    """What the staff says about it."""

    def line(self, language: str, zone: str = "UTC") -> str:  # noqa: ARG002  it names no time
        """The sentence with the status in that language."""
        words = self.said.get(language, self.said["en"])
        status = GERMAN[self.status] if language == "de" else self.status.value
        line = words.format(title=self.title, status=status)
        return f"{line} {self.reason}".rstrip()


class EnrollmentRequested(Notice, kind="enrollment_requested"):
    """Somebody asks to be let into a course of yours."""

    said: ClassVar[dict[str, str]] = {
        "en": "{name} asks to join \u201c{title}\u201d.",
        "de": "{name} m\u00f6chte in den Kurs \u201e{title}\u201c.",
    }
    leads: ClassVar[str] = "/courses/{course_id}?status=pending#people"
    roles: ClassVar[frozenset[Role] | None] = TEACHERS
    course_id: UUID
    title: str
    enrollment_id: UUID
    name: str


class DueSoon(Notice, kind="due_soon"):
    """Something of yours ends within a day: what it is called, and when."""

    said: ClassVar[dict[str, str]] = {
        "en": "\u201c{title}\u201d ends on {when}.",
        "de": "\u201e{title}\u201c endet am {when}.",
    }
    leads: ClassVar[str] = "/courses/{course_id}"
    email: ClassVar[EmailWhen] = EmailWhen.NOW
    course_id: UUID
    title: str
    due: Literal["course", "quiz"] = Field(alias="kind")
    id: UUID
    at: datetime

    def path(self) -> str:
        """A quiz's own page, or the course's."""
        return f"/quizzes/{self.id}" if self.due == "quiz" else super().path()

    def line(self, language: str, zone: str = "UTC") -> str:
        """The sentence with the time as the reader's clock shows it."""
        form = "%d.%m.%Y, %H:%M %Z" if language == "de" else "%d %B %Y, %H:%M %Z"
        words = self.said.get(language, self.said["en"])
        return words.format(
            title=self.title, when=self.at.astimezone(ZoneInfo(zone)).strftime(form)
        )


class Message(Notice, kind="message"):
    """A course's staff writes to you."""

    said: ClassVar[dict[str, str]] = {
        "en": "{from} wrote to you about \u201c{title}\u201d.",
        "de": "{from} schreibt Ihnen zu \u201e{title}\u201c.",
    }
    leads: ClassVar[str] = "/courses/{course_id}"
    email: ClassVar[EmailWhen] = EmailWhen.NOW
    course_id: UUID
    title: str
    sender: str = Field(alias="from")
    text: str

    def detail(self) -> str:
        """What they wrote."""
        return self.text
