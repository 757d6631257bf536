"""Right numbers as other programs write them: with a tolerance or a range, each with its worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lms.questions.content import Tolerance
from lms.questions.formats.base import quoted
from lms.questions.formats.weights import share
from lms.questions.numbers import read_number

ANYTHING = "*"


@dataclass(frozen=True, slots=True)
class Given:
    """A number with its tolerance or, with `high`, all numbers up to that one."""

    value: str
    tolerance: str
    percent: Decimal
    feedback: str = ""
    high: str | None = None


def numeric(
    given: Sequence[Given], warn: Callable[[str], None], otherwise: str = ""
) -> dict[str, Any]:
    """The fields `content` and `feedback`; ValueError says which number is none.

    The first answer that is worth everything is the right number, the others are ranges.
    """
    told = {"correct": "", "incorrect": otherwise}
    main: dict[str, Any] | None = None
    also = []
    for one in given:
        if one.value.strip() == ANYTHING:
            if one.percent:
                raise ValueError("Every number would be right.")
            told["incorrect"] = one.feedback
            continue
        low, high = _bounds(one)
        if one.percent == 100 and main is None:
            main = _middle(one, low, high)
            told["correct"] = one.feedback
        else:
            worth = share(one.percent, warn)
            also.append(
                {"min": float(low), "max": float(high), "fraction": worth, "feedback": one.feedback}
            )
    if main is None:
        raise ValueError("No number is worth everything.")
    return {"content": {"type": "numeric", "numeric": main | {"also": also}}, "feedback": told}


def _bounds(one: Given) -> tuple[Decimal, Decimal]:
    low = _number(one.value)
    if one.high is not None:
        high = _number(one.high)
        if low > high:
            raise ValueError(f"{one.value.strip()[:40]} is above {one.high.strip()[:40]}.")
        return low, high
    off = _number(one.tolerance) if one.tolerance.strip() else Decimal(0)
    if off < 0:
        raise ValueError("A tolerance is negative.")
    return low - off, low + off


def _middle(one: Given, low: Decimal, high: Decimal) -> dict[str, Any]:
    if one.high is None:
        off = _number(one.tolerance) if one.tolerance.strip() else Decimal(0)
        return {"value": float(_number(one.value)), "tolerance": float(off)}
    return {"value": float((low + high) / 2), "tolerance": float((high - low) / 2)}


def _number(text: str) -> Decimal:
    number = read_number(text.strip())
    if number is None:
        raise ValueError(f"{quoted(text, 40)} isn't a number.")
    return Decimal(repr(number))


def digits(number: float) -> str:
    """A number as it is written: `3`, `0.1`, `1e+20`."""
    return repr(number + 0.0).removesuffix(".0")


def absolute(numeric: Tolerance) -> float:
    """The tolerance as a number."""
    if numeric.tolerance_type == "absolute":
        return numeric.tolerance
    size = abs(Decimal(repr(numeric.value)))
    return float(size * Decimal(repr(numeric.tolerance)) / 100)
