"""Audit verbs of attempts."""

from lms.audit.verbs import Verb


class AttemptVerb(Verb):
    ABANDONED = "attempt.abandoned", "attempt"
    GRADED = "attempt.graded", "attempt"
    REGRADED = "quiz.regraded", "quiz"
    RELEASED = "quiz.released", "quiz"
    WITHHELD = "quiz.withheld", "quiz"
