"""Enrollments over REST."""

from __future__ import annotations

from uuid import UUID

from lms.core.paging import PageQuery
from lms.core.schema import Moment, Out
from lms.courses.models import CourseStatus, EnrollmentStatus
from lms.courses.schemas import Person


class CourseName(Out):
    """The course of an enrollment."""

    id: UUID
    title: str
    slug: str
    summary: str
    status: CourseStatus


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
