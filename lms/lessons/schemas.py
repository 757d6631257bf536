"""Modules, lessons and outlines over REST."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, StrictBool, StrictInt

from lms.core.schema import In, Moment, Out
from lms.core.text import Title
from lms.courses.models import CourseStatus
from lms.lessons.content import Conditions, Content, Kind, LockReason, Unlock, UnlockOut
from lms.lessons.hooks import LearnedStatus
from lms.lessons.models import LessonStatus
from lms.lessons.rules import MAX_LESSONS, MAX_MODULES, MAX_PREREQUISITES

Before = Annotated[list[UUID], Field(max_length=MAX_PREREQUISITES)]
Position = Annotated[StrictInt, Field(ge=1, le=MAX_LESSONS)]
Duration = Annotated[StrictInt, Field(ge=0, le=360_000)]


class ModulePatch(In):
    """The fields to change; a field that isn't sent stays."""

    title: Title = ""
    unlock: Unlock | None = None
    prerequisite_ids: Before = Field(default_factory=list)
    """Modules that come first."""
    sequential: StrictBool = False
    """Whether its lessons are done one after the other."""


class ModuleIn(ModulePatch):
    """A new module, the last of its course unless a position is given."""

    title: Title
    position: Position | None = None


class ModuleOut(Out):
    """A part of a course."""

    id: UUID
    course_id: UUID
    title: str
    position: int
    unlock: UnlockOut | None
    prerequisite_ids: list[UUID]
    sequential: bool


class LessonFields(In):
    """What a lesson is, wherever it comes from."""

    status: LessonStatus = LessonStatus.PUBLISHED
    required: StrictBool = True
    preview: StrictBool = False
    """Whether everybody may read it."""
    unlock: Unlock | None = None
    prerequisite_ids: Before = Field(default_factory=list)
    """Lessons that come first."""
    duration_s: Duration | None = None
    conditions: Conditions | None = None
    """All must hold for it to be done; null: those of its kind."""
    content: Content = Content()


class LessonPatch(LessonFields):
    """The fields to change; a field that isn't sent stays, also one of `content`."""

    title: Title = ""
    module_id: UUID | None = None
    position: Position | None = None
    """In its module, from 1; without one it is the last."""


class LessonIn(LessonPatch):
    """A new lesson; what kind it is stays."""

    title: Title
    kind: Kind


class LessonItem(Out):
    """A lesson in a list. Null `module_id`: it stands before the modules."""

    id: UUID
    course_id: UUID
    module_id: UUID | None
    title: str
    kind: Kind
    status: LessonStatus
    position: int
    required: bool
    preview: bool
    unlock: UnlockOut | None
    prerequisite_ids: list[UUID]
    duration_s: int | None
    conditions: list[dict[str, Any]]
    created_at: Moment
    updated_at: Moment


class ShownFile(Out):
    """A file with an address that is signed for who receives it."""

    id: UUID
    name: str
    size: int
    content_type: str
    url: str


class ShownCaption(Out):
    """A video's subtitles."""

    file_id: UUID
    language: str
    label: str
    url: str


class LessonContentOut(Out):
    """What a lesson shows; `markdown` is null for learners."""

    html: str
    markdown: str | None
    file_id: UUID | None
    file: ShownFile | None
    url: str | None
    captions: list[ShownCaption]
    file_ids: list[UUID]
    files: list[ShownFile]
    quiz_id: UUID | None
    assignment_id: UUID | None
    target_title: str | None
    """What its quiz is called; null while learners don't see it."""


class CompletedBy(Out):
    """How a lesson was completed, and by whom if somebody else said so."""

    how: Literal["learner", "conditions", "override"]
    user: dict[str, Any] | None
    reason: str | None


class LessonProgressOut(Out):
    """How far a learner is with a lesson; what isn't known yet is null."""

    lesson_id: UUID
    status: LearnedStatus
    time_s: int
    conditions: list[dict[str, Any]]
    """Each with `met`."""
    viewed_at: Moment | None
    position_s: float | None
    watched_percent: float | None
    score_percent: float | None
    completed_at: Moment | None
    completed_by: CompletedBy | None


class LessonOut(LessonItem):
    """A lesson as its reader sees it; without `content` while it is locked."""

    content: LessonContentOut | None
    locked: bool
    lock_reasons: list[LockReason]
    my: LessonProgressOut | None
    """Null for who doesn't learn in the course."""
    previous_id: UUID | None
    next_id: UUID | None


# Outline ----------------------------------------------------------------------------------------


class LearnedOut(Out):
    """How far the reader is with a lesson."""

    status: LearnedStatus
    completed_at: Moment | None


class OutlineLesson(Out):
    """A lesson in an outline."""

    id: UUID
    title: str
    kind: Kind
    status: LessonStatus
    position: int
    required: bool
    preview: bool
    duration_s: int | None
    locked: bool
    lock_reasons: list[LockReason]
    my: LearnedOut | None


class OutlineModule(Out):
    """A module in an outline; without an id, the lessons before all modules.

    `done` and `total` count its required lessons.
    """

    id: UUID | None
    course_id: UUID
    title: str
    position: int
    unlock: UnlockOut | None
    prerequisite_ids: list[UUID]
    sequential: bool
    locked: bool
    lock_reasons: list[LockReason]
    done: int
    total: int
    lessons: list[OutlineLesson]


class OutlineCourse(Out):
    """The course of an outline."""

    id: UUID
    title: str
    status: CourseStatus
    my_role: Literal["owner", "instructor", "assistant", "student"] | None


class OutlineOut(Out):
    """What a course teaches, in its order, as the reader sees it.

    `percent` and `next_lesson_id` are those of a learner.
    """

    course: OutlineCourse
    version: int
    percent: int | None
    next_lesson_id: UUID | None
    modules: list[OutlineModule]


class OutlineGroupIn(In):
    """A module and its lessons in their order; without an id, those before all modules."""

    id: UUID | None
    lessons: Annotated[list[UUID], Field(max_length=MAX_LESSONS)]


class OutlineIn(In):
    """All modules of a course and all their lessons, in their new order."""

    modules: Annotated[list[OutlineGroupIn], Field(max_length=MAX_MODULES + 1)]
