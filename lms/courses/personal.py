"""Personal data in courses."""

from __future__ import annotations

from uuid import UUID

from lms.core.personal import PersonalData, register
from lms.courses.actions import searching
from lms.courses.models import Course, CourseStaff, Enrollment


async def forget_owner(user_id: UUID) -> None:
    """Their courses stay, and are no longer found by their name."""
    await searching.index_owned(user_id, owner_named=False)
    await Course.filter(written_by_id=user_id).update(written_by_id=None)


async def forget_reasons(user_id: UUID) -> None:
    """The enrollments of an erased person stay, without what their teachers said."""
    await Enrollment.filter(user_id=user_id).exclude(reason="").update(reason="")


register(
    PersonalData(
        Course,
        "Courses that a person owns.",
        fields=("id", "title", "created_at"),
        by="owner_id",
        erasure=forget_owner,
    ),
    PersonalData(
        CourseStaff,
        "Courses in which a person teaches or helps.",
        fields=("course_id", "role", "created_at"),
    ),
    PersonalData(
        Enrollment,
        "In which courses a person learns, and how far they are.",
        fields=(
            "course_id",
            "status",
            "percent",
            "source",
            "created_at",
            "activated_at",
            "last_activity_at",
            "completed_at",
            "reason",
        ),
        erasure=forget_reasons,
    ),
)
