"""What courses hold about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import personal
from lms.core.clock import stamp
from lms.courses.models import Course, CourseStaff


async def export_courses(user_id: UUID) -> list[dict[str, Any]]:
    """The courses the person owns."""
    return [
        {"id": str(course.id), "title": course.title, "created_at": stamp(course.created_at)}
        for course in await Course.filter(owner_id=user_id).order_by("id")
    ]


async def keep_courses(_user_id: UUID) -> None:
    """A course outlives its owner's account: its learners need it, and the name is gone."""


async def export_staff(user_id: UUID) -> list[dict[str, Any]]:
    """Where the person teaches or helps."""
    return [
        {"course_id": str(one.course_id), "role": one.role, "created_at": stamp(one.created_at)}
        for one in await CourseStaff.filter(user_id=user_id).order_by("id")
    ]


async def erase_staff(user_id: UUID) -> None:
    """The person no longer teaches anywhere."""
    await CourseStaff.filter(user_id=user_id).delete()


personal.register(
    personal.PersonalData("courses", "Courses that a person owns.", export_courses, keep_courses)
)
personal.register(
    personal.PersonalData(
        "course_staff", "Courses in which a person teaches or helps.", export_staff, erase_staff
    )
)
