"""The parts that every question has, whatever its type."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from lms.core.text import Line, Lines, not_empty
from lms.questions.content.base import trimmed_lines

MAX_HINTS = 5
MAX_TAGS = 20

Stem = Annotated[str, Lines(10_000), AfterValidator(trimmed_lines)]
"""Markdown, as explanations, hints, feedback and what is chosen, paired or sorted are."""
Explanation = Annotated[str, Lines(10_000)]
Points = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2)]
LivePoints = Literal[0, 1000, 2000]
Seconds = Annotated[int, Field(ge=5, le=600)]
Label = Annotated[str, Line(200)]
"""A question's title, which may be empty."""
Tag = Annotated[str, Line(50), AfterValidator(not_empty)]


def _each_once(tags: list[str]) -> list[str]:
    return list({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]


Tags = Annotated[list[Tag], Field(max_length=MAX_TAGS), AfterValidator(_each_once)]
Hint = Annotated[str, Lines(2000), AfterValidator(trimmed_lines)]
Hints = Annotated[list[Hint], Field(max_length=MAX_HINTS)]
