"""Rubrics over REST."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from lms.core.schema import In, Out
from lms.core.text import Title

LevelPoints = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2)]


class RubricLevelIn(In):
    id: UUID | None = None
    """Of one that the rubric has: it is kept."""
    title: Title
    points: LevelPoints


class CriterionIn(In):
    id: UUID | None = None
    title: Title
    levels: Annotated[list[RubricLevelIn], Field(min_length=1, max_length=20)]


Criteria = Annotated[list[CriterionIn], Field(min_length=1, max_length=50)]


class RubricIn(In):
    """A new rubric; ids in it are ignored."""

    title: Title
    criteria: Criteria


class RubricPatch(In):
    """What to change; a field that isn't sent stays."""

    title: Title = ""
    criteria: Criteria = Field(default_factory=list)


class RubricLevelOut(Out):
    id: UUID
    title: str
    points: float


class CriterionOut(Out):
    id: UUID
    title: str
    levels: list[RubricLevelOut]


class RubricOut(Out):
    id: UUID
    course_id: UUID
    title: str
    criteria: list[CriterionOut]
