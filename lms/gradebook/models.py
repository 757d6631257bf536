"""Grade items, grades, and their history."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from lms.core.ids import new_id
from lms.courses.models import Course
from lms.users.models import User


class ItemKind(StrEnum):
    QUIZ = "quiz"
    ASSIGNMENT = "assignment"
    LIVE = "live"
    MANUAL = "manual"


class Cause(StrEnum):
    """Why a grade changed."""

    AUTO = "auto"
    MANUAL = "manual"
    REGRADE = "regrade"
    IMPORT = "import"
    LATE = "late"


class GradeItem(Model):
    """A column of the gradebook. `source_id` is the quiz, assignment or live session behind it."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="grade_items", on_delete=fields.CASCADE, db_index=True
    )
    course_id: UUID
    kind = fields.CharEnumField(ItemKind, max_length=20)
    source_id: UUID | None = fields.UUIDField(null=True, unique=True)
    title = fields.CharField(max_length=200)
    max_points = fields.DecimalField(max_digits=9, decimal_places=2)
    position = fields.IntField()
    due_at: datetime | None = fields.DatetimeField(null=True)
    counted = fields.BooleanField(default=True)
    released = fields.BooleanField(default=True)
    """Whether learners see their grades of it."""
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "grade_items"


class Grade(Model):
    """What one learner has of an item. `points` come from its source; null until it is graded."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    item: fields.ForeignKeyRelation[GradeItem] = fields.ForeignKeyField(
        "lms.GradeItem", related_name="grades", on_delete=fields.CASCADE
    )
    item_id: UUID
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="grades", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    points: Decimal | None = fields.DecimalField(max_digits=9, decimal_places=2, null=True)
    waiting = fields.BooleanField(default=False)
    """Whether something handed in waits for a person to grade it."""
    version = fields.IntField(default=1)
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "grades"
        unique_together = (("item_id", "user_id"),)


class GradeChange(Model):
    """A change of a grade; rows are only ever added."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    item: fields.ForeignKeyRelation[GradeItem] = fields.ForeignKeyField(
        "lms.GradeItem", related_name="changes", on_delete=fields.CASCADE, db_index=True
    )
    item_id: UUID
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="grade_changes", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    actor: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User",
        related_name="grade_changes_made",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    actor_id: UUID | None
    field = fields.CharField(max_length=20, default="score")
    before = fields.TextField(null=True)
    after = fields.TextField(null=True)
    cause = fields.CharEnumField(Cause, max_length=20)
    at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "grade_changes"


class Rubric(Model):
    """Criteria with levels: `[{id, title, levels: [{id, title, points}]}]`, points as text."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="rubrics", on_delete=fields.CASCADE, db_index=True
    )
    course_id: UUID
    title = fields.CharField(max_length=200)
    criteria: list[dict[str, Any]] = fields.JSONField()

    class Meta:
        table = "rubrics"
