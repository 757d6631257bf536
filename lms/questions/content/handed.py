"""Questions that people judge: essays and files."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator

from lms.core.text import Lines
from lms.questions.content.base import Stored

MAX_FILES = 10
MAX_WORDS = 20_000
Words = Annotated[int, Field(ge=1, le=MAX_WORDS)]
RubricId = Annotated[UUID, Field(strict=False)]
Extension = Annotated[str, Field(pattern=r"^[a-z0-9]{1,10}$")]
"""What a file's name ends in, without the dot: `pdf`."""


class Essay(Stored):
    """`template` is what the student begins with, `notes` are for who grades it."""

    type: Literal["essay"] = "essay"
    min_words: Words | None = None
    max_words: Words | None = None
    template: Annotated[str, Lines(10_000)] = ""
    max_files: Annotated[int, Field(ge=0, le=MAX_FILES)] = 0
    rubric_id: RubricId | None = None
    notes: Annotated[str, Lines(10_000)] = ""

    @model_validator(mode="after")
    def _possible(self) -> Essay:
        if self.min_words and self.max_words and self.min_words > self.max_words:
            raise ValueError("min_words is above max_words")
        return self


class Files(Stored):
    """`accept` are the kinds of files that may be handed in; none: all."""

    type: Literal["file"] = "file"
    max_files: Annotated[int, Field(ge=1, le=MAX_FILES)] = 1
    accept: Annotated[list[Extension], Field(max_length=20)] = Field(default_factory=list)
    rubric_id: RubricId | None = None
