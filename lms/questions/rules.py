"""What is a right answer, and what is it worth; pure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from pydantic import ValidationError

from lms.core.errors import Invalid
from lms.core.schema import faults
from lms.core.text import fold, look
from lms.questions.content import (
    Accepted,
    Answer,
    Choice,
    ChoiceAnswer,
    Content,
    MultipleChoice,
    NumberAnswer,
    Numeric,
    ShortAnswer,
    TextAnswer,
    Tolerance,
    answer_type,
)

Policy: TypeAlias = Literal["all_or_nothing", "right_minus_wrong", "balanced", "every_decision"]
DEFAULT_POLICY: Policy = "balanced"
WIDE_STAR = "\uff0a"
NOTHING, ALL = Fraction(0), Fraction(1)


# Reading an answer ------------------------------------------------------------------------------


def parse_answer(content: Content, raw: object) -> Answer:
    """The answer in what a client sent, normalised; `Invalid` names what is wrong with it."""
    try:
        answer = answer_type(content).model_validate(raw)
    except ValidationError as error:
        errors = faults(error, below="answer")
        raise Invalid(detail="This is not an answer to this question.", errors=errors) from None
    if isinstance(content, Choice) and isinstance(answer, ChoiceAnswer):
        _check_options(content, answer)
    return answer


def _check_options(content: Choice, answer: ChoiceAnswer) -> None:
    if not {option.id for option in content.options}.issuperset(answer.options):
        raise Invalid.field("answer.options", "holds an option that this question doesn't have")
    if not isinstance(content, MultipleChoice) and len(answer.options) != 1:
        raise Invalid.field("answer.options", "must hold exactly one option")


def twins(content: Choice) -> list[int]:
    """The places of options that look like an earlier one."""
    looks = [look(option.text) for option in content.options]
    return [at for at, one in enumerate(looks) if one in looks[:at]]


def canonical(answer: Answer) -> dict[str, Any]:
    """The JSON to store and to send; equal for equal answers."""
    return answer.model_dump(mode="json")


def same(one: Answer, other: Answer) -> bool:
    """Equal by value; the order in which options were chosen doesn't count."""
    return one == other


# Text -------------------------------------------------------------------------------------------


@lru_cache(maxsize=2_000)
def _pieces(accepted: str, case_sensitive: bool) -> tuple[str, ...]:
    """The folded literal texts between an accepted text's wildcards: `a*b\\*c` is `a`, `b*c`."""
    pattern = accepted.replace(WIDE_STAR, "\\*")  # only `*` itself stands for anything
    folded = fold(pattern, case_sensitive=case_sensitive)
    pieces = folded.replace("\\*", "\0").split("*")  # no stored text holds a NUL
    return tuple(piece.replace("\0", "*") for piece in pieces)


_folded = lru_cache(maxsize=2_000)(fold)
"""A tally is made anew several times a second, from mostly the same answers."""


def _matches(pieces: tuple[str, ...], text: str) -> bool:
    """Whether the text is what the pattern says; time grows with the lengths only, no regex."""
    first, *middle = pieces
    if not middle:
        return text == first
    last = middle.pop()
    if len(text) < len(first) + len(last):
        return False
    if not (text.startswith(first) and text.endswith(last)):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _accepted(content: ShortAnswer, text: str) -> Accepted | None:
    """The first accepted answer that matches; a later, better one doesn't count."""
    case_sensitive = content.case_sensitive
    given = _folded(text, case_sensitive=case_sensitive)
    for one in content.answers:
        if _matches(_pieces(one.text, case_sensitive), given):
            return one
    return None


def _text_worth(content: ShortAnswer, answer: TextAnswer) -> Fraction:
    one = _accepted(content, answer.text)
    return NOTHING if one is None else _exact(one.fraction)


def _best(content: ShortAnswer) -> Accepted:
    """What to show as the right answer: the first one that is worth the most."""
    return max(content.answers, key=lambda one: one.fraction)


def answerable(content: Content) -> bool:
    """Whether a right answer exists: the one shown as right must be worth everything.

    A short answer is not answerable when no accepted text has the fraction 1, or when an
    earlier, poorer pattern catches it.
    """
    return correct(content, parse_answer(content, key(content)))


# Numbers ----------------------------------------------------------------------------------------


def _exact(number: float) -> Fraction:
    """The decimal number that a person sees, not its binary neighbour: 0.1 is one tenth."""
    return Fraction(repr(number))


def _is_near(numeric: Tolerance, value: float) -> bool:
    return abs(_exact(value) - _exact(numeric.value)) <= _exact(numeric.tolerance)


# Choices ----------------------------------------------------------------------------------------
# C options are correct and W wrong; of those, `right` and `wrong` were ticked.


def _all_or_nothing(right: int, wrong: int, c: int, _w: int) -> Fraction:
    return ALL if right == c and not wrong else NOTHING


def _right_minus_wrong(right: int, wrong: int, c: int, _w: int) -> Fraction:
    return max(NOTHING, Fraction(right - wrong, c))


def _balanced(right: int, wrong: int, c: int, w: int) -> Fraction:
    return max(NOTHING, Fraction(right, c) - Fraction(wrong, max(1, w)))


def _every_decision(right: int, wrong: int, c: int, w: int) -> Fraction:
    return Fraction(right + (w - wrong), c + w)


_POLICIES: dict[Policy, Callable[[int, int, int, int], Fraction]] = {
    "all_or_nothing": _all_or_nothing,
    "right_minus_wrong": _right_minus_wrong,
    "balanced": _balanced,
    "every_decision": _every_decision,
}


def _choice_worth(content: Choice, answer: ChoiceAnswer, policy: Policy) -> Fraction:
    key_ids = set(content.right)
    right = len(key_ids.intersection(answer.options))
    wrong = len(answer.options) - right
    of = _POLICIES[policy if isinstance(content, MultipleChoice) else "all_or_nothing"]
    return of(right, wrong, len(key_ids), len(content.options) - len(key_ids))


# What an answer is worth ------------------------------------------------------------------------


def fraction(content: Content, answer: Answer | None, policy: Policy = DEFAULT_POLICY) -> Fraction:
    """How much of a question's points an answer earns, 0 to 1; a blank one nothing."""
    if answer is None:
        return NOTHING
    if isinstance(content, Choice) and isinstance(answer, ChoiceAnswer):
        return _choice_worth(content, answer, policy)
    if isinstance(content, ShortAnswer) and isinstance(answer, TextAnswer):
        return _text_worth(content, answer)
    if isinstance(content, Numeric) and isinstance(answer, NumberAnswer):
        return ALL if _is_near(content.numeric, answer.value) else NOTHING
    raise TypeError(f"{type(answer).__name__} doesn't answer {content.type}")


def correct(content: Content, answer: Answer) -> bool:
    """Wholly right: what counts in a live game, where there is no partial credit."""
    return fraction(content, answer, "all_or_nothing") == ALL


def key(content: Content) -> dict[str, Any]:
    """The right answer, in the shape of an answer; where several are right, the first one."""
    if isinstance(content, ShortAnswer):
        return {"text": _best(content).text.replace("\\*", "*")}
    if isinstance(content, Numeric):
        return {"value": content.numeric.value}
    return {"options": content.right}


# Tallies ----------------------------------------------------------------------------------------


def bucket(content: Content, answer: Answer) -> str:
    """The label under which a tally counts a text or a number that people would call the same.

    Choices are counted by option, so their label is only the chosen ids in order.
    """
    if isinstance(answer, TextAnswer):
        case_sensitive = isinstance(content, ShortAnswer) and content.case_sensitive
        return _folded(answer.text, case_sensitive=case_sensitive)
    if isinstance(answer, NumberAnswer):
        value = answer.value
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return " ".join(answer.options)
