"""Audit verbs of enrollments."""

from __future__ import annotations

from lms.audit.verbs import Verb


class EnrollmentVerb(Verb):
    CREATED = "enrollment.created", "enrollment"
    REMOVED = "enrollment.removed", "enrollment"
