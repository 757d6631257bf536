"""Questions, banks and categories over REST, as staff see them: the keys are in here."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import Line, Lines, Title, not_empty
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
    Option,
    Pair,
    QuestionType,
    RubricId,
    Thing,
    Tolerance,
    Words,
    content_of,
    trimmed_lines,
)
from lms.questions.models import QuestionVersion
from lms.questions.rules import Policy

MAX_HINTS = 5
MAX_TAGS = 20

Stem = Annotated[str, Lines(10_000), AfterValidator(trimmed_lines)]
Explanation = Annotated[str, Lines(10_000)]
Points = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2)]
LivePoints = Literal[0, 1000, 2000]
Seconds = Annotated[int, Field(ge=5, le=600)]
Position = Annotated[int, Field(ge=1, le=10_000)]
Tag = Annotated[str, Line(50), AfterValidator(not_empty)]


def _each_once(tags: list[str]) -> list[str]:
    return list({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]


Tags = Annotated[list[Tag], Field(max_length=MAX_TAGS), AfterValidator(_each_once)]
Hint = Annotated[str, Lines(2000), AfterValidator(trimmed_lines)]
Hints = Annotated[list[Hint], Field(max_length=MAX_HINTS)]
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
    """The fields of which each type has its own."""

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


CONTENT = frozenset(ContentIn.model_fields)
NULLABLE = frozenset({"category_id", "policy", "min_words", "max_words", "rubric_id"})
"""Of these null is a value; of the others it means: leave it as it is."""


def given(data: In) -> dict[str, Any]:
    """What the caller has set."""
    fields = data.model_dump(exclude_unset=True)
    return {name: one for name, one in fields.items() if one is not None or name in NULLABLE}


class QuestionIn(ContentIn):
    """A new question, with the fields of its type. Without a position it comes last."""

    type: QuestionType
    stem: Stem
    title: Annotated[str, Line(200)] = ""
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
    title: Annotated[str, Line(200)] | None = None
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


class CopyIn(In):
    bank_id: UUID


def _absent(value: object) -> bool:
    return value is None


Absent: Any = Field(None, exclude_if=_absent)


class ContentOut(Out):
    """Only the fields of the question's type are there."""

    options: list[Thing | Option] | None = Absent
    answers: list[Accepted] | None = Absent
    case_sensitive: bool | None = Absent
    ignore_accents: bool | None = Absent
    numeric: Tolerance | None = Absent
    pairs: list[Pair] | None = Absent
    distractors: list[Thing] | None = Absent
    categories: list[Thing] | None = Absent
    items: list[Item] | None = Absent
    gaps: list[Gap] | None = Absent
    file_id: str | None = Absent
    areas: list[Area] | None = Absent
    clicks: int | None = Absent
    aspect: float | None = Absent
    min_words: int | None = Absent
    max_words: int | None = Absent
    template: str | None = Absent
    max_files: int | None = Absent
    accept: list[str] | None = Absent
    rubric_id: str | None = Absent
    notes: str | None = Absent


class FeedbackOut(Out):
    correct: str = ""
    partial: str = ""
    incorrect: str = ""


class AskedOut(ContentOut):
    """What a version of a question asks, with its key."""

    type: QuestionType
    stem: str
    explanation: str
    hints: list[str]
    feedback: FeedbackOut
    policy: Policy | None
    version: int


class QuestionOut(AskedOut):
    """A question with its key; only the fields of its type are there."""

    id: UUID
    bank_id: UUID
    category_id: UUID | None
    title: str
    tags: list[str]
    archived: bool
    points: float
    live_points: int
    time_limit_s: int
    position: int | None
    """Its place, from 1, in the quiz that is read, or in the only quiz that has it."""

    @classmethod
    def of(
        cls, version: QuestionVersion, position: int | None, points: Decimal | None = None
    ) -> QuestionOut:
        """What a version asks, at its place in a quiz; `version.question` must be fetched."""
        question = version.question
        return cls.model_validate(
            _asked(version)
            | {
                "id": question.id,
                "bank_id": question.bank_id,
                "category_id": question.category_id,
                "title": question.title,
                "tags": question.tags,
                "archived": question.archived,
                "points": question.points if points is None else points,
                "live_points": question.live_points,
                "time_limit_s": question.time_limit_s,
                "position": position,
            }
        )


class VersionOut(AskedOut):
    """One of a question's versions; `used` ones were asked and stay as they are."""

    used: bool
    created_at: Moment

    @classmethod
    def of(cls, version: QuestionVersion) -> VersionOut:
        mine = {"used": version.used, "created_at": version.created_at}
        return cls.model_validate(_asked(version) | mine)


def _asked(version: QuestionVersion) -> dict[str, Any]:
    own = ("type", "stem", "explanation", "hints", "feedback", "policy")
    content: Mapping[str, Any] = content_of(version.content).model_dump(mode="json")
    return (
        {name: one for name, one in content.items() if name in CONTENT}
        | {name: getattr(version, name) for name in own}
        | {"version": version.number}
    )


class BankIn(In):
    """A new bank: a person's own, or the one of a course that has none yet."""

    title: Title
    course_id: UUID | None = None


class BankPatch(In):
    title: Title


class BankOut(Out):
    id: UUID
    title: str
    course_id: UUID | None
    owner_id: UUID
    created_at: Moment


class CategoryIn(In):
    name: Title
    parent_id: UUID | None = None


class CategoryPatch(In):
    """What to change; a field that isn't sent stays."""

    name: Title = ""
    parent_id: UUID | None = None


class CategoryOut(Out):
    id: UUID
    bank_id: UUID
    parent_id: UUID | None
    name: str


class QuestionQuery(PageQuery):
    """Filters of a bank; `category_id` with the categories below it, `q` in titles and stems."""

    q: Annotated[str, Lines(100)] | None = None
    type: QuestionType | None = None
    category_id: UUID | None = None
    tag: Tag | None = None
    archived: bool = False
