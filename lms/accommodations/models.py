"""Accommodations: a person's in all courses, in one course, or in one quiz."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from lms.core.ids import new_id
from lms.courses.models import Course
from lms.quizzes.models import Quiz
from lms.users.models import User


class Accommodation(Model):
    """What one person gets, at one level: without a course everywhere, with a quiz there alone.

    Of the levels that apply each field's largest value counts.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="accommodations", on_delete=fields.CASCADE
    )
    user_id: UUID
    course: fields.ForeignKeyNullableRelation[Course] = fields.ForeignKeyField(
        "lms.Course",
        related_name="accommodations",
        on_delete=fields.CASCADE,
        null=True,
        db_index=True,
    )
    course_id: UUID | None
    """The quiz's course for one of a quiz."""
    quiz: fields.ForeignKeyNullableRelation[Quiz] = fields.ForeignKeyField(
        "lms.Quiz",
        related_name="accommodations",
        on_delete=fields.CASCADE,
        null=True,
        db_index=True,
    )
    quiz_id: UUID | None
    time_multiplier = fields.DecimalField(max_digits=4, decimal_places=2, default=Decimal(1))
    extra_s = fields.IntField(default=0)
    extra_attempts = fields.SmallIntField(default=0)
    shift_s = fields.IntField(default=0)
    note = fields.TextField(default="")
    set_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User",
        related_name="accommodations_set",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    set_by_id: UUID | None
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "accommodations"
