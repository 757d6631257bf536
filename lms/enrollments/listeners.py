"""What enrollments add to courses: who learns where, and what they may still read."""

from __future__ import annotations

from uuid import UUID

from tortoise.expressions import Q, Subquery

from lms.core.access import Actor
from lms.courses import hooks as courses
from lms.enrollments.models import Enrollment


@courses.readable.add
async def still_open_to_learners(actor: Actor) -> Q:
    """An archived course is out of the catalogue, not out of its learners' reach."""
    return Q(id__in=Subquery(Enrollment.learning(actor).values("course_id")))


@courses.attended.add
async def where_one_learns(asked: courses.Attendance) -> set[UUID]:
    """Of these courses, those with a place of this person that was not given up."""
    found = (
        await Enrollment.of(asked.user_id)
        .filter(course_id__in=asked.course_ids)
        .values("course_id")
    )
    return {row["course_id"] for row in found}
