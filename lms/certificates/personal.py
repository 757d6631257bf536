"""Personal data in certificates."""

from __future__ import annotations

from lms.certificates.models import Certificate
from lms.certificates.schemas import CertificateExport
from lms.core.personal import PersonalData, register, shown_as

register(
    PersonalData(
        Certificate,
        "Certificates of courses that you completed; erased ones can't be verified any more.",
        fields=shown_as(CertificateExport),
    ),
)
