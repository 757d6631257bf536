"""Numbers as people mean them: decimal, bounds included."""

from __future__ import annotations

from fractions import Fraction

from lms.questions.content import Tolerance

NOTHING, ALL = Fraction(0), Fraction(1)
MAX_DENOMINATOR = 20
NEARLY = Fraction(1, 20_000)


def exact(number: float) -> Fraction:
    """The decimal number that a person sees, not its binary neighbour: 0.1 is one tenth."""
    return Fraction(repr(number))


def weight(number: float) -> Fraction:
    """What a weight of few digits stands for: 0.33333 is a third, so three of them are all."""
    given = exact(number)
    simple = given.limit_denominator(MAX_DENOMINATOR)
    return simple if abs(simple - given) <= NEARLY else given


def is_near(numeric: Tolerance, value: float) -> bool:
    """Whether the value is the right number, within its tolerance."""
    right, off = exact(numeric.value), exact(numeric.tolerance)
    if numeric.tolerance_type == "percent":
        off = abs(right) * off / 100
    return abs(exact(value) - right) <= off


def worth(numeric: Tolerance, value: float) -> Fraction:
    """All of the points for the right number, else what the first range that holds it says."""
    if is_near(numeric, value):
        return ALL
    for one in numeric.also:
        if one.min <= value <= one.max:
            return weight(one.fraction)
    return NOTHING
