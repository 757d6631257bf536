"""Audit verbs of enrollments."""

from lms.audit.verbs import Verb


class EnrollmentVerb(Verb):
    CREATED = "enrollment.created", "enrollment"
    CHANGED = "enrollment.changed", "enrollment"
    CODE_MADE = "enrollment_code.made", "course"
    CODE_DROPPED = "enrollment_code.dropped", "course"
    IMPORT_STARTED = "enrollment_import.started", "course"
    REMOVED = "enrollment.removed", "enrollment"
