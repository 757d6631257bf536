"""Audit verbs of personal data."""

from __future__ import annotations

from lms.audit.verbs import Verb


class PrivacyVerb(Verb):
    EXPORTED = "user.exported", "user"
    ERASED = "user.erased", "user"
