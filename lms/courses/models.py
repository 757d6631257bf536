"""Courses and the people who teach in them."""

from __future__ import annotations

from enum import StrEnum
from typing import Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import TEACHERS, Actor
from lms.core.ids import new_id
from lms.users.models import User


class CourseStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Level(StrEnum):
    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class StaffRole(StrEnum):
    CO_INSTRUCTOR = "co_instructor"
    ASSISTANT = "assistant"


class Course(Model):
    """A course. `version` goes up with each change that its page shows: it is the ETag."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="owned_courses", on_delete=fields.RESTRICT, db_index=True
    )
    owner_id: UUID
    title = fields.CharField(max_length=200)
    slug = fields.CharField(max_length=100, unique=True)
    summary = fields.CharField(max_length=500, default="")
    description = fields.TextField(default="")
    status = fields.CharEnumField(CourseStatus, max_length=20, default=CourseStatus.DRAFT)
    level = fields.CharEnumField(Level, max_length=20, null=True)
    language = fields.CharField(max_length=35, default="en")
    version = fields.IntField(default=1)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)

    class Meta:
        table = "courses"

    @classmethod
    def visible_to(cls, actor: Actor) -> QuerySet[Self]:
        """What is in the catalogue, and whatever the actor teaches or helps to teach.

        Enrolled people see archived courses too: `enrollments` adds that by `hooks.readable`.
        """
        return cls.all() if actor.is_admin else cls.filter(visible(actor))

    @classmethod
    def staffed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Where the actor is the owner, teaches or helps; for admins too no more than that."""
        return cls.filter(_staffed_by(actor, assistants=True))

    @classmethod
    def taught_by(cls, actor: Actor, *, assistants: bool = False) -> QuerySet[Self]:
        """Courses the actor may change: own ones, as co-instructor, all of them as admin.

        With `assistants` also those where the actor helps: what staff may read.
        """
        if actor.is_admin:
            return cls.all()
        return cls.filter(_staffed_by(actor, assistants=assistants))


def visible(actor: Actor) -> Q:
    """The courses of `Course.visible_to` for who is not an admin."""
    return Q(status=CourseStatus.PUBLISHED) | _staffed_by(actor, assistants=True)


def _staffed_by(actor: Actor, *, assistants: bool) -> Q:
    """By the relation, and only while the role lets one teach: sockets ask no more than this."""
    if actor.role not in TEACHERS:
        return Q(id__in=[])
    places = CourseStaff.filter(user_id=actor.id)
    if not assistants:
        places = places.filter(role=StaffRole.CO_INSTRUCTOR)
    return Q(owner_id=actor.id) | Q(id__in=Subquery(places.values("course_id")))


class CourseStaff(Model):
    """Somebody who teaches or helps beside the owner."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    course: fields.ForeignKeyRelation[Course] = fields.ForeignKeyField(
        "lms.Course", related_name="staff", on_delete=fields.CASCADE
    )
    course_id: UUID
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="staffed", on_delete=fields.CASCADE, db_index=True
    )
    user_id: UUID
    role = fields.CharEnumField(StaffRole, max_length=20)
    created_at = fields.DatetimeField(auto_now_add=True)

    class Meta:
        table = "course_staff"
        unique_together = (("course_id", "user_id"),)  # also the index by course

    @property
    def full_name(self) -> str:
        """The person's name; `user` must be fetched."""
        return self.user.full_name

    @property
    def email(self) -> str:
        """The person's address; `user` must be fetched."""
        return self.user.email

    @classmethod
    def of(cls, course_id: UUID) -> QuerySet[Self]:
        """A course's staff with their accounts."""
        return cls.filter(course_id=course_id).select_related("user")
