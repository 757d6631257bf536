"""Questions as staff send them, keys and all."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from lms.core.schema import In
from lms.core.text import Lines
from lms.questions.content import (
    MAX_ACCEPTED,
    MAX_ANSWER_LENGTH,
    MAX_OPTIONS,
    Accepted,
    Area,
    Extension,
    Feedback,
    Gap,
    Item,
    Pair,
    QuestionType,
    RubricId,
    Thing,
    Tolerance,
    Words,
    trimmed_lines,
)
from lms.questions.content.asked import (
    Explanation,
    Hints,
    Label,
    LivePoints,
    Points,
    Seconds,
    Stem,
    Tags,
)
from lms.questions.rules import Policy
from lms.questions.schemas.pieces import without_html

Position = Annotated[int, Field(ge=1, le=10_000)]
Gaps = Annotated[list[Annotated[Gap, Field(discriminator="type")]], Field(max_length=50)]


class OptionIn(In):
    """Something to choose or to put in order. An id is kept when the question has it already."""

    id: Annotated[str, Lines(36)] | None = None
    text: Annotated[str, Lines(MAX_ANSWER_LENGTH), AfterValidator(trimmed_lines)]
    correct: bool = False
    fraction: Annotated[float, Field(ge=-1, le=1)] | None = None
    feedback: Feedback = ""


class FeedbackIn(In):
    """What is told by how right the answer is."""

    correct: Feedback = ""
    partial: Feedback = ""
    incorrect: Feedback = ""


class ContentIn(In):
    """The fields that depend on the type."""

    options: Annotated[list[OptionIn], Field(max_length=MAX_OPTIONS)] | None = None
    answers: Annotated[list[Accepted], Field(max_length=MAX_ACCEPTED)] | None = None
    case_sensitive: bool | None = None
    ignore_accents: bool | None = None
    numeric: Tolerance | None = None
    pairs: Annotated[list[Pair], Field(max_length=MAX_OPTIONS)] | None = None
    distractors: Annotated[list[Thing], Field(max_length=MAX_OPTIONS)] | None = None
    categories: Annotated[list[Thing], Field(max_length=MAX_OPTIONS)] | None = None
    items: Annotated[list[Item], Field(max_length=2 * MAX_OPTIONS)] | None = None
    gaps: Gaps | None = None
    file_id: UUID | None = None
    areas: Annotated[list[Area], Field(max_length=MAX_OPTIONS)] | None = None
    clicks: int | None = None
    aspect: float | None = None
    min_words: Words | None = None
    max_words: Words | None = None
    template: Annotated[str, Lines(10_000)] | None = None
    max_files: int | None = None
    accept: Annotated[list[Extension], Field(max_length=20)] | None = None
    rubric_id: RubricId | None = None
    notes: Annotated[str, Lines(10_000)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _without_html(cls, sent: Any) -> Any:
        return without_html(sent)


CONTENT = frozenset(ContentIn.model_fields)
NULLABLE = frozenset({"category_id", "policy", "min_words", "max_words", "rubric_id"})
"""For these fields null is a value; for all others it leaves the field as it is."""


def given(data: In) -> dict[str, Any]:
    """The fields that the caller has set."""
    fields = data.model_dump(exclude_unset=True)
    return {name: one for name, one in fields.items() if one is not None or name in NULLABLE}


class QuestionIn(ContentIn):
    """A new question, with the fields of its type. Without a position it comes last."""

    type: QuestionType
    stem: Stem
    title: Label = ""
    category_id: UUID | None = None
    tags: Tags = Field(default_factory=list)
    explanation: Explanation = ""
    hints: Hints = Field(default_factory=list)
    feedback: FeedbackIn = FeedbackIn()
    policy: Policy | None = None
    points: Points = Decimal(1)
    live_points: LivePoints = 1000
    time_limit_s: Seconds = 20


class PlacedQuestionIn(QuestionIn):
    """A new question of a quiz. Without a position it comes last."""

    position: Position | None = None


class QuestionPatch(ContentIn):
    """What to change; a field that isn't sent stays, and so does what can't be null.

    A new type needs the fields of that type. `position` moves a question that is in one quiz;
    `archived` false takes it back into use.
    """

    type: QuestionType | None = None
    stem: Stem | None = None
    title: Label | None = None
    category_id: UUID | None = None
    tags: Tags | None = None
    explanation: Explanation | None = None
    hints: Hints | None = None
    feedback: FeedbackIn | None = None
    policy: Policy | None = None
    points: Points | None = None
    live_points: LivePoints | None = None
    time_limit_s: Seconds | None = None
    position: Position | None = None
    archived: bool | None = None
