"""What of a question and of an answer is stored as JSON; pure.

A question's content has the very shape that staff see over REST, plus its type. A new type is one
more class in `Content` and, where it is answered in a new way, one more in `Answer`.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias
from uuid import uuid4

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, model_validator

from lms.core.schema import Bounded
from lms.core.text import Lines, Title, not_empty

MAX_ANSWER_LENGTH = 500
MAX_OPTIONS = 20
MAX_ACCEPTED = 50


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
    """Without white space at its ends; there must be something in between."""
    return not_empty(text.strip())


def trimmed_lines(text: str) -> str:
    """Without empty lines before it and white space after it; each line keeps its indentation.

    One space before the first line is a slip, more are its indentation.
    """
    text = text.rstrip()
    start = len(text) - len(text.lstrip())
    indent = text[text.rfind("\n", 0, start) + 1 : start]
    return not_empty(("" if indent == " " else indent) + text[start:])


# Questions --------------------------------------------------------------------------------------


class Option(Stored):
    """One thing to choose."""

    id: Annotated[str, Field(max_length=36)] = Field(default_factory=new_option_id)
    text: Annotated[str, Lines(MAX_ANSWER_LENGTH), AfterValidator(trimmed_lines)]
    correct: bool = False


class Choice(Stored):
    """What the types have in common that are answered by choosing."""

    options: Annotated[list[Option], Field(min_length=2, max_length=MAX_OPTIONS)]

    @model_validator(mode="after")
    def _distinct(self) -> Choice:
        if len({option.id for option in self.options}) < len(self.options):
            raise ValueError("two options share an id")
        return self

    @property
    def right(self) -> list[str]:
        """The ids of the correct options, in their order."""
        return [option.id for option in self.options if option.correct]


class SingleChoice(Choice):
    type: Literal["single_choice"] = "single_choice"

    @model_validator(mode="after")
    def _one_right(self) -> SingleChoice:
        if len(self.right) != 1:
            raise ValueError("exactly one option must be correct")
        return self


class MultipleChoice(Choice):
    type: Literal["multiple_choice"] = "multiple_choice"

    @model_validator(mode="after")
    def _some_right(self) -> MultipleChoice:
        if not self.right:
            raise ValueError("at least one option must be correct")
        return self


class TrueFalse(Choice):
    """A choice between two; the texts are the author's ("True" and "False" in any language)."""

    type: Literal["true_false"] = "true_false"

    @model_validator(mode="after")
    def _two(self) -> TrueFalse:
        if len(self.options) != 2 or len(self.right) != 1:
            raise ValueError("there must be two options, one of them correct")
        return self


class Accepted(Stored):
    """An accepted text, `*` standing for anything and `\\*` for a star, and what it is worth."""

    text: Title
    fraction: Annotated[float, Field(ge=0, le=1)] = 1.0


class ShortAnswer(Stored):
    type: Literal["short_answer"] = "short_answer"
    answers: Annotated[list[Accepted], Field(min_length=1, max_length=MAX_ACCEPTED)]
    case_sensitive: bool = False


class Tolerance(Stored):
    """The right number and how far off an answer may be, bounds included."""

    value: Number
    tolerance: Annotated[float, Field(ge=0)] = 0.0


class Numeric(Stored):
    type: Literal["numeric"] = "numeric"
    numeric: Tolerance


Content: TypeAlias = SingleChoice | MultipleChoice | TrueFalse | ShortAnswer | Numeric
QuestionType: TypeAlias = Literal[
    "single_choice", "multiple_choice", "true_false", "short_answer", "numeric"
]

_content: TypeAdapter[Content] = TypeAdapter(Annotated[Content, Field(discriminator="type")])


def content_of(stored: Any) -> Content:
    """The content that was stored as this JSON; pydantic's ValidationError when it is none."""
    return _content.validate_python(stored)


def dumped(content: Content) -> dict[str, Any]:
    """The JSON to store; `content_of` gives the content back."""
    return content.model_dump(mode="json")


# Answers ----------------------------------------------------------------------------------------


def _in_order(options: list[str]) -> list[str]:
    if len(set(options)) < len(options):
        raise ValueError("the same option is there twice")
    return sorted(options)


class ChoiceAnswer(Stored):
    """The ids of the chosen options; kept sorted, because their order doesn't count."""

    options: Annotated[
        list[Annotated[str, Field(max_length=36)]],
        Field(min_length=1, max_length=MAX_OPTIONS),
        AfterValidator(_in_order),
    ]


class TextAnswer(Stored):
    text: Annotated[str, Lines(MAX_ANSWER_LENGTH), AfterValidator(trimmed)]


class NumberAnswer(Stored):
    value: Number


Answer: TypeAlias = ChoiceAnswer | TextAnswer | NumberAnswer

_answered_by: dict[type[Any], type[ChoiceAnswer] | type[TextAnswer] | type[NumberAnswer]] = {
    SingleChoice: ChoiceAnswer,
    MultipleChoice: ChoiceAnswer,
    TrueFalse: ChoiceAnswer,
    ShortAnswer: TextAnswer,
    Numeric: NumberAnswer,
}


def answer_type(content: Content) -> type[ChoiceAnswer] | type[TextAnswer] | type[NumberAnswer]:
    """The class of the answers to this question."""
    return _answered_by[type(content)]
