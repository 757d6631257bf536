"""The parts of the catalogue over REST."""

from __future__ import annotations

from uuid import UUID

from pydantic import RootModel

from lms.core.schema import In, Out
from lms.core.text import Title
from lms.courses.schemas import Slug


class CourseCategoryPatch(In):
    """The fields to change; a field that isn't sent stays."""

    name: Title = ""
    slug: Slug = ""
    parent_id: UUID | None = None


class CourseCategoryIn(CourseCategoryPatch):
    """A new part of the catalogue. Without a slug, one is made from the name."""

    name: Title
    slug: Slug | None = None  # type: ignore[assignment]


class CourseCategoryOut(Out):
    """A part of the catalogue; `courses` counts those found in it and below."""

    id: UUID
    slug: str
    name: str
    parent_id: UUID | None
    courses: int


class CategoriesOut(RootModel[list[CourseCategoryOut]]):
    """All parts of the catalogue, by name."""
