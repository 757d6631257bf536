"""What answers are worth, as other programs write it: in per cent, often rounded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lms.questions.content import Choice, MultipleChoice, content_of
from lms.questions.formats.base import Found
from lms.questions.rules import DEFAULT_POLICY, Policy, answerable

ROUNDED = {
    33: "33.33333", 66: "66.66667", 67: "66.66667", 16: "16.66667", 17: "16.66667",
    14: "14.28571", 11: "11.11111", 83: "83.33333",
}  # fmt: skip
"""Parts of a whole as people round them."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A text to choose, and how many per cent it is worth."""

    text: str
    percent: Decimal
    feedback: str = ""


def fraction(percent: Decimal) -> float:
    """Per cent as the share that is stored."""
    return float(percent / 100)


def share(percent: Decimal, warn: Callable[[str], None]) -> float:
    """What a typed answer is worth: nothing at least."""
    if percent < 0:
        warn("a negative weight of a typed answer counts as nothing")
    return max(0.0, fraction(percent))


def percent(share: float) -> str:
    """A share in per cent, with all its digits: `33.33333`."""
    exact = (Decimal(repr(share)) * 100).normalize()
    return f"{exact:f}"


def read_percent(text: str) -> Decimal | None:
    """The number of `33.33333`, `-100` or `12,5`; None for what is none or far too large."""
    text = text.strip().replace(",", ".")
    if len(text) > 40 or not text.lstrip("+-").replace(".", "", 1).isdecimal():
        return None
    if not text.isascii():
        return None
    found = Decimal(text)
    return found if abs(found) <= 100 else None


def choice(found: Found, line: int, given: Sequence[Weighed], *, several: bool) -> dict[str, Any]:
    """The fields `content` and `policy` of a choice of one, or of several."""
    whole = [one for one in given if one.percent == 100]
    if not several and len(whole) > 1:
        found.warn(line, "options", "several are wholly right: students tick all of them")
        options = [_option(one, one in whole, None) for one in given]
        return {"content": {"type": "multiple_choice", "options": options}}
    if not several:
        options = [
            _option(one, one.percent == 100, fraction(one.percent) if one.percent % 100 else None)
            for one in given
        ]
        for option, one in zip(options, given, strict=True):
            if one.percent == -100:
                option["fraction"] = -1.0
        return {"content": {"type": "single_choice", "options": options}}
    content = _several(given)
    if not _is_answerable(content):
        snapped = [_snapped(one) for one in given]
        if snapped != list(given) and _is_answerable(_several(snapped)):
            found.warn(line, "options", "rounded weights are read as the parts that they stand for")
            content = _several(snapped)
    return {"content": content, "policy": "weighted"}


def _several(given: Sequence[Weighed]) -> dict[str, Any]:
    options = [_option(one, one.percent > 0, fraction(one.percent)) for one in given]
    return {"type": "multiple_choice", "options": options}


def _option(one: Weighed, correct: bool, share: float | None) -> dict[str, Any]:
    return {"text": one.text, "correct": correct, "fraction": share, "feedback": one.feedback}


def _snapped(one: Weighed) -> Weighed:
    exact = ROUNDED.get(int(abs(one.percent))) if one.percent % 1 == 0 else None
    if exact is None:
        return one
    return Weighed(one.text, Decimal(exact).copy_sign(one.percent), one.feedback)


def _is_answerable(content: dict[str, Any]) -> bool:
    try:
        return answerable(content_of(content))
    except ValueError:
        return False


def weighed(content: Choice, policy: Policy | None) -> list[Weighed]:
    """What each option is worth by the question's policy, as far as weights can say it.

    `balanced` and `right_minus_wrong` are weights: what a wrong option takes away is negative.
    """
    right = content.right
    wrong = max(1, len(content.options) - len(right))
    several = isinstance(content, MultipleChoice)
    policy = policy or DEFAULT_POLICY
    minus = {"weighted": Fraction(0), "right_minus_wrong": Fraction(-1, len(right))}
    off = minus.get(policy, Fraction(-1, wrong)) if several else Fraction(0)
    made = []
    for option in content.options:
        if option.fraction is not None and (policy == "weighted" or not several):
            worth = Decimal(percent(option.fraction))
        elif option.correct:
            worth = _digits(Fraction(1, len(right)))
        else:
            worth = _digits(off)
        made.append(Weighed(option.text, worth, option.feedback))
    return made


def _digits(share: Fraction) -> Decimal:
    """Per cent with five digits, as Moodle writes parts of a whole."""
    exact = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return round(exact, 5).normalize()


def written(worth: Decimal) -> str:
    """Per cent without an exponent or zeros at the end."""
    return f"{worth.normalize():f}"
