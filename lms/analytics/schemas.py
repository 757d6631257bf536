"""The statistics of a course, over REST and on its dashboard."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from lms.analytics.rules import Flag, ItemFigures, OptionFigures
from lms.core.schema import In, Moment, Out
from lms.core.text import Lines, not_empty
from lms.courses.models import EnrollmentStatus
from lms.enrollments.schemas import Learner, LearnerQuery
from lms.live.rules import Phase
from lms.questions.content import QuestionType


class SessionFigures(Out):
    """A live session in a list; `average` is the share of right answers, known after the end."""

    id: UUID
    title: str
    pin: str
    phase: Phase
    number: int
    total: int
    players: int
    average: float | None
    created_at: Moment


class Activity(Out):
    """An event: a person (`name`) enrolled, finished, or completed the lesson `title`; or a live
    session started or finished.
    """

    id: UUID
    kind: Literal["enrolled", "started", "finished", "completed_lesson"]
    name: str | None
    title: str | None
    at: Moment


class CourseFigures(Out):
    """The current statistics of a course."""

    active_learners: int
    """Members who were active in the last minutes."""
    enrollments: int
    enrollments_week: int
    completions: int
    completion_rate: float | None
    """The share of learners, 0..1, who have completed the course."""
    average_percent: float | None
    """Progress of all learners."""
    begun: int
    """Learners who have opened a lesson."""
    halfway: int
    """Learners who have done at least half of what the course requires."""
    active_7d: int
    """Learners who have worked on a lesson in the last 7 days."""
    waiting: int
    """People who asked for a place or wait for one."""
    live_sessions: list[SessionFigures]
    latest_activity: list[Activity]


class LessonFigures(Out):
    """How many learners got how far with a lesson; who completed it counts as having opened it."""

    lesson_id: UUID
    title: str
    module_id: UUID | None
    module_title: str | None
    position: int
    required: bool
    opened: int
    completed: int
    share: float | None
    """Completed by learners, 0..1."""
    time_s_median: int | None


class CourseReport(CourseFigures):
    """All statistics of a course; `funnel` has its lessons in the order of the outline."""

    funnel: list[LessonFigures]


class LessonName(Out):
    """A lesson."""

    id: UUID
    title: str


class LearnerProgress(Out):
    """How far a learner is; `lesson` is what they worked on last."""

    enrollment_id: UUID
    user: Learner
    status: EnrollmentStatus
    percent: int
    lesson: LessonName | None
    activated_at: Moment | None
    last_activity_at: Moment | None
    completed_at: Moment | None


class LearnersQuery(LearnerQuery):
    """Learners by how far they are; without a status the active and completed ones.

    `away`: nothing done in the last 7 days, without having completed the course.
    """

    reach: Literal["not_begun", "begun", "halfway", "completed", "away"] | None = None


class MessageIn(In):
    """What to write to learners of a course."""

    user_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)]
    text: Annotated[str, Lines(2000), AfterValidator(not_empty)]


class MessageSent(Out):
    """How many learners were written to; who doesn't learn in the course is left out."""

    sent: int


# Item statistics --------------------------------------------------------------------------------


class StatisticsQuery(In):
    """Which attempts count, or which games."""

    attempts: Literal["first", "highest", "latest", "all"] = "first"
    source: Literal["quiz", "live"] = "quiz"
    session_id: UUID | None = None
    fresh: bool = False
    """Count anew, rather than show what is at most five minutes old."""


class OptionFiguresOut(Out):
    """An option: how many chose it, and of which parts of the class (27, 46, 27 %)."""

    id: str
    count: int
    share: float | None
    point_biserial: float | None
    top: int
    middle: int
    bottom: int


class ItemFiguresOut(Out):
    """A question; null where nothing can be said, and `flags` say why."""

    question_id: UUID
    position: int
    type: QuestionType
    n: int
    facility: float | None
    sd: float | None
    discrimination: float | None
    efficiency: float | None
    intended_weight: float | None
    effective_weight: float | None
    options: list[OptionFiguresOut]
    flags: list[Flag]

    @classmethod
    def of(
        cls, question_id: UUID, position: int, kind: QuestionType, found: ItemFigures
    ) -> ItemFiguresOut:
        same = {name: getattr(found, name) for name in ItemFigures.__slots__ if name != "options"}
        options = [
            OptionFiguresOut.model_validate(
                {"id": name} | {one: getattr(option, one) for one in OptionFigures.__slots__}
            )
            for name, option in found.options.items()
        ]
        return cls.model_validate(
            same
            | {"question_id": question_id, "position": position, "type": kind, "options": options}
        )


class StatisticsOut(Out):
    """A quiz's statistics; mean to max in percent of its points."""

    as_of: Moment
    students: int
    attempts: int
    max_points: float
    mean: float | None
    median: float | None
    sd: float | None
    min: float | None
    max: float | None
    skewness: float | None
    kurtosis: float | None
    cic: float | None
    error_ratio: float | None
    standard_error: float | None
    histogram: list[int]
    """How many stand in each tenth."""
    items: list[ItemFiguresOut]
