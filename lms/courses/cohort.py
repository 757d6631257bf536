"""Groups of a course's learners."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.ids import new_id


class Cohort(Model):
    """A group of a course's learners, who may begin at another time than the others."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "lms.Course", related_name="cohorts", on_delete=fields.CASCADE
    )
    course_id: UUID
    name = fields.CharField(max_length=100)
    starts_at: datetime | None = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "course_cohorts"
        unique_together = (("course_id", "name"),)  # also the index by course

    @classmethod
    def of(cls, course_id: UUID) -> QuerySet[Self]:
        """A course's cohorts, by name."""
        return cls.filter(course_id=course_id).order_by("name")
