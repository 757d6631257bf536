"""The parts of the catalogue."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from lms.core.ids import new_id


class CourseCategory(Model):
    """A part of the catalogue; parts stand in parts, three levels deep."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    slug = fields.CharField(max_length=100, unique=True)
    name = fields.CharField(max_length=200)
    parent: fields.ForeignKeyNullableRelation[CourseCategory] = fields.ForeignKeyField(
        "lms.CourseCategory",
        related_name="children",
        on_delete=fields.NO_ACTION,
        null=True,
        db_index=True,
    )
    parent_id: UUID | None
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "course_categories"
