"""Notifications about enrollments."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from lms.courses.models import EnrollmentStatus
from lms.notifications.kinds import Notice

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

    def line(self, language: str) -> str:
        """The sentence with the status in that language."""
        words = self.said.get(language, self.said["en"])
        status = GERMAN[self.status] if language == "de" else self.status.value
        return words.format(title=self.title, status=status)


class EnrollmentRequested(Notice, kind="enrollment_requested"):
    """Somebody asks to be let into a course of yours."""

    said: ClassVar[dict[str, str]] = {
        "en": "{name} asks to join \u201c{title}\u201d.",
        "de": "{name} m\u00f6chte in den Kurs \u201e{title}\u201c.",
    }
    leads: ClassVar[str] = "/courses/{course_id}"
    course_id: UUID
    title: str
    enrollment_id: UUID
    name: str
