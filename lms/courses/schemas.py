"""Courses over REST."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import AfterValidator

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import LanguageTag, Line, Lines, Title
from lms.courses.models import CourseStatus, Level, StaffRole
from lms.courses.rules import LONGEST_SLUG, is_slug
from lms.users.schemas import Email

MyRole: TypeAlias = Literal["owner", "instructor", "assistant", "student"]


def _slug(value: str) -> str:
    if not is_slug(value):
        raise ValueError("must be lower-case words joined by hyphens")
    return value


Slug = Annotated[str, Lines(LONGEST_SLUG, 1), AfterValidator(_slug)]
Summary = Annotated[str, Line(500)]
Description = Annotated[str, Lines(50_000)]


class CourseIn(In):
    """A new course; it starts as a draft. Without a slug, one is made from the title."""

    title: Title
    slug: Slug | None = None
    summary: Summary = ""
    description: Description = ""
    level: Level | None = None
    language: LanguageTag = "en"


class CoursePatch(In):
    """The fields to change; a field that isn't sent stays."""

    title: Title = ""
    slug: Slug = ""
    summary: Summary = ""
    description: Description = ""
    level: Level | None = None
    language: LanguageTag = ""


class Person(Out):
    """A person's id and name."""

    id: UUID
    full_name: str


class CourseItem(Out):
    """A course in a list. `my_role` is null for somebody who is neither staff nor learner."""

    id: UUID
    title: str
    slug: str
    summary: str
    status: CourseStatus
    level: Level | None
    language: str
    owner: Person
    my_role: MyRole | None
    enrolled: bool
    created_at: Moment
    updated_at: Moment


class CourseOut(CourseItem):
    """A course."""

    description: str
    bank_id: UUID | None
    """Where its questions are kept; for its staff alone."""


class CourseQuery(PageQuery):
    """Filters of the catalogue; `teaching` limits it to the courses where you are staff."""

    status: CourseStatus | None = None
    teaching: bool = False
    level: Level | None = None
    language: LanguageTag | None = None
    q: Annotated[str, Lines(100)] | None = None


class StaffIn(In):
    """Who shall teach or assist; the account must be an instructor's."""

    email: Email
    role: StaffRole


class StaffOut(Out):
    """A member of staff beside the owner."""

    user_id: UUID
    full_name: str
    email: str | None
    role: StaffRole
    created_at: Moment
