"""The parts of questions and answers that are stored as JSON; pure.

A question's content has the very shape that staff see over REST, plus its type. A new type is one
more class in `Content` and, where it is answered in a new way, one more in `Answer`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from lms.questions.content.answers import (
    Answer,
    ChoiceAnswer,
    EssayAnswer,
    FilesAnswer,
    GapsAnswer,
    GivenGaps,
    NumberAnswer,
    OrderAnswer,
    PairsAnswer,
    PlayedAnswer,
    PointsAnswer,
    TextAnswer,
)
from lms.questions.content.base import (
    MAX_ANSWER_LENGTH,
    MAX_OPTIONS,
    Feedback,
    Stored,
    Thing,
    new_option_id,
    trimmed,
    trimmed_lines,
)
from lms.questions.content.choices import (
    Choice,
    MultipleChoice,
    OneRight,
    Option,
    SingleChoice,
    TrueFalse,
)
from lms.questions.content.cloze import GAP, ChoiceGap, Cloze, Gap, NumberGap, TextGap
from lms.questions.content.handed import Essay, Extension, Files, RubricId, Words
from lms.questions.content.hotspot import Area, Hotspot
from lms.questions.content.sets import Categorise, Item, Matching, Ordering, Pair
from lms.questions.content.typed import (
    MAX_ACCEPTED,
    Accepted,
    Numeric,
    Range,
    ShortAnswer,
    Tolerance,
)

Content: TypeAlias = (
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | ShortAnswer
    | Numeric
    | Matching
    | Ordering
    | Cloze
    | Categorise
    | Hotspot
    | Essay
    | Files
)
QuestionType: TypeAlias = Literal[
    "single_choice",
    "multiple_choice",
    "true_false",
    "short_answer",
    "numeric",
    "matching",
    "ordering",
    "cloze",
    "categorise",
    "hotspot",
    "essay",
    "file",
]
LIVE_TYPES: tuple[QuestionType, ...] = (
    "single_choice",
    "multiple_choice",
    "true_false",
    "short_answer",
    "numeric",
    "matching",
    "ordering",
    "categorise",
)
"""The types that a live game asks; it leaves the others out."""

_content: TypeAdapter[Content] = TypeAdapter(Annotated[Content, Field(discriminator="type")])


def content_of(stored: Any) -> Content:
    """The content stored as this JSON; pydantic's ValidationError if it is not valid."""
    return _content.validate_python(stored)


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """All objects in a JSON value, each before those within it."""
    if isinstance(part, dict):
        yield part
    if isinstance(part, dict | list):
        for one in part.values() if isinstance(part, dict) else part:
            yield from objects(one)


def dumped(content: Content) -> dict[str, Any]:
    """The JSON to store; `content_of` gives the content back."""
    return content.model_dump(mode="json")


_answered_by: dict[QuestionType, type[Answer]] = {
    "single_choice": ChoiceAnswer,
    "multiple_choice": ChoiceAnswer,
    "true_false": ChoiceAnswer,
    "short_answer": TextAnswer,
    "numeric": NumberAnswer,
    "matching": PairsAnswer,
    "ordering": OrderAnswer,
    "cloze": GapsAnswer,
    "categorise": PairsAnswer,
    "hotspot": PointsAnswer,
    "essay": EssayAnswer,
    "file": FilesAnswer,
}


def answer_type(content: Content | Gap) -> type[Answer]:
    """The class of the answers to this question, or gap."""
    return _answered_by[content.type]


__all__ = [
    "GAP",
    "LIVE_TYPES",
    "MAX_ACCEPTED",
    "MAX_ANSWER_LENGTH",
    "MAX_OPTIONS",
    "Accepted",
    "Answer",
    "Area",
    "Categorise",
    "Choice",
    "ChoiceAnswer",
    "ChoiceGap",
    "Cloze",
    "Content",
    "Essay",
    "EssayAnswer",
    "Extension",
    "Feedback",
    "Files",
    "FilesAnswer",
    "Gap",
    "GapsAnswer",
    "GivenGaps",
    "Hotspot",
    "Item",
    "Matching",
    "MultipleChoice",
    "NumberAnswer",
    "NumberGap",
    "Numeric",
    "OneRight",
    "Option",
    "OrderAnswer",
    "Ordering",
    "Pair",
    "PairsAnswer",
    "PlayedAnswer",
    "PointsAnswer",
    "QuestionType",
    "Range",
    "RubricId",
    "ShortAnswer",
    "SingleChoice",
    "Stored",
    "TextAnswer",
    "TextGap",
    "Thing",
    "Tolerance",
    "TrueFalse",
    "Words",
    "answer_type",
    "content_of",
    "dumped",
    "new_option_id",
    "objects",
    "trimmed",
    "trimmed_lines",
]
