"""Modules and lessons of courses."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import Course, in_courses
from lms.lessons.content import Kind
from lms.users.models import User


class LessonStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class Module(Model):
    """A part of a course. Positions count from 1 and have no gaps.

    `unlock` is a stored `content.Unlock`; `prerequisite_ids` are modules that come first.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="modules", on_delete=fields.CASCADE
    )
    course_id: UUID
    title = fields.CharField(max_length=200)
    position = fields.SmallIntField()
    unlock: dict[str, Any] | None = fields.JSONField(null=True)
    prerequisite_ids = fields.JSONField[list[str]](default=list)
    sequential = fields.BooleanField(default=False)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "modules"  # the index by course is the unique one of its positions

    @classmethod
    def managed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Those the actor may change."""
        return cls.filter(in_courses(Course.managed_by(actor)))

    @classmethod
    def in_order(cls, course_id: UUID) -> QuerySet[Self]:
        return cls.filter(course_id=course_id).order_by("position")


class Lesson(Model):
    """A lesson. Positions count from 1 in its module, or before all modules; without gaps.

    `unlock`, `conditions` and `content` are stored as in `content`; `rendered` is the content's
    text as HTML. `target_id` is its quiz or assignment, `files` all files it hands out. `version`
    goes up with each change: the ETag.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="lessons", on_delete=fields.CASCADE
    )
    course_id: UUID
    module: fields.ForeignKeyNullableRelation[Module] = fields.ForeignKeyField(
        "lms.Module",
        related_name="lessons",
        on_delete=fields.CASCADE,
        null=True,
        db_index=True,
    )
    module_id: UUID | None
    title = fields.CharField(max_length=200)
    kind: Kind = fields.CharField(max_length=20)  # type: ignore[assignment]
    status = fields.CharEnumField(LessonStatus, max_length=20, default=LessonStatus.PUBLISHED)
    position = fields.SmallIntField()
    required = fields.BooleanField(default=True)
    preview = fields.BooleanField(default=False)
    unlock: dict[str, Any] | None = fields.JSONField(null=True)
    prerequisite_ids = fields.JSONField[list[str]](default=list)
    duration_s: int | None = fields.IntField(null=True)
    conditions: list[dict[str, Any]] | None = fields.JSONField(null=True)
    """Null: those of its kind."""
    content = fields.JSONField[dict[str, Any]](default=dict)
    rendered = fields.TextField(default="")
    target_id: UUID | None = fields.UUIDField(null=True, unique=True)
    files = fields.JSONField[list[str]](default=list)
    written_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User",
        related_name="lessons_written",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    """Who last changed it; null for a copy that nobody has changed since."""
    written_by_id: UUID | None
    written_at: datetime | None = fields.DatetimeField(null=True)
    version = fields.IntField(default=1)
    created_at: datetime = fields.DatetimeField(auto_now_add=True)
    updated_at: datetime = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "lessons"  # the index by course is the unique one of its positions

    @classmethod
    def open_to(cls, actor: Actor) -> QuerySet[Self]:
        """All lessons for a course's staff, published ones for its learners, locked or not."""
        published = Q(in_courses(Course.learned_by(actor)), status=LessonStatus.PUBLISHED)
        return cls.filter(in_courses(Course.staffed_by(actor)) | published)

    @classmethod
    def managed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Those the actor may change."""
        return cls.filter(in_courses(Course.managed_by(actor)))

    @classmethod
    def published(cls, course_id: UUID) -> QuerySet[Self]:
        return cls.filter(course_id=course_id, status=LessonStatus.PUBLISHED)
