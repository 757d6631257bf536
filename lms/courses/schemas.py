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
    """A new course; it begins as a draft. Without a slug one is made of the title."""

    title: Title
    slug: Slug | None = None
    summary: Summary = ""
    description: Description = ""
    level: Level | None = None
    language: LanguageTag = "en"


class CoursePatch(In):
    """What to change; a field that isn't sent stays."""

    title: Title = ""
    slug: Slug = ""
    summary: Summary = ""
    description: Description = ""
    level: Level | None = None
    language: LanguageTag = ""


class Person(Out):
    """Somebody by name."""

    id: UUID
    full_name: str


class CourseItem(Out):
    """A course in a list. `my_role` is null for who only sees it in the catalogue."""

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


class CourseQuery(PageQuery):
    """Filters of the catalogue; `teaching` leaves the courses whose staff one is."""

    status: CourseStatus | None = None
    teaching: bool = False
    level: Level | None = None
    language: LanguageTag | None = None
    q: Annotated[str, Lines(100)] | None = None


class StaffIn(In):
    """Who is to teach or help; the account must be an instructor's."""

    email: Email
    role: StaffRole


class StaffOut(Out):
    """Somebody who teaches or helps beside the owner."""

    user_id: UUID
    full_name: str
    email: str | None
    role: StaffRole
    created_at: Moment
