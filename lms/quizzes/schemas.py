"""Quizzes over REST."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, RootModel, StrictBool, StrictInt, model_validator

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out, When
from lms.core.text import Line, Lines, Title
from lms.lessons.content import LockReason
from lms.questions.content import QuestionType
from lms.questions.content.asked import Points, Tags
from lms.questions.rules import Policy
from lms.quizzes.models import GradingPolicy, Mode, Quiz, QuizSlot, QuizStatus, Release, Showing

MAX_QUESTIONS = 200
MAX_DRAWN = 100

Description = Annotated[str, Lines(10_000)]
Percent = Annotated[Decimal, Field(ge=0, le=100, decimal_places=2)]


class LiveDefaults(In):
    """The defaults of the dialog that starts a live game of the quiz."""

    scoring: Literal["speed", "accuracy"] = "speed"
    streak: StrictBool = False
    auto_close: StrictBool = True
    intro_ms: Annotated[StrictInt, Field(ge=0, le=10_000)] = 3000
    time_limit_s: Annotated[StrictInt, Field(ge=5, le=600)] | None = None
    late_join: StrictBool = True
    join: Literal["anyone", "signed_in", "enrolled"] = "anyone"


class QuizPatch(In):
    """What to change; a field that isn't sent stays."""

    title: Title = ""
    description: Description = ""
    mode: Mode = Mode.GRADED
    opens_at: When | None = None
    closes_at: When | None = None
    time_limit_s: Annotated[StrictInt, Field(ge=30, le=604_800)] | None = None
    attempts_allowed: Annotated[StrictInt, Field(ge=0, le=1000)] = 1
    grading_policy: GradingPolicy = GradingPolicy.HIGHEST
    shuffle_questions: StrictBool = False
    shuffle_options: StrictBool = True
    one_at_a_time: StrictBool = False
    no_backtrack: StrictBool = False
    access_code: Annotated[str, Line(100, 1)] | None = None
    pass_percent: Percent | None = None
    policy: Policy = "balanced"
    show_score: Showing = Showing.AFTER_SUBMIT
    show_answers: Showing = Showing.AFTER_SUBMIT
    release: Release = Release.AUTO
    anonymous_grading: StrictBool = False
    group_id: None = None
    """No grade groups exist yet."""
    live: LiveDefaults = LiveDefaults()


class QuizIn(QuizPatch):
    """A new quiz; it begins as a draft."""

    title: Title


class MineOut(Out):
    """How a learner stands with a quiz; the dates and the limit are the person's own."""

    attempts: int
    left: int | None
    """How many more may be started; null without a limit."""
    open_attempt_id: UUID | None
    score: float | None
    percent: float | None
    passed: bool | None
    opens_at: Moment | None
    closes_at: Moment | None
    time_limit_s: int | None
    locked: bool
    lock_reasons: list[LockReason]


class QuizOut(Out):
    """A quiz, without its questions: those hold the keys."""

    id: UUID
    course_id: UUID
    title: str
    description: str
    description_html: str
    status: QuizStatus
    mode: Mode
    opens_at: Moment | None
    closes_at: Moment | None
    time_limit_s: int | None
    attempts_allowed: int
    grading_policy: GradingPolicy
    shuffle_questions: bool
    shuffle_options: bool
    one_at_a_time: bool
    no_backtrack: bool
    access_code: str | None
    """Null for who may not change the quiz."""
    has_access_code: bool
    pass_percent: float | None
    policy: Policy
    show_score: Showing
    show_answers: Showing
    release: Release
    released_at: Moment | None
    anonymous_grading: bool
    group_id: None = None
    lesson_id: UUID | None
    """The lesson that leads here."""
    mine: MineOut | None = None
    """Null for who doesn't learn in the course."""
    live: LiveDefaults
    question_count: int
    max_points: float
    created_at: Moment
    updated_at: Moment

    @classmethod
    def of(cls, quiz: Quiz, *, managed: bool, mine: MineOut | None = None) -> QuizOut:
        """As who manages it sees it, or everybody else; `quiz` must be counted."""
        computed = {"access_code", "has_access_code", "live", "group_id", "mine"}
        fields: dict[str, Any] = {
            name: getattr(quiz, name) for name in QuizOut.model_fields if name not in computed
        }
        return cls.model_validate(
            fields
            | {
                "access_code": quiz.access_code if managed else None,
                "has_access_code": quiz.access_code is not None,
                "live": LiveDefaults(**quiz.live),
                "mine": mine,
            }
        )


class RunningOut(Out):
    """A live game of the quiz that isn't over."""

    id: UUID
    phase: str
    players: int


class QuizReadOut(QuizOut):
    running: list[RunningOut] | None = None
    """Newest first; null for who can't host them."""


class QuizQuery(PageQuery):
    """Filters of a course's quizzes."""

    status: QuizStatus | None = None


class QuizCopyIn(In):
    course_id: UUID


# Slots ------------------------------------------------------------------------------------------


class Draw(In):
    """Any question of a bank: of a category and those below, with all the tags, of these types."""

    bank_id: UUID
    category_id: UUID | None = None
    tags: Tags = Field(default_factory=list)
    types: Annotated[list[QuestionType], Field(max_length=12)] = Field(default_factory=list)
    """None: of any type."""


class SlotIn(In):
    """A question's place, or that of `count` questions that are drawn."""

    id: UUID | None = None
    question_id: UUID | None = None
    version: Annotated[StrictInt, Field(ge=1, le=1000)] | None = None
    """Null: whichever is the newest."""
    draw: Draw | None = None
    count: Annotated[StrictInt, Field(ge=1, le=MAX_DRAWN)] = 1
    points: Points | None = None
    """Null: the question's own. Drawn ones need points, so that all attempts are worth the same."""

    @model_validator(mode="after")
    def _one_of_two(self) -> SlotIn:
        if (self.question_id is None) == (self.draw is None):
            raise ValueError("either question_id or draw")
        if self.draw and (self.version or self.points is None):
            raise ValueError("a draw has points and no version")
        if self.question_id and self.count != 1:
            raise ValueError("only a draw has a count")
        return self


class SlotsIn(RootModel[Annotated[list[SlotIn], Field(max_length=MAX_QUESTIONS)]]):
    """All slots of a quiz in their order; 200 questions in all."""

    @model_validator(mode="after")
    def _few(self) -> SlotsIn:
        if sum(slot.count for slot in self.root) > MAX_QUESTIONS:
            raise ValueError(f"a quiz has at most {MAX_QUESTIONS} questions")
        return self


class DrawOut(Out):
    bank_id: UUID
    category_id: UUID | None
    tags: list[str]
    types: list[QuestionType]


class FixedSlotOut(Out):
    id: UUID
    question_id: UUID
    version: int | None
    points: float | None


class DrawSlotOut(Out):
    id: UUID
    draw: DrawOut
    count: int
    points: float | None


def slot_out(slot: QuizSlot) -> FixedSlotOut | DrawSlotOut:
    """A slot as it goes out; its version must be fetched."""
    if slot.bank_id is not None:
        draw = DrawOut.model_validate(slot)
        return DrawSlotOut(id=slot.id, draw=draw, count=slot.count, points=slot.points)
    return FixedSlotOut.model_validate(
        {
            "id": slot.id,
            "question_id": slot.question_id,
            "version": slot.version.number if slot.version else None,
            "points": slot.points,
        }
    )


class SlotsOut(RootModel[list[FixedSlotOut | DrawSlotOut]]):
    """All slots of a quiz in their order."""
