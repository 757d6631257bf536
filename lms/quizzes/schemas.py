"""Quizzes over REST."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import Lines, Title
from lms.quizzes.models import QuizStatus

Description = Annotated[str, Lines(10_000)]


class QuizIn(In):
    """A new quiz; it begins as a draft."""

    title: Title
    description: Description = ""


class QuizPatch(In):
    """What to change; a field that isn't sent stays."""

    title: Title = ""
    description: Description = ""


class QuizOut(Out):
    """A quiz, without its questions: those hold the keys."""

    id: UUID
    course_id: UUID
    title: str
    description: str
    status: QuizStatus
    question_count: int
    created_at: Moment
    updated_at: Moment


class RunningOut(Out):
    """A live game of the quiz that isn't over."""

    id: UUID
    phase: str
    players: int


class QuizReadOut(QuizOut):
    running: list[RunningOut] | None
    """Newest first; null for who can't host them."""


class QuizQuery(PageQuery):
    """Filters of a course's quizzes."""

    status: QuizStatus | None = None
