"""Joining and leaving courses."""

from __future__ import annotations

from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core import clock
from lms.core.access import Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound, refuse
from lms.courses.models import Course, CourseStatus, Enrollment, EnrollmentStatus
from lms.courses.rules import has_ended, is_open
from lms.enrollments import hooks
from lms.enrollments.messages import ProgressChanged, channel_of
from lms.enrollments.verbs import EnrollmentVerb
from lms.realtime.publishing import publish, recheck
from lms.users.models import User, UserStatus


@atomic
async def enroll(actor: Actor, course_id: UUID) -> tuple[Enrollment, bool]:
    """The actor's enrollment in a course, and whether this call created or revived it.

    409 `not_open` for a course that isn't open to new learners, `course_ended` for one that is
    over; those enrolled stay.
    """
    course = await Course.visible_to(actor).get_or_none(id=course_id) or refuse(NotFound)
    here = await _known(course_id, actor.id)
    if here is not None and here.status != EnrollmentStatus.DROPPED:
        return await _whole(here, course), False
    _require_open(course)
    return await _make_active(course, actor.id, here)


@atomic
async def enroll_by_staff(actor: Actor, course_id: UUID, email: str) -> tuple[Enrollment, bool]:
    """The same for the account with this address, by the course's staff, open or not."""
    course = await Course.staffed_by(actor).get_or_none(id=course_id)
    if course is None:
        await Course.open_to(actor).filter(id=course_id).exists() or refuse(NotFound)
        raise Forbidden(detail="Only the course's staff may enroll others.")
    user = await User.get_or_none(email=email, status=UserStatus.ACTIVE)
    if user is None:
        raise Invalid.field("email", "is not the address of an account")
    here = await _known(course_id, user.id)
    if here is not None and here.status != EnrollmentStatus.DROPPED:
        return await _whole(here, course), False
    return await _make_active(course, user.id, here)


async def _known(course_id: UUID, user_id: UUID) -> Enrollment | None:
    known = Enrollment.filter(course_id=course_id, user_id=user_id)
    return await known.select_for_update(no_key=True).get_or_none()


def _require_open(course: Course) -> None:
    now = clock.now()
    dates = course.enrollment_opens_at, course.enrollment_closes_at
    if is_open(course.status, course.enrollment_mode, dates, course.ends_at, now):
        return
    if course.status == CourseStatus.PUBLISHED and has_ended(course.ends_at, now):
        raise Conflict("course_ended", "This course has ended.")
    raise Conflict("not_open", "This course is not open for enrollment.")


async def _make_active(
    course: Course, user_id: UUID, here: Enrollment | None
) -> tuple[Enrollment, bool]:
    if here is None:
        try:
            # a savepoint: the unique key decides between two concurrent calls
            async with transaction():
                here = await Enrollment.create(course_id=course.id, user_id=user_id)
        except IntegrityError:
            there = await Enrollment.get(course_id=course.id, user_id=user_id)
            return await _whole(there, course), False
    else:
        here.status = EnrollmentStatus.COMPLETED if here.completed_at else EnrollmentStatus.ACTIVE
        await here.save(update_fields=["status"])
    await audit.record(EnrollmentVerb.CREATED, ("enrollment", here.id))
    await hooks.created(here)
    await publish(channel_of(user_id), ProgressChanged.of(here))
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
