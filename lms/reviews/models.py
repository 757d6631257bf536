"""What learners say of courses."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

from tortoise import fields
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.ids import new_id
from lms.courses.models import Course
from lms.users.models import User


class Review(Model):
    """One person's rating of a course, 1 to 5, and why; it outlives their place in the course.

    `Course.rating_sum` and `rating_count` add up the ratings.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="reviews", on_delete=fields.CASCADE
    )
    course_id: UUID
    author: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="reviews", on_delete=fields.CASCADE, db_index=True
    )
    author_id: UUID
    rating = fields.SmallIntField()
    text = fields.TextField(default="")
    created_at: datetime = fields.DatetimeField(auto_now_add=True)
    updated_at: datetime = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "reviews"
        unique_together = (("course_id", "author_id"),)

    @classmethod
    def of(cls, course_id: UUID) -> QuerySet[Self]:
        """A course's reviews, with their authors fetched."""
        return cls.filter(course_id=course_id).select_related("author")
