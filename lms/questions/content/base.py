"""What all stored parts of questions and answers have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated
from uuid import uuid4

from pydantic import AfterValidator, ConfigDict, Field

from lms.core.schema import Bounded
from lms.core.text import Lines, not_empty

MAX_ANSWER_LENGTH = 500
MAX_OPTIONS = 20
MAX_FEEDBACK = 2000


class Stored(Bounded):
    """Immutable, strict (no number made of text or of a boolean), without unknown fields."""

    model_config = ConfigDict(frozen=True, strict=True)


def _without_minus_zero(value: float) -> float:
    return value + 0.0


Number = Annotated[float, AfterValidator(_without_minus_zero)]
"""A finite number: 1, 1.0 and 1e0 are equal, -0.0 is 0."""


def new_option_id() -> str:
    """Random, so that an id tells neither order nor right or wrong."""
    return str(uuid4())


def trimmed(text: str) -> str:
    """The text without white space at its ends; it must not be empty."""
    return not_empty(text.strip())


def trimmed_lines(text: str) -> str:
    """The text without empty first lines and trailing white space; lines keep their indentation.

    One space before the first line is a slip, more are its indentation.
    """
    text = text.rstrip()
    start = len(text) - len(text.lstrip())
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    return not_empty(("" if indent == " " else indent) + text[start:])


Id = Annotated[str, Field(min_length=1, max_length=36)]
Text = Annotated[str, Lines(MAX_ANSWER_LENGTH), AfterValidator(trimmed_lines)]
Feedback = Annotated[str, Lines(MAX_FEEDBACK)]
Share = Annotated[float, Field(ge=0, le=1)]
"""A fraction of the question's points."""


class Thing(Stored):
    """A text with an id: what is put in order, paired or sorted."""

    id: Id = Field(default_factory=new_option_id)
    text: Text


def distinct(ids: Iterable[str], what: str) -> None:
    """Refuse an id that is there twice."""
    if max(Counter(ids).values()) > 1:
        raise ValueError(f"two {what} share an id")
