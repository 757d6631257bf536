"""What `course.json` of an archive holds: a course by value, its things by ids of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt, model_validator

from lms.certificates.schemas import TemplateIn
from lms.core.schema import In
from lms.core.text import Lines, Title
from lms.courses.schemas import CourseFields, Slug
from lms.enrollments.actions.deciding import MAX_COHORTS
from lms.enrollments.schemas import CohortIn
from lms.files.models import FileVisibility
from lms.files.rules import MAX_NAME
from lms.gradebook.schemas import CriterionIn
from lms.lessons.content import Kind, Unlock
from lms.lessons.rules import MAX_LESSONS, MAX_MODULES
from lms.lessons.schemas import Before, LessonFields
from lms.questions.actions.banks import MAX_CATEGORIES, MAX_IN_BANK
from lms.questions.content import Content as Asked
from lms.questions.content import QuestionType
from lms.questions.content.asked import (
    Explanation,
    Hints,
    Label,
    LivePoints,
    Points,
    Seconds,
    Stem,
)
from lms.questions.content.asked import Tags as QuestionTags
from lms.questions.formats.base import Told
from lms.questions.rules import Policy
from lms.quizzes.models import QuizStatus
from lms.quizzes.schemas import MAX_DRAWN, MAX_QUESTIONS, QuizIn

FORMAT: Literal["lms-course"] = "lms-course"
VERSION = 1
MAX_FILES = 5000
MAX_QUIZZES = 2000
MAX_RUBRICS = 1000
MAX_BANKS = 200
MAX_QUESTIONS_IN_ALL = 40_000
Number = Annotated[StrictInt, Field(ge=1, le=1000)]
"""Of a version."""


class Manifest(In):
    """What kind of archive it is."""

    format: str
    version: StrictInt


class FileDoc(In):
    """A file; its bytes are `files/<sha256>`."""

    id: UUID
    name: Annotated[str, Lines(MAX_NAME, 1)]
    size: Annotated[StrictInt, Field(ge=1)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    visibility: FileVisibility = FileVisibility.PRIVATE


class CourseDoc(CourseFields):
    """The course's own fields; `category` is a slug."""

    title: Title
    slug: Slug
    category: Annotated[str, Lines(100)] | None = None


class ModuleDoc(In):
    """A module, in the order of the course."""

    id: UUID
    title: Title
    unlock: Unlock | None = None
    prerequisite_ids: Before = Field(default_factory=list)
    sequential: StrictBool = False


class LessonDoc(LessonFields):
    """A lesson, in the order of its module."""

    id: UUID
    module_id: UUID | None = None
    title: Title
    kind: Kind


class RubricDoc(In):
    """A rubric; who grades chooses a level of each criterion."""

    id: UUID
    title: Title
    criteria: Annotated[list[CriterionIn], Field(max_length=50)]


class CategoryDoc(In):
    """A category of a bank; those that it stands in come before it."""

    id: UUID
    parent_id: UUID | None = None
    name: Title


class VersionDoc(In):
    """What a question asks, or asked where a quiz still does."""

    number: Number
    stem: Stem
    content: Annotated[Asked, Field(discriminator="type")]
    explanation: Explanation = ""
    hints: Hints = Field(default_factory=list)
    feedback: Told = Told()
    policy: Policy | None = None


class QuestionDoc(In):
    """A question; `version` is the number of its newest version."""

    id: UUID
    category_id: UUID | None = None
    title: Label = ""
    tags: QuestionTags = Field(default_factory=list)
    archived: StrictBool = False
    version: Number = 1
    points: Points = Decimal(1)
    live_points: LivePoints = 1000
    time_limit_s: Seconds = 20
    versions: Annotated[list[VersionDoc], Field(min_length=1, max_length=1000)]


class BankDoc(In):
    """A bank: the course's own, or what the quizzes ask of another one."""

    id: UUID
    title: Title
    own: StrictBool
    categories: Annotated[list[CategoryDoc], Field(max_length=MAX_CATEGORIES)] = Field(
        default_factory=list
    )
    questions: Annotated[list[QuestionDoc], Field(max_length=MAX_IN_BANK)] = Field(
        default_factory=list
    )


class DrawDoc(In):
    """Any question of a bank: of a category and those below, with all the tags, of these types."""

    bank_id: UUID
    category_id: UUID | None = None
    tags: QuestionTags = Field(default_factory=list)
    types: Annotated[list[QuestionType], Field(max_length=12)] = Field(default_factory=list)


class SlotDoc(In):
    """A question's place in a quiz, or that of `count` questions that are drawn."""

    question_id: UUID | None = None
    version: Number | None = None
    draw: DrawDoc | None = None
    count: Annotated[StrictInt, Field(ge=1, le=MAX_DRAWN)] = 1
    points: Points | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> SlotDoc:
        if (self.question_id is None) == (self.draw is None):
            raise ValueError("either question_id or draw")
        if self.question_id and self.count != 1:
            raise ValueError("only a draw has a count")
        return self


class QuizDoc(QuizIn):
    """A quiz with its slots."""

    id: UUID
    status: QuizStatus = QuizStatus.DRAFT
    slots: Annotated[list[SlotDoc], Field(max_length=MAX_QUESTIONS)] = Field(default_factory=list)


class Document(In):
    """A course."""

    course: CourseDoc
    certificate: TemplateIn | None = None
    """The template of its certificates, once somebody has written one."""
    cohorts: Annotated[list[CohortIn], Field(max_length=MAX_COHORTS)] = Field(default_factory=list)
    modules: Annotated[list[ModuleDoc], Field(max_length=MAX_MODULES)] = Field(default_factory=list)
    lessons: Annotated[list[LessonDoc], Field(max_length=MAX_LESSONS)] = Field(default_factory=list)
    rubrics: Annotated[list[RubricDoc], Field(max_length=MAX_RUBRICS)] = Field(default_factory=list)
    banks: Annotated[list[BankDoc], Field(max_length=MAX_BANKS)] = Field(default_factory=list)
    quizzes: Annotated[list[QuizDoc], Field(max_length=MAX_QUIZZES)] = Field(default_factory=list)
    files: Annotated[list[FileDoc], Field(max_length=MAX_FILES)] = Field(default_factory=list)

    def counted(self) -> dict[str, Any]:
        """How much there is of everything, for people."""
        return {
            "title": self.course.title,
            "modules": len(self.modules),
            "lessons": len(self.lessons),
            "quizzes": len(self.quizzes),
            "questions": sum(len(one.questions) for one in self.banks),
            "files": len(self.files),
            "bytes": sum(one.size for one in self.files),
        }
