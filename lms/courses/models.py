"""Courses, their staff and their learners."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.models import Model
from tortoise.queryset import QuerySet

from lms.core.access import TEACHERS, Actor
from lms.core.ids import new_id
from lms.courses.category import CourseCategory
from lms.courses.cohort import Cohort
from lms.courses.states import (
    CURRENT,
    LEARNING,
    OPEN_TO_LEARNERS,
    SEATED,
    CourseStatus,
    EnrollmentMode,
    EnrollmentSource,
    EnrollmentStatus,
    Level,
    StaffRole,
    Visibility,
)  # fmt: skip
from lms.files.models import StoredFile
from lms.users.models import User

COURSE = "course"
"""The space of its files, and the audience of its pictures."""

__all__ = [
    "COURSE", "CURRENT", "LEARNING", "OPEN_TO_LEARNERS", "SEATED", "Cohort", "Course",
    "CourseCategory", "CourseStaff", "CourseStatus", "Enrollment", "EnrollmentMode",
    "EnrollmentSource", "EnrollmentStatus", "Level", "StaffRole", "Visibility", "in_courses",
]  # fmt: skip


class Course(Model):
    """A course. `version` rises with each change to it, `outline_version` to its lessons: ETags.

    A deleted course stays as a row, but no scope returns it; `slug` and `external_id` are free.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="owned_courses", on_delete=fields.RESTRICT, db_index=True
    )
    owner_id: UUID
    title = fields.CharField(max_length=200)
    slug = fields.CharField(max_length=100)
    external_id = fields.CharField(max_length=200, null=True)
    """The course's id in the school's other systems."""
    summary = fields.CharField(max_length=500, default="")
    description = fields.TextField(default="")
    rendered: str | None = fields.TextField(null=True)
    """The description as HTML; null for one from before it was Markdown."""
    status = fields.CharEnumField(CourseStatus, max_length=20, default=CourseStatus.DRAFT)
    visibility = fields.CharEnumField(Visibility, max_length=20, default=Visibility.PUBLIC)
    published_at: datetime | None = fields.DatetimeField(null=True)
    """Since when it is no longer a draft."""
    category: fields.ForeignKeyNullableRelation[CourseCategory] = fields.ForeignKeyField(
        "lms.CourseCategory", related_name="courses", on_delete=fields.SET_NULL, null=True,
        db_index=True,
    )  # fmt: skip
    category_id: UUID | None
    tags = fields.JSONField[list[str]](default=list)
    tag_keys = fields.JSONField[list[str]](default=list)
    """The tags as they are compared, in the same order."""
    cover_file: fields.ForeignKeyNullableRelation[StoredFile] = fields.ForeignKeyField(
        "lms.StoredFile", related_name="covered", on_delete=fields.SET_NULL, null=True,
        db_index=True,
    )  # fmt: skip
    cover_file_id: UUID | None
    cover_alt = fields.CharField(max_length=300, default="")
    starts_at: datetime | None = fields.DatetimeField(null=True)
    ends_at: datetime | None = fields.DatetimeField(null=True)
    enrollment_mode = fields.CharEnumField(
        EnrollmentMode, max_length=20, default=EnrollmentMode.SELF
    )
    enrollment_opens_at: datetime | None = fields.DatetimeField(null=True)
    enrollment_closes_at: datetime | None = fields.DatetimeField(null=True)
    enrollment_capacity: int | None = fields.IntField(null=True)
    enrollment_waitlist = fields.BooleanField(default=True)
    enrollment_code = fields.CharField(max_length=8, null=True)
    level = fields.CharEnumField(Level, max_length=20, null=True)
    language = fields.CharField(max_length=35, default="en")
    timezone = fields.CharField(max_length=64, default="UTC")
    written_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "lms.User", related_name="courses_written", on_delete=fields.SET_NULL, null=True,
        db_index=True,
    )  # fmt: skip
    """Who last changed it; null for a copy that nobody has changed since."""
    written_by_id: UUID | None
    written_at: datetime | None = fields.DatetimeField(null=True)
    version = fields.IntField(default=1)
    outline_version = fields.IntField(default=1)
    lesson_count = fields.SmallIntField(default=0)
    duration_s = fields.IntField(default=0)
    rating_sum = fields.IntField(default=0)
    rating_count = fields.IntField(default=0)
    created_at = fields.DatetimeField(auto_now_add=True)
    updated_at = fields.DatetimeField(auto_now=True)
    deleted_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "courses"

    @classmethod
    def existing(cls) -> QuerySet[Self]:
        """Courses that were not deleted; every other scope is a part of this one."""
        return cls.filter(deleted_at=None)

    @classmethod
    def visible_to(cls, actor: Actor | None) -> QuerySet[Self]:
        """Courses whose page this person, or an anonymous visitor (None), may read.

        These are the published ones, and those open to the actor as learner or staff; for
        visitors the published public ones alone.
        """
        published = Q(status=CourseStatus.PUBLISHED)
        if actor is None:
            return cls.existing().filter(published, visibility=Visibility.PUBLIC)
        return cls.existing().filter(published | _open(actor))

    @classmethod
    def open_to(cls, actor: Actor) -> QuerySet[Self]:
        """Courses whose content the actor may use: as a learner, as staff, all as admin."""
        return cls.existing().filter(_open(actor))

    @classmethod
    def staffed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Courses the actor may read as staff: owner, co-instructor, assistant; all as admin."""
        return cls.existing().filter(_staffed(actor))

    @classmethod
    def managed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Courses the actor may change: owner, co-instructor, all as admin."""
        return cls.existing().filter(_staffed(actor, StaffRole.CO_INSTRUCTOR))

    @classmethod
    def learned_by(cls, actor: Actor) -> QuerySet[Self]:
        """Courses the actor is enrolled in, while their content is open to learners."""
        return cls.existing().filter(_learned(actor))

    @classmethod
    def with_staff(cls, actor: Actor) -> QuerySet[Self]:
        """Courses the actor teaches or assists in; the admin role adds none."""
        return cls.existing().filter(_on_staff(actor, *StaffRole))


def in_courses(scope: QuerySet[Course]) -> Q:
    """A filter for rows that belong to a course of this scope, by `course_id`."""
    return Q(course_id__in=Subquery(scope.values("id")))


def _open(actor: Actor) -> Q:
    return _staffed(actor) | _learned(actor)


def _learned(actor: Actor) -> Q:
    places = Subquery(Enrollment.learning(actor.id).values("course_id"))
    return Q(id__in=places, status__in=OPEN_TO_LEARNERS)


def _staffed(actor: Actor, *roles: StaffRole) -> Q:
    """All for admins, else those where the actor has one of the roles; without roles, any role."""
    return Q(id__isnull=False) if actor.is_admin else _on_staff(actor, *(roles or StaffRole))


def _on_staff(actor: Actor, *roles: StaffRole) -> Q:
    """Staff only while the global role lets one teach; sockets check just this."""
    if actor.role not in TEACHERS:
        return Q(id__in=[])
    places = CourseStaff.filter(user_id=actor.id, role__in=roles)
    return Q(owner_id=actor.id) | Q(id__in=Subquery(places.values("course_id")))


class CourseStaff(Model):
    """A member of a course's staff beside the owner."""

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
    def email(self) -> str | None:
        """The person's address; `user` must be fetched."""
        return self.user.email

    @classmethod
    def of(cls, course_id: UUID) -> QuerySet[Self]:
        """A course's staff, with their accounts fetched."""
        return cls.filter(course_id=course_id).select_related("user")


class Enrollment(Model):
    """A person's membership in a course: one row, however often they leave and return.

    `waiting_since` orders the waiting list; `suspended_at` outlives leaving and coming back.
    """

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
    completed_at: datetime | None = fields.DatetimeField(null=True)
    source = fields.CharEnumField(EnrollmentSource, max_length=20, default=EnrollmentSource.SELF)
    cohort: fields.ForeignKeyNullableRelation[Cohort] = fields.ForeignKeyField(
        "lms.Cohort",
        related_name="enrollments",
        on_delete=fields.SET_NULL,
        null=True,
        db_index=True,
    )
    cohort_id: UUID | None
    activated_at: datetime | None = fields.DatetimeField(null=True)
    last_activity_at: datetime | None = fields.DatetimeField(null=True)
    waiting_since: datetime | None = fields.DatetimeField(null=True)
    suspended_at: datetime | None = fields.DatetimeField(null=True)
    reason = fields.CharField(max_length=500, default="")
    """What the staff said when they last changed the status."""
    position: int | None = None
    """The place in the waiting list, where a reader has set it."""
    required: int = 0
    """How many lessons the course requires, where a reader has set it; the learner's done ones."""
    required_done: int = 0

    class Meta:
        table = "enrollments"
        unique_together = (("course_id", "user_id"),)  # also the index by course

    @classmethod
    def learning(cls, user_id: UUID, status: EnrollmentStatus | None = None) -> QuerySet[Self]:
        """A person's enrollments with this status; without one, those in which they learn."""
        places = cls.filter(in_courses(Course.existing()), user_id=user_id)
        return places.filter(status__in=[status] if status else LEARNING)

    @classmethod
    def mine(cls, user_id: UUID, status: EnrollmentStatus | None = None) -> QuerySet[Self]:
        """A person's enrollments with this status; without one, those that are not over."""
        places = cls.filter(in_courses(Course.existing()), user_id=user_id)
        return places.filter(status__in=[status] if status else CURRENT)

    @classmethod
    def within(cls, course_id: UUID, status: EnrollmentStatus | None = None) -> QuerySet[Self]:
        """A course's enrollments with this status; without one, those that are not over."""
        return cls.filter(course_id=course_id, status__in=[status] if status else CURRENT)

    @classmethod
    def visible_to(cls, actor: Actor) -> QuerySet[Self]:
        """The actor's own enrollments, unless dropped, and all in courses where they are staff."""
        return cls.filter(_own(actor) | in_courses(Course.staffed_by(actor)))

    @classmethod
    def managed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Enrollments the actor may end: their own, and those in courses they manage."""
        return cls.filter(_own(actor) | in_courses(Course.managed_by(actor)))

    @classmethod
    def staffed_by(cls, actor: Actor) -> QuerySet[Self]:
        """Enrollments in courses where the actor is staff."""
        return cls.filter(in_courses(Course.staffed_by(actor)))


def _own(actor: Actor) -> Q:
    known = [one for one in EnrollmentStatus if one is not EnrollmentStatus.DROPPED]
    return Q(in_courses(Course.existing()), user_id=actor.id, status__in=known)
