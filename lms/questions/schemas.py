"""Questions over REST, as a course's staff see them: the keys are in here."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from lms.core.schema import In, Out
from lms.core.text import Lines
from lms.questions.content import (
    MAX_ACCEPTED,
    MAX_ANSWER_LENGTH,
    MAX_OPTIONS,
    Accepted,
    Option,
    QuestionType,
    Tolerance,
    trimmed_lines,
)
from lms.questions.models import QuestionVersion

CONTENT = ("options", "answers", "case_sensitive", "numeric")
"""The fields of which each type has its own."""

Stem = Annotated[str, Lines(2000), AfterValidator(trimmed_lines)]
Explanation = Annotated[str, Lines(4000)]
Points = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2)]
LivePoints = Literal[0, 1000, 2000]
Seconds = Annotated[int, Field(ge=5, le=600)]
Position = Annotated[int, Field(ge=1, le=10_000)]


class OptionIn(In):
    """Something to choose. An id is kept when the question has that option already."""

    id: Annotated[str, Lines(36)] | None = None
    text: Annotated[str, Lines(MAX_ANSWER_LENGTH), AfterValidator(trimmed_lines)]
    correct: bool = False


Options = Annotated[list[OptionIn], Field(max_length=MAX_OPTIONS)]
AcceptedTexts = Annotated[list[Accepted], Field(max_length=MAX_ACCEPTED)]


class QuestionIn(In):
    """A new question: `options` for choices, `answers` for a text, `numeric` for a number.

    Without a position it comes last.
    """

    type: QuestionType
    stem: Stem
    options: Options | None = None
    answers: AcceptedTexts | None = None
    case_sensitive: bool | None = None
    numeric: Tolerance | None = None
    explanation: Explanation = ""
    points: Points = Decimal(1)
    live_points: LivePoints = 1000
    time_limit_s: Seconds = 20
    position: Position | None = None


class QuestionPatch(In):
    """What to change; a field that isn't sent, or is null, stays.

    A new type needs the fields of that type. `position` moves a question that is in one quiz.
    """

    type: QuestionType | None = None
    stem: Stem | None = None
    options: Options | None = None
    answers: AcceptedTexts | None = None
    case_sensitive: bool | None = None
    numeric: Tolerance | None = None
    explanation: Explanation | None = None
    points: Points | None = None
    live_points: LivePoints | None = None
    time_limit_s: Seconds | None = None
    position: Position | None = None


def _absent(value: object) -> bool:
    return value is None


class QuestionOut(Out):
    """A question with its key; only the fields of its type are there."""

    id: UUID
    type: QuestionType
    stem: str
    points: float
    live_points: int
    time_limit_s: int
    explanation: str
    position: int | None
    """Its place, from 1, in the quiz that is read, or in the only quiz that has it."""
    options: Annotated[list[Option] | None, Field(exclude_if=_absent)] = None
    answers: Annotated[list[Accepted] | None, Field(exclude_if=_absent)] = None
    case_sensitive: Annotated[bool | None, Field(exclude_if=_absent)] = None
    numeric: Annotated[Tolerance | None, Field(exclude_if=_absent)] = None

    @classmethod
    def of(
        cls, version: QuestionVersion, position: int | None, points: Decimal | None = None
    ) -> QuestionOut:
        """What a version asks, at its place in a quiz; `version.question` must be fetched."""
        question = version.question
        content: dict[str, Any] = {name: version.content.get(name) for name in CONTENT}
        return cls.model_validate(
            {
                "id": question.id,
                "type": version.type,
                "stem": version.stem,
                "points": question.points if points is None else points,
                "live_points": question.live_points,
                "time_limit_s": question.time_limit_s,
                "explanation": version.explanation,
                "position": position,
                **content,
            }
        )
