"""Reviews over REST."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictInt

from lms.core.paging import PageQuery
from lms.core.schema import In, Moment, Out
from lms.core.text import Lines
from lms.courses.schemas import Person


class ReviewIn(In):
    """What a learner says of a course; it replaces what they said before."""

    rating: Annotated[StrictInt, Field(ge=1, le=5)]
    text: Annotated[str, Lines(2_000)] = ""


class ReviewQuery(PageQuery):
    """`mine` leaves the caller's own."""

    mine: bool = False


class ReviewOut(Out):
    """A review of a course."""

    id: UUID
    rating: int
    text: str
    author: Person
    created_at: Moment
    updated_at: Moment
