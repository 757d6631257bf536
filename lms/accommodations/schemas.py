"""Accommodations over REST."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field, StrictInt

from lms.accommodations.models import Accommodation
from lms.core.schema import In, Moment, Out
from lms.core.text import Lines

MONTH_S = 31 * 86_400


class AccommodationIn(In):
    """What a person gets at this level; a field that isn't sent adds nothing."""

    time_multiplier: Annotated[Decimal, Field(ge=1, le=5, decimal_places=2)] = Decimal(1)
    extra_s: Annotated[StrictInt, Field(ge=0, le=7 * 86_400)] = 0
    extra_attempts: Annotated[StrictInt, Field(ge=0, le=100)] = 0
    shift_s: Annotated[StrictInt, Field(ge=0, le=12 * MONTH_S)] = 0
    note: Annotated[str, Lines(2000)] = ""


class AccommodationOut(Out):
    """One level; null ids: in all courses, in all quizzes of the course."""

    user_id: UUID
    full_name: str | None
    """Null unless a list names several people."""
    course_id: UUID | None
    quiz_id: UUID | None
    time_multiplier: float
    extra_s: int
    extra_attempts: int
    shift_s: int
    note: str
    updated_at: Moment

    @classmethod
    def of(cls, row: Accommodation, full_name: str | None = None) -> AccommodationOut:
        names = (
            "user_id", "course_id", "quiz_id", "time_multiplier", "extra_s", "extra_attempts",
            "shift_s", "note", "updated_at",
        )  # fmt: skip
        found = {name: getattr(row, name) for name in names}
        return cls.model_validate(found | {"full_name": full_name})


class AccommodationsOut(Out):
    """All levels of one person."""

    items: list[AccommodationOut]
