"""Lists of learners that jobs work on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from lms.core.ids import new_id
from lms.courses.models import Course
from lms.users.models import User


class EnrollmentImport(Model):
    """The valid rows of a CSV file by people's ids, and how far the job is.

    `done_to` is the last person whose row has been carried out; the counts are of rows up to it.
    Deleted a week after its start.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="enrollment_imports", on_delete=fields.CASCADE, db_index=True
    )
    course_id: UUID
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="enrollment_imports", on_delete=fields.CASCADE, db_index=True
    )
    owner_id: UUID
    rows: Any = fields.JSONField()
    """`{user_id, cohort_id, status}` by user_id."""
    done_to: UUID | None = fields.UUIDField(null=True)
    created = fields.SmallIntField(default=0)
    updated = fields.SmallIntField(default=0)
    unchanged = fields.SmallIntField(default=0)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "enrollment_imports"
