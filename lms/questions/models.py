"""The table of questions: a course's bank."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from lms.core.ids import new_id
from lms.courses.models import Course


class Question(Model):
    """A question. `content` is what `content.dumped` made; `type` repeats its type for queries."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="questions", on_delete=fields.CASCADE, db_index=True
    )
    course_id: UUID
    type = fields.CharField(max_length=20)
    stem = fields.TextField()
    content = fields.JSONField[dict[str, Any]]()
    explanation = fields.TextField(default="")
    points = fields.DecimalField(max_digits=7, decimal_places=2, default=Decimal(1))
    live_points = fields.SmallIntField(default=1000)
    time_limit_s = fields.SmallIntField(default=20)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "questions"
