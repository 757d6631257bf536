"""Notifications about certificates."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from lms.notifications.kinds import EmailWhen, Notice


class CertificateIssuedNotice(Notice, kind="certificate_issued"):
    """Your certificate of a course is there."""

    said: ClassVar[dict[str, str]] = {
        "en": "Your certificate of \u201c{title}\u201d is ready.",
        "de": "Ihr Zertifikat f\u00fcr \u201e{title}\u201c ist da.",
    }
    leads: ClassVar[str] = "/certificates"
    email: ClassVar[EmailWhen] = EmailWhen.NOW
    course_id: UUID
    title: str
    certificate_id: UUID


class CertificateRevokedNotice(Notice, kind="certificate_revoked"):
    """The staff of a course has revoked your certificate."""

    said: ClassVar[dict[str, str]] = {
        "en": "Your certificate of \u201c{title}\u201d was revoked.",
        "de": "Ihr Zertifikat f\u00fcr \u201e{title}\u201c wurde widerrufen.",
    }
    leads: ClassVar[str] = "/certificates"
    email: ClassVar[EmailWhen] = EmailWhen.NOW
    course_id: UUID
    title: str
    certificate_id: UUID
