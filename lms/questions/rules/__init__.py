"""What is a right answer, and what is it worth; pure."""

from lms.questions.rules.choosing import DEFAULT_POLICY, POLICIES, Policy
from lms.questions.rules.judging import (
    answerable,
    by_hand,
    canonical,
    correct,
    fraction,
    key,
    parse_answer,
    same,
    senseless,
    twins,
)
from lms.questions.rules.naming import ids_in, named
from lms.questions.rules.regrading import Keys, Option, best
from lms.questions.rules.remarking import remarks
from lms.questions.rules.reporting import Given, Line, lines, texts_in
from lms.questions.rules.showing import seen
from lms.questions.rules.sorting import right_pairs
from lms.questions.rules.tallies import bucket, counts, parts

__all__ = [
    "DEFAULT_POLICY",
    "POLICIES",
    "Given",
    "Keys",
    "Line",
    "Option",
    "Policy",
    "answerable",
    "best",
    "bucket",
    "by_hand",
    "canonical",
    "correct",
    "counts",
    "fraction",
    "ids_in",
    "key",
    "lines",
    "named",
    "parse_answer",
    "parts",
    "remarks",
    "right_pairs",
    "same",
    "seen",
    "senseless",
    "texts_in",
    "twins",
]
