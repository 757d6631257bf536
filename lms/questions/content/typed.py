"""Questions that are answered by typing a text or a number."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lms.core.text import Line, Title
from lms.questions.content.base import Feedback, Number, Share, Stored

MAX_ACCEPTED = 50
MAX_RANGES = 20


class Accepted(Stored):
    """An accepted text, `*` standing for anything and `\\*` for a star, and what it is worth."""

    text: Title
    fraction: Share = 1.0
    feedback: Feedback = ""


class ShortAnswer(Stored):
    type: Literal["short_answer"] = "short_answer"
    answers: Annotated[list[Accepted], Field(min_length=1, max_length=MAX_ACCEPTED)]
    case_sensitive: bool = False
    ignore_accents: bool = False


class Range(Stored):
    """Numbers from `min` to `max`, both included, and what they are worth."""

    min: Number
    max: Number
    fraction: Share
    feedback: Feedback = ""

    @model_validator(mode="after")
    def _ordered(self) -> Range:
        if self.min > self.max:
            raise ValueError("min is above max")
        return self


class Tolerance(Stored):
    """The right number and how far off an answer may be, bounds included.

    The tolerance is a number or, with `percent`, a share of the value's size. Of an answer further
    off, the first range of `also` that holds it says what it is worth.
    """

    value: Number
    tolerance: Annotated[float, Field(ge=0)] = 0.0
    tolerance_type: Literal["absolute", "percent"] = "absolute"
    unit: Annotated[str, Line(50)] = ""
    also: Annotated[list[Range], Field(max_length=MAX_RANGES)] = Field(default_factory=list)


class Numeric(Stored):
    type: Literal["numeric"] = "numeric"
    numeric: Tolerance
