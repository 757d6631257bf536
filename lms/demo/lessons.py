"""What a demo course teaches: its modules and lessons, as they are written down here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from lms.core.access import Actor
from lms.lessons.actions.lessons import create_lesson
from lms.lessons.actions.modules import create_module
from lms.lessons.content import Caption, Condition, Content, Kind
from lms.lessons.models import LessonStatus


@dataclass(frozen=True, slots=True)
class DemoFilm:
    """The film of a lesson, with English captions."""

    file: UUID
    captions: UUID
    seconds: int


@dataclass(frozen=True, slots=True)
class DemoLesson:
    """A lesson of the demo; `after`: the titles of those that come first in its course."""

    title: str
    markdown: str
    kind: Kind = "text"
    minutes: int = 5
    required: bool = True
    preview: bool = False
    published: bool = True
    after: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    quiz: str | None = None
    """The title of its quiz."""
    files: tuple[UUID, ...] = ()
    film: DemoFilm | None = None

    def content(self, quiz: UUID | None) -> Content:
        """What it shows."""
        if self.film is None:
            return Content(markdown=self.markdown, quiz_id=quiz, file_ids=list(self.files))
        said = Caption(file_id=self.film.captions, language="en", label="English")
        return Content(markdown=self.markdown, file_id=self.film.file, captions=[said])


@dataclass(frozen=True, slots=True)
class DemoModule:
    """A module of the demo."""

    title: str
    lessons: tuple[DemoLesson, ...]
    sequential: bool = False
    after_days: int = 0
    """It opens so many days after a learner begins."""


async def add_modules(
    actor: Actor, course_id: UUID, modules: tuple[DemoModule, ...], quizzes: Mapping[str, UUID]
) -> None:
    """Fill a course; `quizzes` are its quizzes by their titles."""
    made: dict[str, UUID] = {}
    for module in modules:
        seconds = module.after_days * 24 * 3600
        unlock = {"at": None, "after_s": seconds} if seconds else None
        about = {"title": module.title, "sequential": module.sequential, "unlock": unlock}
        place = await create_module(actor, course_id, position=None, **about)
        for lesson in module.lessons:
            quiz = quizzes[lesson.quiz] if lesson.quiz else None
            new = await create_lesson(
                actor,
                course_id,
                kind=lesson.kind,
                module_id=place.id,
                position=None,
                content=lesson.content(quiz),
                conditions=list(lesson.conditions) or None,
                title=lesson.title,
                status=LessonStatus.PUBLISHED if lesson.published else LessonStatus.DRAFT,
                required=lesson.required,
                preview=lesson.preview,
                duration_s=lesson.film.seconds if lesson.film else lesson.minutes * 60,
                prerequisite_ids=[made[title] for title in lesson.after],
            )
            made[lesson.title] = new.id
