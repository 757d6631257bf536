"""Audit verbs of reviews."""

from lms.audit.verbs import Verb


class ReviewVerb(Verb):
    REMOVED = "review.removed", "review"
