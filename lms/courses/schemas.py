"""Courses over REST."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field, RootModel

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out, Page, When
from lms.core.text import LanguageTag, Line, Lines, Title, not_empty
from lms.courses.hooks import Problem
from lms.courses.models import (
    CourseStatus,
    EnrollmentMode,
    EnrollmentStatus,
    Level,
    StaffRole,
    Visibility,
)
from lms.courses.rules import LONGEST_SLUG, is_slug, tag_key
from lms.users.schemas import Email, Timezone

MyRole: TypeAlias = Literal["owner", "instructor", "assistant", "student"]


def _slug(value: str) -> str:
    if not is_slug(value):
        raise ValueError("must be lower-case words joined by hyphens")
    return value


Slug = Annotated[str, Lines(LONGEST_SLUG, 1), AfterValidator(_slug)]
Summary = Annotated[str, Line(500)]
Description = Annotated[str, Lines(50_000)]
Tag = Annotated[str, Line(30), AfterValidator(not_empty)]


def _each_once(tags: list[str]) -> list[str]:
    """The first of those that people would call equal."""
    return list({tag_key(tag): tag for tag in reversed(tags)}.values())[::-1]


def _many(value: object) -> object:
    """A parameter that is named once arrives alone."""
    return [value] if isinstance(value, str) else value


CoverAlt = Annotated[str, Line(300)]
Tags = Annotated[list[Tag], Field(max_length=10), AfterValidator(_each_once)]


class EnrollmentRules(In):
    """How and when people come into a course; a field that isn't sent stays."""

    mode: EnrollmentMode = EnrollmentMode.SELF
    opens_at: When | None = None
    closes_at: When | None = None
    capacity: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    waitlist: bool = True


class CourseFields(In):
    """What a course says of itself, wherever it comes from."""

    summary: Summary = ""
    description: Description = ""
    tags: Tags = Field(default_factory=list)
    cover_file_id: UUID | None = None
    """A picture: of the course's material, or one's own."""
    cover_alt: CoverAlt = ""
    visibility: Visibility = Visibility.PUBLIC
    starts_at: When | None = None
    ends_at: When | None = None
    enrollment: EnrollmentRules = EnrollmentRules()
    level: Level | None = None
    language: LanguageTag = "en"
    timezone: Timezone = "UTC"


class CoursePatch(CourseFields):
    """The fields to change; a field that isn't sent stays."""

    title: Title = ""
    slug: Slug = ""
    category_id: UUID | None = None


class CourseIn(CoursePatch):
    """A new course; it starts as a draft. Without a slug, one is made from the title."""

    title: Title
    slug: Slug | None = None  # type: ignore[assignment]


class Person(Out):
    """A person's id and name."""

    id: UUID
    full_name: str


class CategoryName(Out):
    """The part of the catalogue that a course stands in."""

    id: UUID
    slug: str
    name: str


class Cover(Out):
    """A course's picture; its address works for anybody, for 12 hours at least."""

    url: str
    alt: str


class EnrollmentRulesOut(Out):
    """How and when people come into a course, and whether they can now."""

    mode: EnrollmentMode
    opens_at: Moment | None
    closes_at: Moment | None
    capacity: int | None
    waitlist: bool
    open: bool
    seats_left: int | None
    code: str | None
    """By which people come in; for its teachers alone."""


class MyEnrollment(Out):
    """The caller's own membership."""

    id: UUID
    status: EnrollmentStatus
    percent: int
    position: int | None
    """The place in the waiting list."""
    reason: str
    """What the staff said when they last changed the status."""


class Rating(Out):
    """What reviews say of a course, 1 to 5 with two decimals; without a review no average."""

    average: float | None
    count: int


class CourseItem(Out):
    """A course in a list. `my_role` is null for somebody who is neither staff nor learner."""

    id: UUID
    title: str
    slug: str
    summary: str
    status: CourseStatus
    level: Level | None
    language: str
    timezone: str
    category_id: UUID | None
    category: CategoryName | None
    tags: list[str]
    cover_file_id: UUID | None
    cover_alt: str
    cover: Cover | None
    visibility: Visibility
    starts_at: Moment | None
    ends_at: Moment | None
    published_at: Moment | None
    owner: Person
    enrollment: EnrollmentRulesOut
    learners: int
    lesson_count: int
    """Its published lessons, and how long they take together, as far as their teachers say."""
    duration_s: int
    rating: Rating
    my_role: MyRole | None
    my_enrollment: MyEnrollment | None
    enrolled: bool
    created_at: Moment
    updated_at: Moment


class CourseOut(CourseItem):
    """A course."""

    description: str
    description_html: str
    bank_id: UUID | None
    """Where its questions are kept; for its staff alone."""


Sort: TypeAlias = Literal[
    "-created_at", "relevance", "title", "-updated_at", "-rating", "-learners"
]


class CourseQuery(PageQuery):
    """Filters of the catalogue; `teaching` limits it to the courses where you are staff.

    Each word of `q` begins one of the course's; `category` is a slug and includes those below it;
    of several `tag` all must be there; `open`: whether one can enroll now.
    """

    status: CourseStatus | None = None
    teaching: bool = False
    level: Level | None = None
    language: LanguageTag | None = None
    q: Annotated[str, Lines(100)] | None = None
    category: Annotated[str, Lines(LONGEST_SLUG)] | None = None
    tag: Annotated[list[Tag], Field(max_length=10), BeforeValidator(_many)] = Field(
        default_factory=list
    )
    owner_id: UUID | None = None
    min_rating: Annotated[float, Field(ge=1, le=5, allow_inf_nan=False)] | None = None
    """The average of its reviews at least."""
    open: bool | None = None
    sort: Sort | None = None
    """Without one the newest first, and with `q` the most relevant."""
    facets: bool = False


class Facet(Out):
    """A value of a filter, and how many courses it would leave."""

    value: str
    label: str
    count: int


class Facets(Out):
    """Of each filter the 20 most frequent values, as far as the other filters leave courses."""

    category: list[Facet]
    tag: list[Facet]
    level: list[Facet]
    language: list[Facet]


class CoursePage(Page[CourseItem]):
    """One page of the catalogue."""

    facets: Facets | None = None
    """For who asked for them."""


class Target(Out):
    """What a problem is about."""

    kind: str
    id: UUID


class ProblemOut(Out):
    """What is wrong with a course; with an error it can't be published."""

    code: str
    severity: Literal["error", "warning"]
    message: str
    target: Target

    @classmethod
    def of(cls, found: Problem) -> ProblemOut:
        kind, which = found.target
        target = Target(kind=kind, id=which)
        return cls(code=found.code, severity=found.severity, message=found.message, target=target)


class ProblemsOut(RootModel[list[ProblemOut]]):
    """All problems of a course, errors first."""


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
