"""Choices: what the ticked options are worth.

C options are correct and W wrong; of those, `right` and `wrong` were ticked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

from lms.questions.content import Choice, MultipleChoice
from lms.questions.rules.numbers import ALL, NOTHING, weight

Policy: TypeAlias = Literal[
    "all_or_nothing", "right_minus_wrong", "balanced", "every_decision", "weighted"
]
POLICIES: tuple[Policy, ...] = get_args(Policy)
DEFAULT_POLICY: Policy = "balanced"


def _all_or_nothing(right: int, wrong: int, c: int, _w: int) -> Fraction:
    return ALL if right == c and not wrong else NOTHING


def _right_minus_wrong(right: int, wrong: int, c: int, _w: int) -> Fraction:
    return max(NOTHING, Fraction(right - wrong, c))


def _balanced(right: int, wrong: int, c: int, w: int) -> Fraction:
    return max(NOTHING, Fraction(right, c) - Fraction(wrong, max(1, w)))


def _every_decision(right: int, wrong: int, c: int, w: int) -> Fraction:
    return Fraction(right + (w - wrong), c + w)


_COUNTED: dict[Policy, Callable[[int, int, int, int], Fraction]] = {
    "all_or_nothing": _all_or_nothing,
    "right_minus_wrong": _right_minus_wrong,
    "balanced": _balanced,
    "every_decision": _every_decision,
}


def worth(content: Choice, ticked: Sequence[str], policy: Policy) -> Fraction:
    """What these options are worth; the policy applies to multiple choice alone."""
    if not isinstance(content, MultipleChoice):
        return max(NOTHING, _weights(content, ticked, ALL))
    right_ids = set(content.right)
    if policy == "weighted":
        found = _weights(content, ticked, Fraction(1, len(right_ids)))
        return min(ALL, max(NOTHING, found))
    right = len(right_ids.intersection(ticked))
    wrong = len(ticked) - right
    return _COUNTED[policy](right, wrong, len(right_ids), len(content.options) - len(right_ids))


def _weights(content: Choice, ticked: Sequence[str], correct: Fraction) -> Fraction:
    """The sum of the ticked options' fractions, `correct` being that of a right one without one."""
    found = NOTHING
    for option in content.options:
        if option.id in ticked:
            if option.fraction is not None:
                found += weight(option.fraction)
            elif option.correct:
                found += correct
    return found
