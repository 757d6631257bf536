"""What lessons hold and ask for, as it is stored; pure."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias
from uuid import UUID

from pydantic import (
    AfterValidator,
    Field,
    StrictInt,
    TypeAdapter,
    model_validator,
)

from lms.core.schema import In, Moment, Out, When
from lms.core.text import LanguageTag, Line, Lines, not_empty

Kind: TypeAlias = Literal["text", "video", "file", "quiz", "live", "assignment"]
KINDS: tuple[Kind, ...] = ("text", "video", "file", "quiz", "live", "assignment")

MAX_MARKDOWN = 100_000
MAX_FILES = 20
MAX_CAPTIONS = 20
MAX_UNLOCK_S = 10 * 366 * 24 * 3600


class Unlock(In):
    """When something opens: the later of a moment and a time after a learner's beginning."""

    at: When | None = None
    after_s: Annotated[StrictInt, Field(ge=0, le=MAX_UNLOCK_S)] | None = None


class UnlockOut(Out):
    """When something opens: the later of a moment and a time after a learner's beginning."""

    at: Moment | None = None
    after_s: int | None = None


# Conditions -------------------------------------------------------------------------------------


class Viewed(In):
    """It was opened."""

    type: Literal["viewed"] = "viewed"


class TimeSpent(In):
    """So many seconds were spent with it."""

    type: Literal["time_spent"] = "time_spent"
    seconds: Annotated[StrictInt, Field(ge=1, le=86_400)]


class Watched(In):
    """So much of its video was watched."""

    type: Literal["watched"] = "watched"
    percent: Annotated[StrictInt, Field(ge=1, le=100)]


class Submitted(In):
    """Its quiz or assignment was handed in, or one question of its live quiz answered."""

    type: Literal["submitted"] = "submitted"


class Passed(In):
    """Its quiz or assignment was passed."""

    type: Literal["passed"] = "passed"


class MinScore(In):
    """Its quiz or assignment brought at least so much of its points."""

    type: Literal["min_score"] = "min_score"
    percent: Annotated[float, Field(ge=0, le=100, strict=False)]


class Manual(In):
    """The learner says that it is done."""

    type: Literal["manual"] = "manual"


Condition: TypeAlias = Annotated[
    Viewed | TimeSpent | Watched | Submitted | Passed | MinScore | Manual,
    Field(discriminator="type"),
]


def _each_once(conditions: list[Any]) -> list[Any]:
    if len({one.type for one in conditions}) < len(conditions):
        raise ValueError("each type stands at most once")
    return conditions


Conditions = Annotated[list[Condition], Field(max_length=7), AfterValidator(_each_once)]
_conditions: TypeAdapter[list[Any]] = TypeAdapter(Conditions)

DEFAULTS: dict[Kind, Condition] = {
    "text": Manual(),
    "video": Manual(),
    "file": Manual(),
    "quiz": Passed(),
    "live": Submitted(),
    "assignment": Submitted(),
}
GRADED = frozenset({"submitted", "passed", "min_score"})
"""Conditions that only something handed in can meet."""


def conditions_of(kind: Kind, stored: list[dict[str, Any]] | None) -> list[Condition]:
    """The conditions of a lesson: its own, or those of its kind."""
    return _conditions.validate_python(stored) if stored else [DEFAULTS[kind]]


# Content ----------------------------------------------------------------------------------------


class Caption(In):
    """A video's subtitles: a file of WebVTT."""

    file_id: UUID
    language: LanguageTag
    label: Annotated[str, Line(60), AfterValidator(not_empty)]


def _https(url: str | None) -> str | None:
    if url is not None and not url.startswith("https://"):
        raise ValueError("must begin with https://")
    return url


def _distinct(ids: list[UUID]) -> list[UUID]:
    if len(set(ids)) < len(ids):
        raise ValueError("names a file twice")
    return ids


class Content(In):
    """What a lesson shows. Each kind has `markdown`, and fields of its own."""

    markdown: Annotated[str, Lines(MAX_MARKDOWN)] = ""
    file_id: UUID | None = None
    url: Annotated[str, Line(2000), AfterValidator(_https)] | None = None
    """A video elsewhere; it is shown as a link."""
    captions: Annotated[list[Caption], Field(max_length=MAX_CAPTIONS)] = Field(default_factory=list)
    file_ids: Annotated[list[UUID], Field(max_length=MAX_FILES), AfterValidator(_distinct)] = Field(
        default_factory=list
    )
    quiz_id: UUID | None = None
    assignment_id: UUID | None = None

    @model_validator(mode="after")
    def _one_video(self) -> Content:
        if self.file_id and self.url:
            raise ValueError("a video is either a file or at an address elsewhere")
        return self

    @property
    def target_id(self) -> UUID | None:
        """Its quiz or assignment."""
        return self.quiz_id or self.assignment_id

    @property
    def files(self) -> list[UUID]:
        """All files it hands out, beside those that its text shows."""
        one = [self.file_id] if self.file_id else []
        return [*one, *(caption.file_id for caption in self.captions), *self.file_ids]


FIELDS: dict[Kind, frozenset[str]] = {
    "text": frozenset({"markdown"}),
    "video": frozenset({"markdown", "file_id", "url", "captions"}),
    "file": frozenset({"markdown", "file_ids"}),
    "quiz": frozenset({"markdown", "quiz_id"}),
    "live": frozenset({"markdown", "quiz_id"}),
    "assignment": frozenset({"markdown", "assignment_id"}),
}
"""What the content of each kind has."""


# Why something is locked ------------------------------------------------------------------------


class NoAccess(Out):
    """The reader isn't a learner of the course, or is suspended."""

    code: Literal["not_enrolled", "suspended"]


class TooEarly(Out):
    """It opens at that time."""

    code: Literal["course_not_started", "unlocks_at"]
    at: Moment


class ModuleFirst(Out):
    """That module comes first."""

    code: Literal["prerequisite_module"] = "prerequisite_module"
    module_id: UUID
    title: str


class LessonFirst(Out):
    """That lesson comes first."""

    code: Literal["prerequisite_lesson", "sequence"]
    lesson_id: UUID
    title: str


LockReason: TypeAlias = Annotated[
    NoAccess | TooEarly | ModuleFirst | LessonFirst, Field(discriminator="code")
]
