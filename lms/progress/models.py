"""How far each learner is with each lesson."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from lms.core.ids import new_id
from lms.courses.models import Course
from lms.lessons.models import Lesson
from lms.users.models import User


class How(StrEnum):
    """What completed a lesson."""

    LEARNER = "learner"
    CONDITIONS = "conditions"
    OVERRIDE = "override"


class LessonProgress(Model):
    """What is known of a learner and a lesson. No row: nothing was begun.

    `watched` are pairs of seconds in order; `time_s` counts to fractions; `score_percent` is the
    best. `completed_by` is who said so by override, with a `reason`.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="lesson_progress", on_delete=fields.CASCADE
    )
    course_id: UUID
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="lesson_progress", on_delete=fields.CASCADE
    )
    user_id: UUID
    lesson: fields.ForeignKeyRelation[Lesson] = fields.ForeignKeyField(
        "lms.Lesson", related_name="progress", on_delete=fields.CASCADE, db_index=True
    )
    lesson_id: UUID
    viewed_at: datetime | None = fields.DatetimeField(null=True)
    reported_at: datetime | None = fields.DatetimeField(null=True)
    time_s = fields.FloatField(default=0.0)
    position_s: float | None = fields.FloatField(null=True)
    watched: list[list[float]] = fields.JSONField(default=list)
    submitted = fields.BooleanField(default=False)
    passed = fields.BooleanField(default=False)
    score_percent: float | None = fields.FloatField(null=True)
    completed_at: datetime | None = fields.DatetimeField(null=True)
    completed_how: How | None = fields.CharEnumField(  # type: ignore[assignment]
        How, max_length=20, null=True
    )
    completed_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User",
        related_name="lesson_overrides",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    completed_by_id: UUID | None
    reason: str | None = fields.TextField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "lesson_progress"
        unique_together = (("user_id", "lesson_id"),)
        indexes = (("course_id", "user_id"),)

    def forget(self) -> None:
        """Take the completion back."""
        self.completed_at = self.completed_how = self.reason = None
        self.completed_by_id = None
