"""Coming into a course, and leaving it."""

from __future__ import annotations

from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core import clock, limits
from lms.core.access import Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound, refuse
from lms.courses.models import (
    LEARNING,
    Course,
    CourseStatus,
    Enrollment,
    EnrollmentMode,
    EnrollmentSource,
    EnrollmentStatus,
)
from lms.courses.rules import has_ended, is_open
from lms.enrollments import hooks, rules
from lms.enrollments.actions.moving import has_seat, held, known, move, settle, tell
from lms.enrollments.reading import whole
from lms.enrollments.rules import By, Place, Verb
from lms.enrollments.verbs import EnrollmentVerb
from lms.users.models import User, UserStatus

WRONG_CODES = limits.Limit("enrollment_code", 10, 60)


async def enroll(actor: Actor, course_id: UUID, code: str | None = None) -> tuple[Enrollment, bool]:
    """The actor's enrollment in a course, and whether this call created or revived it.

    409 `not_open`, `course_ended`, `rejected`, `full`; 422 for a code that is wrong or missing,
    429 after ten wrong ones in a minute. Those enrolled stay.
    """
    if code is None:
        return await _enroll(actor, course_id, None)
    counted = WRONG_CODES, str(actor.id)
    await limits.require(*counted)
    try:
        found = await _enroll(actor, course_id, code)
    except Invalid:
        raise
    except Exception:
        await limits.give_back([counted])
        raise
    await limits.give_back([counted])
    return found


@atomic
async def _enroll(actor: Actor, course_id: UUID, code: str | None) -> tuple[Enrollment, bool]:
    course = await Course.visible_to(actor).get_or_none(id=course_id)
    if course is None:
        await Enrollment.mine(actor.id).filter(course_id=course_id).exists() or refuse(NotFound)
        course = await Course.existing().get(id=course_id)
    here = await Enrollment.get_or_none(course_id=course_id, user_id=actor.id)
    if here is not None and here.status is EnrollmentStatus.REJECTED:
        raise Conflict("rejected", "The course's staff has turned this request down.")
    if here is not None and here.status is not EnrollmentStatus.DROPPED:
        return await whole(here, course), False
    _require_open(course)
    right = code is not None and rules.same_code(code, course.enrollment_code)
    if not right and (code is not None or course.enrollment_mode is EnrollmentMode.CODE):
        message = "is not this course's code" if code else "is needed for this course"
        raise Invalid.field("code", message)
    asks = course.enrollment_mode is EnrollmentMode.APPROVAL and not right
    return await _entered(
        course,
        actor.id,
        here,
        (Verb.JOIN, By.LEARNER),
        request=asks,
        source=EnrollmentSource.CODE if right else EnrollmentSource.SELF,
    )


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
    here = await Enrollment.get_or_none(course_id=course_id, user_id=user.id)
    return await _entered(
        course,
        user.id,
        here,
        (Verb.ADD, By.ASSISTANT),
        request=False,
        source=EnrollmentSource.STAFF,
    )


def _require_open(course: Course) -> None:
    now = clock.now()
    dates = course.enrollment_opens_at, course.enrollment_closes_at
    if is_open(course.status, course.enrollment_mode, dates, course.ends_at, now):
        return
    if course.status == CourseStatus.PUBLISHED and has_ended(course.ends_at, now):
        raise Conflict("course_ended", "This course has ended.")
    raise Conflict("not_open", "This course is not open for enrollment.")


async def _entered(
    course: Course,
    user_id: UUID,
    here: Enrollment | None,
    how: tuple[Verb, By],
    *,
    request: bool,
    source: EnrollmentSource,
) -> tuple[Enrollment, bool]:
    """The enrollment after this step; its row is made where there is none."""
    course = await held(course)
    if here is not None:
        here = await known(course.id, user_id)
    over = (None, EnrollmentStatus.DROPPED)
    waits = (EnrollmentStatus.PENDING, EnrollmentStatus.WAITLISTED, EnrollmentStatus.REJECTED)
    movable = over if how[0] is Verb.JOIN else (*over, *waits)
    if here is not None and here.status not in movable:
        return await whole(here, course), False
    here, new = await placed(course, user_id, here, how, source, request=request)
    return await whole(here, course), new


async def placed(
    course: Course,
    user_id: UUID,
    here: Enrollment | None,
    how: tuple[Verb, By],
    source: EnrollmentSource,
    *,
    request: bool = False,
) -> tuple[Enrollment, bool]:
    """The enrollment after this step into a course, and whether this call took it.

    The course is held and `here` locked; the unique key decides between two new ones.
    """
    verb, by = how
    seat = verb is not Verb.JOIN or await has_seat(course)
    place = Place(seat, course.enrollment_waitlist, request)
    goal = rules.after(verb, by, here.status if here else None, place)
    here = here or Enrollment(course_id=course.id, user_id=user_id)
    try:
        async with transaction():  # a savepoint
            await settle(here, goal, verb=verb, source=source)
    except IntegrityError:
        there = await known(course.id, user_id) or refuse(NotFound)
        return there, False
    await audit.record(EnrollmentVerb.CREATED, ("enrollment", here.id))
    if here.status in LEARNING:
        await hooks.created(here)
    await tell(here, course, by)
    return here, True


@atomic
async def drop(actor: Actor, enrollment_id: UUID) -> None:
    """End the actor's own enrollment, or one in a course they manage. The row stays."""
    found = Enrollment.managed_by(actor).filter(status__not=EnrollmentStatus.DROPPED)
    here = await found.get_or_none(id=enrollment_id) or refuse(NotFound)
    course = await held(await Course.get(id=here.course_id))
    rows = found.select_for_update(no_key=True)
    here = await rows.get_or_none(id=enrollment_id) or refuse(NotFound)
    by = By.TEACHER
    if here.user_id == actor.id:
        by = By.LEARNER
    await move(here, course, Verb.DROP, by)
