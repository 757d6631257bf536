"""Audit verbs of accommodations."""

from lms.audit.verbs import Verb


class AccommodationVerb(Verb):
    SET = "accommodation.set", "user"
    REMOVED = "accommodation.removed", "user"
