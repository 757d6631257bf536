"""Audit verbs of progress."""

from lms.audit.verbs import Verb


class ProgressVerb(Verb):
    OVERRIDDEN = "progress.overridden", "enrollment"
