"""Notifications about attempts."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from lms.notifications.kinds import Notice


class AttemptGraded(Notice, kind="attempt_graded"):
    """A person has graded what you handed in."""

    said: ClassVar[dict[str, str]] = {
        "en": "\u201c{title}\u201d is graded.",
        "de": "\u201e{title}\u201c ist bewertet.",
    }
    leads: ClassVar[str] = "/attempts/{attempt_id}"
    title: str
    attempt_id: UUID
