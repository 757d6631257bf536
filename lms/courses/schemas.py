"""Courses over REST."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import AfterValidator, Field

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import Text, Title, one_line
from lms.courses.models import CourseStatus, Level, StaffRole
from lms.courses.rules import LONGEST_SLUG, is_slug
from lms.users.schemas import Email

MyRole: TypeAlias = Literal["owner", "instructor", "assistant", "student"]


def _slug(value: str) -> str:
    if not is_slug(value):
        raise ValueError("must be lower-case words joined by hyphens")
    return value


Slug = Annotated[Text, Field(min_length=1, max_length=LONGEST_SLUG), AfterValidator(_slug)]
Summary = Annotated[Text, Field(max_length=500), AfterValidator(one_line)]
Description = Annotated[Text, Field(max_length=50_000)]
Language = Annotated[Text, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]


class CourseIn(In):
    """A new course; it begins as a draft. Without a slug one is made of the title."""

    title: Title
    slug: Slug | None = None
    summary: Summary = ""
    description: Description = ""
    level: Level | None = None
    language: Language = "en"


class CoursePatch(In):
    """What to change; a field that isn't sent stays."""

    title: Title = ""
    slug: Slug = ""
    summary: Summary = ""
    description: Description = ""
    level: Level | None = None
    language: Language = ""


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
    language: Language | None = None
    q: Annotated[Text, Field(max_length=100)] | None = None


class StaffIn(In):
    """Who is to teach or help; the account must be an instructor's."""

    email: Email
    role: StaffRole


class StaffOut(Out):
    """Somebody who teaches or helps beside the owner."""

    user_id: UUID
    full_name: str
    email: str
    role: StaffRole
    created_at: Moment
