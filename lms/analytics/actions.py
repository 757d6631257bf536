"""Reading statistics, with permission."""

from __future__ import annotations

from uuid import UUID

from lms.analytics import queries
from lms.analytics.schemas import CourseFigures
from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.courses.models import Course


async def is_staff(actor: Actor, course_id: UUID) -> bool:
    """Whether the actor teaches or assists there, or is an admin."""
    return await Course.staffed_by(actor).filter(id=course_id).exists()


async def course_figures(actor: Actor, course_id: UUID) -> CourseFigures:
    """The statistics of a course where the actor is staff."""
    await is_staff(actor, course_id) or refuse(NotFound)
    return CourseFigures.model_validate(await queries.figures(course_id))
