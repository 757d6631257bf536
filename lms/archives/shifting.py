"""A course's dates some days later, at the same time of the day where the course is; pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lms.archives.document import Document

MAX_DAYS = 3660


def shifted(document: Document, days: int) -> Document:
    """The same course with all its dates so many days later, or earlier."""
    if not days:
        return document
    course = document.course
    shift = Shift(days, course.timezone)
    rules = shift.dates(course.enrollment, "opens_at", "closes_at")
    return document.model_copy(
        update={
            "course": shift.dates(course, "starts_at", "ends_at").model_copy(
                update={"enrollment": rules}
            ),
            "cohorts": [shift.dates(one, "starts_at") for one in document.cohorts],
            "modules": [shift.opening(one) for one in document.modules],
            "lessons": [shift.opening(one) for one in document.lessons],
            "quizzes": [shift.dates(one, "opens_at", "closes_at") for one in document.quizzes],
        }
    )


class Shift:
    """So many days in a time zone."""

    def __init__(self, days: int, zone: str) -> None:
        self._days, self._zone = timedelta(days=days), ZoneInfo(zone)

    def moment(self, at: datetime | None) -> datetime | None:
        """The same time of the day, though clocks were changed meanwhile."""
        if at is None:
            return None
        here = at.astimezone(self._zone)
        return (here + self._days).astimezone(UTC)

    def dates(self, model: Any, *names: str) -> Any:
        """The model with these dates moved."""
        return model.model_copy(update={name: self.moment(getattr(model, name)) for name in names})

    def opening(self, model: Any) -> Any:
        """A module or lesson with the moment of its unlock moved."""
        if model.unlock is None:
            return model
        return model.model_copy(update={"unlock": self.dates(model.unlock, "at")})
