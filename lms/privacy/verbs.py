"""Audit verbs of personal data."""

from lms.audit.verbs import Verb


class PrivacyVerb(Verb):
    EXPORTED = "user.exported", "user"
    ERASED = "user.erased", "user"
