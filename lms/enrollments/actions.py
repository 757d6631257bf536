"""Joining and leaving courses."""

from __future__ import annotations

from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core.access import Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, NotFound, refuse
from lms.courses.models import Course, CourseStatus, Enrollment, EnrollmentStatus
from lms.enrollments import hooks
from lms.enrollments.messages import ProgressChanged, channel_of
from lms.enrollments.verbs import EnrollmentVerb
from lms.realtime.publishing import publish, recheck


@atomic
async def enroll(actor: Actor, course_id: UUID) -> tuple[Enrollment, bool]:
    """The actor's enrollment in a course, and whether this call created or revived it.

    409 `not_open` for a course that isn't open to new learners; those enrolled stay.
    """
    course = await Course.visible_to(actor).get_or_none(id=course_id) or refuse(NotFound)
    known = Enrollment.filter(course_id=course_id, user_id=actor.id)
    here = await known.select_for_update(no_key=True).get_or_none()
    if here is not None and here.status != EnrollmentStatus.DROPPED:
        return await _whole(here, course), False
    if course.status != CourseStatus.PUBLISHED:
        raise Conflict("not_open", "This course is not open for enrollment.")
    if here is None:
        try:
            # a savepoint: the unique key decides between two concurrent calls
            async with transaction():
                here = await Enrollment.create(course_id=course_id, user_id=actor.id)
        except IntegrityError:
            return await _whole(await known.get(), course), False
    else:
        here.status = EnrollmentStatus.COMPLETED if here.completed_at else EnrollmentStatus.ACTIVE
        await here.save(update_fields=["status"])
    await audit.record(EnrollmentVerb.CREATED, ("enrollment", here.id))
    await hooks.created(here)
    await publish(channel_of(actor.id), ProgressChanged.of(here))
    return await _whole(here, course), True


@atomic
async def drop(actor: Actor, enrollment_id: UUID) -> None:
    """End the actor's own enrollment, or one in a course they manage. The row stays."""
    found = Enrollment.managed_by(actor).filter(status__not=EnrollmentStatus.DROPPED)
    here = await found.select_for_update(no_key=True).get_or_none(id=enrollment_id) or refuse(
        NotFound
    )
    here.status = EnrollmentStatus.DROPPED
    await here.save(update_fields=["status"])
    await audit.record(EnrollmentVerb.REMOVED, ("enrollment", here.id), {"status"})
    await publish(channel_of(here.user_id), ProgressChanged.of(here))
    await hooks.dropped(here)
    recheck("user", here.user_id)


async def _whole(enrollment: Enrollment, course: Course) -> Enrollment:
    enrollment.course = course
    await enrollment.fetch_related("user")
    return enrollment
