"""Audit verbs of certificates."""

from lms.audit.verbs import Verb


class CertificateVerb(Verb):
    ISSUED = "certificate.issued", "certificate"
    FAILED = "certificate.failed", "certificate"
    RETRIED = "certificate.retried", "certificate"
    REVOKED = "certificate.revoked", "certificate"
    REISSUED = "certificate.reissued", "certificate"
    TEMPLATE_CHANGED = "certificate_template.changed", "course"
