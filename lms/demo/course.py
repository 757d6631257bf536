"""What a course of the demo is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lms.demo.lessons import DemoModule
from lms.questions.schemas.inputs import QuestionIn


@dataclass(frozen=True, slots=True)
class DemoQuiz:
    """A quiz of the demo."""

    title: str
    description: str
    questions: tuple[QuestionIn, ...]
    published: bool
    attempts_allowed: int = 1
    """0: any number of times."""


@dataclass(frozen=True, slots=True)
class DemoCourse:
    """A course of the demo, in English and for beginners."""

    slug: str
    title: str
    summary: str
    description: str
    quizzes: tuple[DemoQuiz, ...]
    modules: tuple[DemoModule, ...]

    @property
    def about(self) -> dict[str, Any]:
        """The fields of a new course."""
        names = ("slug", "title", "summary", "description")
        return {name: getattr(self, name) for name in names} | {
            "level": "beginner",
            "language": "en",
        }
