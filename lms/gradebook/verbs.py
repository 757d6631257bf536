"""Audit verbs of the gradebook."""

from lms.audit.verbs import Verb


class GradebookVerb(Verb):
    RUBRIC_CHANGED = "rubric.changed", "rubric"
    RUBRIC_DELETED = "rubric.deleted", "rubric"
