"""Enrollments over REST."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import Lines
from lms.courses.models import CourseStatus, EnrollmentStatus
from lms.courses.schemas import Person
from lms.users.schemas import Email


class CourseName(Out):
    """The course of an enrollment."""

    id: UUID
    title: str
    slug: str
    summary: str
    status: CourseStatus


class EnrollIn(In):
    """Nothing to enroll oneself; a course's staff names whom they enroll."""

    email: Email | None = None


class EnrollmentOut(Out):
    """A person's membership in a course."""

    id: UUID
    course_id: UUID
    user_id: UUID
    status: EnrollmentStatus
    percent: int
    created_at: Moment
    completed_at: Moment | None
    course: CourseName
    user: Person


class EnrollmentQuery(PageQuery):
    """Filters of lists of enrollments; without a status, those not dropped."""

    status: EnrollmentStatus | None = None


class LearnerQuery(EnrollmentQuery):
    """`q` is a part of the name or of the address, without case and accents."""

    q: Annotated[str, Lines(100)] | None = None


class Learner(Person):
    """A learner as the course's staff sees them."""

    email: str | None


class LearnerOut(EnrollmentOut):
    """A person's membership in a course, for its staff."""

    user: Learner
