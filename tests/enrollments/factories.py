"""Enrollments that tests begin with."""

from __future__ import annotations

from typing import Any

from lms.courses.models import Course, Enrollment
from lms.users.models import User
from tests.factories import make_user


async def make_student(course: Course, **fields: Any) -> User:
    """A new student who learns in the course."""
    user = await make_user()
    await enroll(course, user, **fields)
    return user


async def enroll(course: Course, user: User, **fields: Any) -> Enrollment:
    """A place of this user in the course."""
    return await Enrollment.create(course=course, user=user, **fields)
