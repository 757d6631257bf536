"""Reviews that tests begin with."""

from __future__ import annotations

from lms.courses.models import Course, Enrollment
from lms.reviews.actions import put_review
from lms.reviews.models import Review
from lms.users.models import User
from tests.enrollments.factories import make_student
from tests.factories import actor_of


async def make_review(
    course: Course, author: User | None = None, rating: int = 4, text: str = ""
) -> Review:
    """A review by somebody who learns in the course, a new student unless one is given."""
    author = author or await make_student(course)
    await Enrollment.filter(course_id=course.id, user_id=author.id).update(percent=20)
    review, _ = await put_review(actor_of(author), course.id, rating, text)
    return review
