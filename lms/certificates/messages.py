"""Events of certificates on `notifications:<user>`, and jobs."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from lms.certificates.notices import CertificateIssuedNotice, CertificateRevokedNotice
from lms.core.tasks import JobMessage
from lms.realtime.messages import Event


class CertificateIssued(Event):
    """A certificate of yours is ready."""

    type: Literal["certificate.issued"] = "certificate.issued"
    data: CertificateIssuedNotice


class CertificateRevoked(Event):
    """A certificate of yours no longer counts: it was revoked or replaced."""

    type: Literal["certificate.revoked"] = "certificate.revoked"
    data: CertificateRevokedNotice


class RenderCertificate(JobMessage):
    """Draw, sign and issue a pending certificate."""

    certificate_id: UUID
