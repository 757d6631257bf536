"""Courses that tests begin with."""

from __future__ import annotations

from typing import Any

from lms.core.access import Role
from lms.courses.actions import searching
from lms.courses.models import Course, CourseStaff, CourseStatus, StaffRole
from lms.users.models import User
from tests.factories import make_user, number


async def make_course(owner: User | None = None, **fields: Any) -> Course:
    """A published course; its owner is a new instructor unless one is given."""
    owner = owner or await make_user(Role.INSTRUCTOR)
    n = number()
    fields.setdefault("title", f"Course {n}")
    fields.setdefault("slug", f"course-{n}")
    fields.setdefault("status", CourseStatus.PUBLISHED)
    course = await Course.create(owner=owner, **fields)
    await searching.index(course.id)
    return course


async def make_staff(
    course: Course, role: StaffRole | str = StaffRole.CO_INSTRUCTOR, **fields: Any
) -> User:
    """A new instructor who teaches or helps in the course."""
    user = await make_user(Role.INSTRUCTOR, **fields)
    await CourseStaff.create(course=course, user=user, role=StaffRole(role))
    return user
