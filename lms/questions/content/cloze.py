"""Texts with gaps: where `{{id}}` stands in the stem, there is the gap of that id."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from lms.questions.content.base import Id, Stored, distinct
from lms.questions.content.choices import SingleChoice
from lms.questions.content.typed import Numeric, ShortAnswer

MAX_GAPS = 50
GAP = re.compile(r"\{\{([^{}\s]{1,36})\}\}")
"""A gap's place in a stem; its group is the gap's id."""

Weight = Annotated[int, Field(ge=1, le=100)]


class TextGap(ShortAnswer):
    id: Id
    weight: Weight = 1


class NumberGap(Numeric):
    id: Id
    weight: Weight = 1


class ChoiceGap(SingleChoice):
    id: Id
    weight: Weight = 1


Gap: TypeAlias = TextGap | NumberGap | ChoiceGap


class Cloze(Stored):
    type: Literal["cloze"] = "cloze"
    gaps: Annotated[
        list[Annotated[Gap, Field(discriminator="type")]],
        Field(min_length=1, max_length=MAX_GAPS),
    ]

    @model_validator(mode="after")
    def _distinct(self) -> Cloze:
        distinct((gap.id for gap in self.gaps), "gaps")
        return self
