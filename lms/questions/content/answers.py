"""Answers as they are stored."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from lms.core.text import Lines
from lms.questions.content.base import MAX_ANSWER_LENGTH, MAX_OPTIONS, Id, Number, Stored, trimmed
from lms.questions.content.cloze import MAX_GAPS
from lms.questions.content.handed import MAX_FILES
from lms.questions.content.hotspot import Place
from lms.questions.content.sets import MAX_ITEMS

MAX_ESSAY = 50_000


def _once(options: list[str]) -> list[str]:
    if len(set(options)) < len(options):
        raise ValueError("the same option is there twice")
    return options


def _ordered(pairs: dict[str, str]) -> dict[str, str]:
    return dict(sorted(pairs.items()))


Ids = Annotated[list[Id], Field(min_length=1, max_length=MAX_OPTIONS), AfterValidator(_once)]


class ChoiceAnswer(Stored):
    """The ids of the chosen options; kept sorted, because their order doesn't count."""

    options: Annotated[Ids, AfterValidator(sorted)]


class OrderAnswer(Stored):
    """The ids of all options, in the order they were put."""

    options: Ids


class TextAnswer(Stored):
    text: Annotated[str, Lines(MAX_ANSWER_LENGTH), AfterValidator(trimmed)]


class NumberAnswer(Stored):
    value: Number


class PairsAnswer(Stored):
    """What was paired or sorted, by ids; some may be left out."""

    pairs: Annotated[
        dict[Id, Id], Field(min_length=1, max_length=MAX_ITEMS), AfterValidator(_ordered)
    ]


class PointsAnswer(Stored):
    """Where the picture was clicked; kept sorted, because the order doesn't count."""

    points: Annotated[
        list[Annotated[list[Place], Field(min_length=2, max_length=2)]],
        Field(min_length=1, max_length=MAX_OPTIONS),
        AfterValidator(sorted),
    ]


GapAnswer: TypeAlias = ChoiceAnswer | TextAnswer | NumberAnswer


class GivenGaps(Stored):
    """Answers to gaps as they were sent; each is read by its gap's own rules."""

    gaps: Annotated[dict[Id, Any], Field(min_length=1, max_length=MAX_GAPS)]


class GapsAnswer(Stored):
    """An answer to some gaps, by their ids."""

    gaps: Annotated[dict[Id, GapAnswer], Field(min_length=1, max_length=MAX_GAPS)]


FileIds = Annotated[
    list[Annotated[UUID, Field(strict=False)]], Field(max_length=MAX_FILES), AfterValidator(_once)
]


class EssayAnswer(Stored):
    """A text, files, or both."""

    text: Annotated[str, Lines(MAX_ESSAY)] = ""
    file_ids: FileIds = Field(default_factory=list)

    @model_validator(mode="after")
    def _something(self) -> EssayAnswer:
        if not self.text.strip() and not self.file_ids:
            raise ValueError("must not be empty")
        return self


class FilesAnswer(Stored):
    file_ids: Annotated[FileIds, Field(min_length=1)]


PlayedAnswer: TypeAlias = ChoiceAnswer | OrderAnswer | TextAnswer | NumberAnswer | PairsAnswer
"""Of the types that are played live."""
Answer: TypeAlias = PlayedAnswer | GapsAnswer | PointsAnswer | EssayAnswer | FilesAnswer
