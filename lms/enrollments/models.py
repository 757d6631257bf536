"""Who learns in which course, and how far they are."""

from __future__ import annotations

from enum import StrEnum
from typing import Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import Actor
from lms.core.ids import new_id
from lms.courses.models import Course, CourseStatus
from lms.users.models import User


class EnrollmentStatus(StrEnum):
    ACTIVE = "active"
    COMPLETED = "completed"
    DROPPED = "dropped"


LEARNING = (EnrollmentStatus.ACTIVE, EnrollmentStatus.COMPLETED)
OPEN = (CourseStatus.PUBLISHED, CourseStatus.ARCHIVED)


class Enrollment(Model):
    """A person's place in a course; there is one row, however often they leave and come back."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="enrollments", on_delete=fields.CASCADE
    )
    course_id: UUID
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="enrollments", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    status = fields.CharEnumField(EnrollmentStatus, max_length=20, default=EnrollmentStatus.ACTIVE)
    percent = fields.SmallIntField(default=0)
    created_at = fields.DatetimeField(auto_now_add=True)
    completed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "enrollments"
        unique_together = (("course_id", "user_id"),)  # also the index by course

    @classmethod
    def learning(cls, actor: Actor) -> QuerySet[Self]:
        """The actor's places in courses whose content is open to learners."""
        return cls.filter(user_id=actor.id, status__in=LEARNING, course__status__in=OPEN)

    @classmethod
    def of(cls, user_id: UUID, status: EnrollmentStatus | None = None) -> QuerySet[Self]:
        """A person's places with this status; without one, those that were not given up."""
        return cls.filter(user_id=user_id, status__in=[status] if status else LEARNING)

    @classmethod
    def within(cls, course_id: UUID, status: EnrollmentStatus | None = None) -> QuerySet[Self]:
        """A course's places with this status; without one, those that were not given up."""
        return cls.filter(course_id=course_id, status__in=[status] if status else LEARNING)

    @classmethod
    def visible_to(cls, actor: Actor) -> QuerySet[Self]:
        """Own places that were not given up, and all in courses the actor is staff of."""
        own = Q(user_id=actor.id, status__in=LEARNING)
        return cls.filter(own | _in_courses_of(actor, assistants=True))

    @classmethod
    def manageable_by(cls, actor: Actor) -> QuerySet[Self]:
        """Places the actor may end: own ones, and those in courses the actor teaches."""
        own = Q(user_id=actor.id, status__in=LEARNING)
        return cls.filter(own | _in_courses_of(actor, assistants=False))


def _in_courses_of(actor: Actor, *, assistants: bool) -> Q:
    taught = Course.taught_by(actor, assistants=assistants)
    return Q(course_id__in=Subquery(taught.values("id")))
