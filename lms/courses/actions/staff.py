"""Who teaches and helps in a course beside its owner."""

from __future__ import annotations

from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core.access import TEACHERS, Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Invalid, NotFound, refuse
from lms.courses.actions.locking import locked_by_owner
from lms.courses.models import Course, CourseStaff, StaffRole
from lms.courses.verbs import CourseVerb
from lms.realtime.publishing import recheck
from lms.users.models import User, UserStatus

MAX_STAFF = 200


@atomic
async def add_staff(actor: Actor, course_id: UUID, email: str, role: StaffRole) -> CourseStaff:
    """Let another instructor teach or assist; 409 `already_staff`, 422 for other accounts."""
    course = await locked_by_owner(actor, course_id)
    user = await User.get_or_none(email=email, status=UserStatus.ACTIVE)
    if user is None or user.role not in TEACHERS:
        raise Invalid.field("email", "is not an instructor's address")
    if user.id == course.owner_id:
        raise Conflict("already_staff", "This is the course's owner.")
    if await CourseStaff.filter(course_id=course_id).count() >= MAX_STAFF:
        raise Conflict("too_many", f"A course has at most {MAX_STAFF} people beside its owner.")
    try:
        async with transaction():
            made = await CourseStaff.create(course=course, user=user, role=role)
    except IntegrityError:
        raise Conflict("already_staff", "This person is already on the staff.") from None
    await audit.record(
        CourseVerb.STAFF_ADDED, ("user", user.id), {f"courses.{course_id}.{role.value}"}
    )
    return made


@atomic
async def remove_staff(actor: Actor, course_id: UUID, user_id: UUID) -> None:
    """Remove a member of staff and recheck their sockets. They may also remove themselves."""
    if actor.id == user_id:
        await Course.staffed_by(actor).get_or_none(id=course_id) or refuse(NotFound)
    else:
        await locked_by_owner(actor, course_id)
    await CourseStaff.filter(course_id=course_id, user_id=user_id).delete() or refuse(NotFound)
    await audit.record(CourseVerb.STAFF_REMOVED, ("user", user_id), {f"courses.{course_id}"})
    recheck("user", user_id)
