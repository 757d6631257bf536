"""Questions that are answered by choosing."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from lms.questions.content.base import MAX_OPTIONS, Feedback, Stored, Thing, distinct


class Option(Thing):
    """One thing to choose."""

    correct: bool = False
    fraction: Annotated[float, Field(ge=-1, le=1)] | None = None
    """What choosing it is worth; null: all if it is correct, else nothing."""
    feedback: Feedback = ""


class Choice(Stored):
    """What all types share that are answered by choosing."""

    options: Annotated[list[Option], Field(min_length=2, max_length=MAX_OPTIONS)]

    @model_validator(mode="after")
    def _distinct(self) -> Choice:
        distinct((option.id for option in self.options), "options")
        return self

    @property
    def right(self) -> list[str]:
        """The ids of the correct options, in their order."""
        return [option.id for option in self.options if option.correct]


class OneRight(Choice):
    """A choice of one option, of which one is worth everything."""

    @model_validator(mode="after")
    def _one_right(self) -> OneRight:
        if len(self.right) != 1:
            raise ValueError("exactly one option must be correct")
        if any(option.fraction not in (None, 1) for option in self.options if option.correct):
            raise ValueError("the correct option must be worth everything")
        if any(option.fraction == 1 for option in self.options if not option.correct):
            raise ValueError("only the correct option may be worth everything")
        return self


class SingleChoice(OneRight):
    type: Literal["single_choice"] = "single_choice"


class MultipleChoice(Choice):
    type: Literal["multiple_choice"] = "multiple_choice"

    @model_validator(mode="after")
    def _some_right(self) -> MultipleChoice:
        if not self.right:
            raise ValueError("at least one option must be correct")
        return self


class TrueFalse(OneRight):
    """A choice between two; the texts are the author's ("True" and "False" in any language)."""

    type: Literal["true_false"] = "true_false"

    @model_validator(mode="after")
    def _two(self) -> TrueFalse:
        if len(self.options) != 2:
            raise ValueError("there must be two options, one of them correct")
        return self
