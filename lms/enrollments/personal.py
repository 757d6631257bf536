"""What enrollments hold about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import personal
from lms.core.clock import stamp
from lms.courses.models import Enrollment


async def export(user_id: UUID) -> list[dict[str, Any]]:
    """Each place the person has or had in a course."""
    return [
        {
            "course_id": str(one.course_id),
            "status": one.status,
            "percent": one.percent,
            "created_at": stamp(one.created_at),
            "completed_at": one.completed_at and stamp(one.completed_at),
        }
        for one in await Enrollment.filter(user_id=user_id).order_by("id")
    ]


async def erase(_user_id: UUID) -> None:
    """The place stays with the nameless account, so that a course's numbers stay true."""


personal.register(
    personal.PersonalData(
        "enrollments", "In which courses a person learns, and how far they are.", export, erase
    )
)
