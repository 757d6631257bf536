"""Attempts over REST."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, StrictBool, model_validator

from lms.attempts.messages import Seq
from lms.attempts.models import AttemptState, SubmittedBy
from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out, When
from lms.core.text import Line, Lines
from lms.files.rules import Kind
from lms.questions.content import QuestionType
from lms.questions.content.asked import Points
from lms.questions.schemas.outputs import Absent

MAX_ANSWERS = 200


class StartIn(In):
    """What starting asks for."""

    access_code: Annotated[str, Line(100)] | None = None


class AnswerIn(In):
    """An answer in the shape of its question's type; null takes it back."""

    answer: dict[str, Any] | None
    flagged: StrictBool | None = None
    """Null: as it is."""
    seq: Seq | None = None
    """Counts up with each change on a device, from the stored one + 1; without it the last wins."""


class SubmitIn(In):
    """Answers that were not saved yet, by question."""

    answers: Annotated[dict[UUID, dict[str, Any] | None], Field(max_length=MAX_ANSWERS)] = Field(
        default_factory=dict
    )


class NextQuery(In):
    """Which question is left."""

    position: Annotated[int, Field(ge=1, le=MAX_ANSWERS)] | None = None
    """Its place: one that isn't the current any more stays left. Null: the current one."""


class AbandonIn(In):
    reason: Annotated[str, Lines(2000, 1)]


class DueOut(Out):
    """A quiz or a course that ends soon for the caller."""

    kind: Literal["course", "quiz"]
    id: UUID
    course_id: UUID
    title: str
    course: str
    """The course's title."""
    at: Moment
    lesson_id: UUID | None
    """The lesson that leads to the quiz."""


class AttemptQuery(PageQuery):
    """Filters of a quiz's attempts."""

    user_id: UUID | None = None
    state: AttemptState | None = None


class SavedOut(Out):
    """What became of a save."""

    question_id: UUID
    saved_at: Moment | None
    answered: bool
    remaining_ms: int | None
    seq: int
    superseded: bool = False
    """True when a newer answer stands: the one in `answer`, of that `seq`."""
    answer: dict[str, Any] | None = None


class SeenThing(Out):
    """What is chosen, put in order, paired or sorted."""

    id: str
    text: str
    html: str


class SeenGap(Out):
    id: str
    type: QuestionType
    options: list[SeenThing] | None = Absent
    unit: str | None = Absent


class StudentOut(Out):
    id: UUID | None
    """Null where grading is anonymous."""
    name: str


class InlineComment(In):
    """A remark about a part of a text, by the places of its characters."""

    start: Annotated[int, Field(ge=0, le=50_000)]
    end: Annotated[int, Field(ge=0, le=50_000)]
    text: Annotated[str, Lines(2000, 1)]


def _forward(comments: list[InlineComment]) -> list[InlineComment]:
    if any(one.start >= one.end for one in comments):
        raise ValueError("holds a remark that ends before it begins")
    return comments


class ChosenLevelIn(In):
    """A level of one criterion."""

    level_id: UUID
    comment: Annotated[str, Lines(2000)] = ""


class GradeIn(In):
    """Points, or by criterion the chosen level of the question's rubric: one of both."""

    points: Points | None = None
    """At most the question's."""
    rubric: Annotated[dict[UUID, ChosenLevelIn], Field(max_length=50)] | None = None
    comment: Annotated[str, Lines(10_000)] = ""
    inline: Annotated[list[InlineComment], Field(max_length=100), AfterValidator(_forward)] = Field(
        default_factory=list
    )

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.points is None) is (self.rubric is None):
            raise ValueError("points or rubric must be there, and not both")
        return self


class QueueQuery(PageQuery):
    """What to grade; with `question_id` one question over all students."""

    kind: Literal["attempt"] = "attempt"
    quiz_id: UUID | None = None
    question_id: UUID | None = None
    state: Literal["waiting", "graded"] = "waiting"


class WaitingOut(Out):
    """An answer that a person grades."""

    kind: Literal["attempt"] = "attempt"
    attempt_id: UUID
    submission_id: None = None
    question_id: UUID
    title: str
    """The quiz's."""
    question: str
    """What the question asks, cut to 200 characters."""
    student: StudentOut
    submitted_at: Moment
    points: float
    earned: float | None


class ReleaseIn(In):
    at: When | None = None
    """Null: now."""


class HandedIn(Out):
    """A file in an answer, with an address for who reads it."""

    id: UUID
    name: str
    kind: Kind
    size: int
    """In bytes."""
    url: str


class AttemptQuestionOut(Out):
    """A question as its student sees it; only the fields of its type are there.

    What is behind the line is null until the student may see it.
    """

    question_id: UUID
    position: int
    points: float
    type: QuestionType
    stem_html: str
    options: list[SeenThing] | None = Absent
    left: list[SeenThing] | None = Absent
    right: list[SeenThing] | None = Absent
    items: list[SeenThing] | None = Absent
    categories: list[SeenThing] | None = Absent
    gaps: list[SeenGap] | None = Absent
    unit: str | None = Absent
    file_id: str | None = Absent
    file_url: str | None = Absent
    clicks: int | None = Absent
    aspect: float | None = Absent
    min_words: int | None = Absent
    max_words: int | None = Absent
    template: str | None = Absent
    max_files: int | None = Absent
    accept: list[str] | None = Absent
    answer: dict[str, Any] | None
    files: list[HandedIn] | None = Absent
    seq: int
    saved_at: Moment | None
    flagged: bool

    earned: float | None = None
    fraction: float | None = None
    correct: bool | None = None
    """Null while a person must grade it."""
    feedback_html: str | None = None
    key: dict[str, Any] | None = None
    """A right answer, in the shape of an answer."""
    explanation_html: str | None = None
    comment: str | None = None
    inline: list[InlineComment] | None = None
    rubric: dict[str, Any] | None = None
    """By criterion `{level_id, comment, title, level, points, max_points, position}`."""
    rubric_id: str | None = Absent
    """Staff only: by which rubric it is graded."""
    notes: str | None = Absent
    """Staff only: what to look at when grading it."""
    graded_by: str | None = None


class AttemptOut(Out):
    """An attempt; its result is null until its student may see it."""

    id: UUID
    quiz_id: UUID
    course_id: UUID
    user_id: UUID | None
    """Null where grading is anonymous and the grades aren't released."""
    student: StudentOut | None = None
    """Who it is, for staff alone."""
    number: int
    state: AttemptState
    preview: bool
    started_at: Moment
    deadline: Moment | None
    remaining_ms: int | None
    server_time: Moment
    submitted_at: Moment | None
    submitted_by: SubmittedBy | None
    score: float | None
    max_points: float
    percent: float | None
    passed: bool | None
    score_before_regrade: float | None
    released: bool


class AttemptReadOut(AttemptOut):
    title: str
    """The quiz's."""
    mode: str
    question_count: int
    current: int | None
    """The only open question, where none may be gone back to."""
    one_at_a_time: bool
    questions: list[AttemptQuestionOut]
