"""Create, change, publish and delete courses, and choose their staff."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core import clock, versions
from lms.core.access import TEACHERS, Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound, refuse
from lms.courses import hooks, rules
from lms.courses.models import Course, CourseStaff, CourseStatus, StaffRole
from lms.courses.verbs import CourseVerb
from lms.realtime.publishing import recheck
from lms.users.models import User, UserStatus

MAX_STAFF = 200
TRIES = 5


async def _locked(actor: Actor, course_id: UUID) -> Course:
    """A course the actor manages, locked; 404 for others, 412 for a stale If-Match."""
    # Without locking the key: a concurrent enrollment refers to the row and needn't wait.
    scope = Course.managed_by(actor).select_for_update(no_key=True)
    course = await scope.get_or_none(id=course_id) or refuse(NotFound)
    versions.require(course.version)
    return course


async def _locked_by_owner(actor: Actor, course_id: UUID) -> Course:
    course = await _locked(actor, course_id)
    if course.owner_id != actor.id and not actor.is_admin:
        raise Forbidden(detail="Only the course's owner may do this.")
    return course


async def _saved(course: Course, changes: dict[str, Any]) -> Course:
    """Save changed fields, and raise the version if there are any."""
    new = {name: value for name, value in changes.items() if getattr(course, name) != value}
    if new:
        course.update_from_dict(new | {"version": course.version + 1})
        await course.save(update_fields=[*new, "version", "updated_at"])
    await course.fetch_related("owner")
    return course


def _suffix() -> str:
    return secrets.token_hex(rules.SUFFIX // 2)


def _slug_taken() -> Conflict:
    return Conflict("slug_taken", "Another course has this slug.")


@atomic
async def create_course(actor: Actor, *, title: str, slug: str | None, **more: Any) -> Course:
    """Create a draft owned by the actor; 409 `slug_taken` for a requested slug that is in use."""
    wanted = slug or rules.slugify(title)
    for attempt in range(TRIES):
        mine = wanted if attempt == 0 else f"{wanted}-{_suffix()}"
        try:
            async with transaction():  # a savepoint: the unique key decides who gets the slug
                course = await Course.create(owner_id=actor.id, title=title, slug=mine, **more)
        except IntegrityError:
            if slug:
                raise _slug_taken() from None
            continue
        await hooks.created(course)
        await audit.record(CourseVerb.CREATED, ("course", course.id))
        await course.fetch_related("owner")
        return course
    raise _slug_taken()


@atomic
async def change_course(actor: Actor, course_id: UUID, changes: dict[str, Any]) -> Course:
    """Set the given fields."""
    course = await _locked(actor, course_id)
    try:
        async with transaction():
            return await _saved(course, changes)
    except IntegrityError:
        raise _slug_taken() from None


@atomic
async def take_step(actor: Actor, course_id: UUID, step: rules.Step) -> Course:
    """Publish, unpublish or archive; 409 `not_ready` lists what publishing still requires."""
    course = await _locked(actor, course_id)
    status = CourseStatus(rules.after(step, course.status.value))
    if status is CourseStatus.PUBLISHED:
        answers = await hooks.problems(course)
        if problems := [problem for answer in answers for problem in answer]:
            errors = [{"field": one.field, "message": one.message} for one in problems]
            raise Conflict("not_ready", "The course isn't ready.", errors=errors)
    if status is not course.status:
        await audit.record(rules.EVENTS[step], ("course", course.id), {"status"})
    return await _saved(course, {"status": status})


@atomic
async def delete_course(actor: Actor, course_id: UUID) -> None:
    """Delete a course for everybody; only its owner or an admin may.

    The rows stay, since what people keep of it (their results) refers to them.
    """
    course = await _locked_by_owner(actor, course_id)
    await audit.record(CourseVerb.DELETED, ("course", course.id))
    await hooks.deleted(course)
    course.deleted_at = clock.now()
    await course.save(update_fields=["deleted_at", "updated_at"])
    staff = await CourseStaff.filter(course_id=course.id)
    recheck("user", course.owner_id, *(one.user_id for one in staff))


@atomic
async def add_staff(actor: Actor, course_id: UUID, email: str, role: StaffRole) -> CourseStaff:
    """Let another instructor teach or assist; 409 `already_staff`, 422 for other accounts."""
    course = await _locked_by_owner(actor, course_id)
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
        await _locked_by_owner(actor, course_id)
    await CourseStaff.filter(course_id=course_id, user_id=user_id).delete() or refuse(NotFound)
    await audit.record(CourseVerb.STAFF_REMOVED, ("user", user_id), {f"courses.{course_id}"})
    recheck("user", user_id)
