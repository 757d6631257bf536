"""Enrollments over REST."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import AfterValidator, RootModel

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out, When
from lms.core.text import Line, Lines, not_empty
from lms.courses.models import CourseStatus, EnrollmentSource, EnrollmentStatus
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
    """Nothing or a code to enroll oneself; a course's staff names whom they enroll."""

    email: Email | None = None
    code: Annotated[str, Lines(40)] | None = None


class EnrollmentOut(Out):
    """A person's membership in a course."""

    id: UUID
    course_id: UUID
    user_id: UUID
    status: EnrollmentStatus
    percent: int
    required: int
    """How many published lessons the course requires, and how many of these are done."""
    required_done: int
    position: int | None
    """The place in the waiting list."""
    source: EnrollmentSource
    cohort_id: UUID | None
    created_at: Moment
    activated_at: Moment | None
    """Since when the person learns here."""
    last_activity_at: Moment | None
    completed_at: Moment | None
    course: CourseName
    user: Person


class EnrollmentQuery(PageQuery):
    """Filters of lists of enrollments; without a status, those neither dropped nor rejected."""

    status: EnrollmentStatus | None = None


LearnerSort: TypeAlias = Literal["name", "percent", "last_activity_at"]


class LearnerQuery(EnrollmentQuery):
    """`q` is a part of the name or of the address, without case and accents.

    Sorted by percent the lowest come first, by last activity those who are away longest.
    """

    q: Annotated[str, Lines(100)] | None = None
    cohort_id: UUID | None = None
    sort: LearnerSort | None = None


class Learner(Person):
    """A learner as the course's staff sees them."""

    email: str | None


class LearnerOut(EnrollmentOut):
    """A person's membership in a course, for its staff."""

    user: Learner


class EnrollmentPatch(In):
    """The cohort to learn in; null for none."""

    cohort_id: UUID | None


class RejectIn(In):
    """Why somebody is turned down, in words for them; or nothing."""

    reason: Annotated[str, Lines(500)] = ""


class CodeOut(Out):
    """A code by which people come into a course, and a link that carries it."""

    code: str
    url: str


CohortName = Annotated[str, Line(100), AfterValidator(not_empty)]


class CohortPatch(In):
    """The fields to change; a field that isn't sent stays."""

    name: CohortName = ""
    starts_at: When | None = None


class CohortIn(CohortPatch):
    """A new cohort; without a start it begins with the course."""

    name: CohortName


class CohortOut(Out):
    """A group of a course's learners."""

    id: UUID
    course_id: UUID
    name: str
    starts_at: Moment | None
    created_at: Moment


class CohortsOut(RootModel[list[CohortOut]]):
    """All cohorts of a course, by name."""
