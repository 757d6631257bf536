"""Audit verbs of enrollments."""

from lms.audit.verbs import Verb


class EnrollmentVerb(Verb):
    CREATED = "enrollment.created", "enrollment"
    CHANGED = "enrollment.changed", "enrollment"
    CODE_MADE = "enrollment_code.made", "course"
    REMOVED = "enrollment.removed", "enrollment"
