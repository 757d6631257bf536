"""Reading statistics, with permission, and writing to those whom they show."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lms.analytics import queries
from lms.analytics.schemas import CourseReport
from lms.core import limits
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import NotFound, refuse
from lms.courses.models import LEARNING, Course, Enrollment
from lms.enrollments.notices import Message
from lms.notifications.actions import inbox
from lms.users.models import User

MESSAGES = limits.Limit("course_messages", 30, 3600)


async def is_staff(actor: Actor, course_id: UUID) -> bool:
    """Whether the actor teaches or assists there, or is an admin."""
    return await Course.staffed_by(actor).filter(id=course_id).exists()


async def course_report(actor: Actor, course_id: UUID) -> CourseReport:
    """The statistics of a course where the actor is staff."""
    await is_staff(actor, course_id) or refuse(NotFound)
    found, funnel = await queries.figures(course_id), await queries.lessons(course_id)
    return CourseReport.model_validate({**found, "funnel": funnel})


@atomic
async def write(actor: Actor, course_id: UUID, user_ids: Sequence[UUID], text: str) -> int:
    """Write to learners of a course as its staff; returns to how many.

    429 after 30 messages in an hour: each may go out as a mail.
    """
    course = await Course.staffed_by(actor).get_or_none(id=course_id) or refuse(NotFound)
    await limits.require(MESSAGES, str(actor.id))
    places = Enrollment.filter(course_id=course_id, user_id__in=set(user_ids), status__in=LEARNING)
    people: list[UUID] = await places.values_list("user_id", flat=True)  # type: ignore[assignment]
    sender = await User.get(id=actor.id)
    message = Message(course_id=course_id, title=course.title, sender=sender.full_name, text=text)
    await inbox.notify(people, message)
    return len(people)
