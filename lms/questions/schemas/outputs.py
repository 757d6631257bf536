"""Questions as staff see them: the keys are in here."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import Field

from lms.core.access import actor
from lms.core.schema import Moment, Out
from lms.questions.content import (
    Area,
    QuestionType,
    content_of,
    dumped,
)
from lms.questions.models import QuestionVersion
from lms.questions.rules import Policy
from lms.questions.schemas.inputs import CONTENT
from lms.questions.schemas.pieces import (
    AcceptedOut,
    GapOut,
    ItemOut,
    OptionOut,
    PairOut,
    ThingOut,
    ToleranceOut,
)


def _absent(value: object) -> bool:
    return value is None


Absent: Any = Field(None, exclude_if=_absent)


class ContentOut(Out):
    """Only the fields of the question's type are there."""

    options: list[OptionOut | ThingOut] | None = Absent
    answers: list[AcceptedOut] | None = Absent
    case_sensitive: bool | None = Absent
    ignore_accents: bool | None = Absent
    numeric: ToleranceOut | None = Absent
    pairs: list[PairOut] | None = Absent
    distractors: list[ThingOut] | None = Absent
    categories: list[ThingOut] | None = Absent
    items: list[ItemOut] | None = Absent
    gaps: list[GapOut] | None = Absent
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
    stem_html: str
    explanation_html: str
    hints_html: list[str]
    feedback_html: FeedbackOut
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
    html = version.html_for(("user", actor().id))
    content: Mapping[str, Any] = html.beside(dumped(content_of(version.content)))
    return (
        {name: one for name, one in content.items() if name in CONTENT}
        | {name: getattr(version, name) for name in own}
        | {
            "stem_html": html.stem,
            "explanation_html": html.explanation,
            "hints_html": html.hints,
            "feedback_html": html.feedback,
            "version": version.number,
        }
    )
