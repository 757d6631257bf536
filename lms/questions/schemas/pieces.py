"""Parts of a content over REST, with the HTML beside each text; it is taken back and left out."""

from __future__ import annotations

from typing import Any, TypeAlias

from lms.questions.content import (
    Accepted,
    ChoiceGap,
    Item,
    NumberGap,
    Option,
    Range,
    Stored,
    TextGap,
    Thing,
    Tolerance,
)

MADE_HERE = frozenset({"html", "stem_html", "explanation_html", "hints_html", "feedback_html"})
DEPTH = 5
"""How far down objects stand in an input: the options of gaps."""


class ThingOut(Thing):
    html: str


class OptionOut(Option):
    html: str
    feedback_html: str


class PairOut(Stored):
    left: ThingOut
    right: ThingOut


class ItemOut(Item):
    html: str


class AcceptedOut(Accepted):
    feedback_html: str


class RangeOut(Range):
    feedback_html: str


class ToleranceOut(Tolerance):
    also: list[RangeOut]  # type: ignore[assignment]


class TextGapOut(TextGap):
    answers: list[AcceptedOut]  # type: ignore[assignment]


class NumberGapOut(NumberGap):
    numeric: ToleranceOut


class ChoiceGapOut(ChoiceGap):
    options: list[OptionOut]  # type: ignore[assignment]


GapOut: TypeAlias = TextGapOut | NumberGapOut | ChoiceGapOut


def without_html(sent: Any, depth: int = DEPTH) -> Any:
    """The input without the HTML that who read it sends back; it is made anew."""
    if not depth:
        return sent
    if isinstance(sent, list):
        return [without_html(one, depth - 1) for one in sent]
    if not isinstance(sent, dict):
        return sent
    return {
        name: without_html(one, depth - 1) for name, one in sent.items() if name not in MADE_HERE
    }
