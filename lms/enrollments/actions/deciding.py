"""What a course's staff decides about its learners."""

from __future__ import annotations

from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core.access import Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound, refuse
from lms.courses.models import (
    Cohort,
    Course,
    Enrollment,
    EnrollmentSource,
    EnrollmentStatus,
    in_courses,
)
from lms.courses.reading import managed
from lms.enrollments import rules
from lms.enrollments.actions.moving import has_seat, known, locked, move
from lms.enrollments.reading import whole
from lms.enrollments.rules import By, Place, Verb
from lms.enrollments.verbs import EnrollmentVerb

BY_ASSISTANTS = frozenset({Verb.APPROVE, Verb.REJECT})
MAX_COHORTS = 200


@atomic
async def decide(actor: Actor, enrollment_id: UUID, verb: Verb, reason: str = "") -> Enrollment:
    """Approve, reject, suspend, resume or complete; 409 `conflict` where that isn't possible.

    The reason is told the person with the decision.
    """
    by_teacher = verb not in BY_ASSISTANTS
    here, course = await locked(actor, enrollment_id, teachers=by_teacher)
    by = By.TEACHER if by_teacher else By.ASSISTANT
    asked = here.status is EnrollmentStatus.PENDING and verb is Verb.APPROVE
    place = Place(verb is not Verb.APPROVE or await has_seat(course), course.enrollment_waitlist)
    source = EnrollmentSource.APPROVAL if asked else None
    await move(here, course, verb, by, place, source, reason)
    return await whole(here, course)


@atomic
async def complete(here: Enrollment) -> Enrollment | None:
    """Somebody has met all requirements; None unless this call completes the course.

    No seat gets free, so the course isn't held: who completes a lesson needn't wait for others.
    """
    now = await known(here.course_id, here.user_id)
    if now is None or now.status is not EnrollmentStatus.ACTIVE:
        return None
    await move(now, await Course.get(id=here.course_id), Verb.COMPLETE, By.SYSTEM)
    return now


@atomic
async def assign(actor: Actor, enrollment_id: UUID, cohort_id: UUID | None) -> Enrollment:
    """Put a learner into a cohort of the course, or into none."""
    here, course = await locked(actor, enrollment_id, teachers=True)
    if cohort_id and not await Cohort.of(course.id).filter(id=cohort_id).exists():
        raise Invalid.field("cohort_id", "is no cohort of this course")
    here.cohort_id = cohort_id
    await here.save(update_fields=["cohort_id"])
    return await whole(here, course)


@atomic
async def renew_code(actor: Actor, course_id: UUID) -> str:
    """A new code for the course; the one before no longer works."""
    code = rules.new_code()
    await _set_code(actor, course_id, code)
    await audit.record(EnrollmentVerb.CODE_MADE, ("course", course_id))
    return code


@atomic
async def drop_code(actor: Actor, course_id: UUID) -> None:
    """The course has no code any more; nothing happens where it has none."""
    await _set_code(actor, course_id, None)
    await audit.record(EnrollmentVerb.CODE_DROPPED, ("course", course_id))


async def _set_code(actor: Actor, course_id: UUID, code: str | None) -> None:
    await managed(actor, course_id)
    course = await Course.managed_by(actor).select_for_update(no_key=True).get(id=course_id)
    course.enrollment_code = code
    course.version += 1
    await course.save(update_fields=["enrollment_code", "version"])


@atomic
async def create_cohort(actor: Actor, course_id: UUID, fields: dict[str, object]) -> Cohort:
    """A new cohort; 409 `name_taken`, `too_many`."""
    await managed(actor, course_id)
    if await Cohort.of(course_id).count() >= MAX_COHORTS:
        raise Conflict("too_many", f"A course has at most {MAX_COHORTS} cohorts.")
    return await _kept(Cohort(course_id=course_id, **fields))


@atomic
async def change_cohort(actor: Actor, cohort_id: UUID, changes: dict[str, object]) -> Cohort:
    """Set the given fields."""
    found = await _cohort(actor, cohort_id)
    found.update_from_dict(changes)
    return await _kept(found)


@atomic
async def delete_cohort(actor: Actor, cohort_id: UUID) -> None:
    """Delete a cohort; its learners stay in the course."""
    await (await _cohort(actor, cohort_id)).delete()


async def _cohort(actor: Actor, cohort_id: UUID) -> Cohort:
    found = await Cohort.filter(in_courses(Course.managed_by(actor))).get_or_none(id=cohort_id)
    if found is None:
        there = await Cohort.get_or_none(id=cohort_id) or refuse(NotFound)
        await Course.open_to(actor).filter(id=there.course_id).exists() or refuse(NotFound)
        raise Forbidden(detail="Only the course's teachers may do this.")
    return found


async def _kept(cohort: Cohort) -> Cohort:
    try:
        async with transaction():
            await cohort.save()
    except IntegrityError:
        raise Conflict("name_taken", "Another cohort of this course has this name.") from None
    return cohort
