"""Audit verbs of enrollments."""

from lms.audit.verbs import Verb


class EnrollmentVerb(Verb):
    CREATED = "enrollment.created", "enrollment"
    REMOVED = "enrollment.removed", "enrollment"
