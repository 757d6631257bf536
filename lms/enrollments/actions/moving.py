"""One enrollment from one state to another, with all that follows from it."""

from __future__ import annotations

from uuid import UUID

from lms.audit import actions as audit
from lms.core import clock, plain
from lms.core.access import Actor
from lms.core.errors import Forbidden, NotFound, refuse
from lms.courses.models import (
    LEARNING,
    SEATED,
    Course,
    CourseStaff,
    Enrollment,
    EnrollmentSource,
    EnrollmentStatus,
)
from lms.enrollments import hooks
from lms.enrollments.messages import LINE, ProgressChanged, channel_of
from lms.enrollments.notices import EnrollmentChanged, EnrollmentRequested
from lms.enrollments.rules import By, Place, Verb, after
from lms.enrollments.verbs import EnrollmentVerb
from lms.notifications.actions import inbox
from lms.realtime.publishing import publish, recheck, touch

MOVED = [
    "status", "percent", "source", "activated_at", "completed_at", "waiting_since", "suspended_at",
    "reason",
]  # fmt: skip


async def held(course: Course) -> Course:
    """The course; where seats are counted its row is locked, so that they are given one by one."""
    if course.enrollment_capacity is None:
        return course
    rows = Course.existing().select_for_update(no_key=True)
    return await rows.get_or_none(id=course.id) or refuse(NotFound)


async def has_seat(course: Course) -> bool:
    """Whether a seat is free; hold the course first."""
    if course.enrollment_capacity is None:
        return True
    taken = await Enrollment.filter(course_id=course.id, status__in=SEATED).count()
    return taken < course.enrollment_capacity


async def known(course_id: UUID, user_id: UUID) -> Enrollment | None:
    """This person's enrollment in the course, locked."""
    return await plain.one(
        Enrollment, "t.course_id = $1 and t.user_id = $2 for no key update", course_id, user_id
    )


async def locked(actor: Actor, enrollment_id: UUID, *, teachers: bool) -> tuple[Enrollment, Course]:
    """An enrollment that the actor may decide on as staff or teacher, and its course, held.

    404 where the course isn't open to the actor, 403 where it is but others decide.
    """
    found = await Enrollment.get_or_none(id=enrollment_id) or refuse(NotFound)
    scope = Course.managed_by(actor) if teachers else Course.staffed_by(actor)
    course = await scope.get_or_none(id=found.course_id)
    if course is None:
        await Course.open_to(actor).filter(id=found.course_id).exists() or refuse(NotFound)
        raise Forbidden(detail="Only those who teach the course may do this.")
    course = await held(course)
    rows = Enrollment.filter(id=enrollment_id).select_for_update(no_key=True)
    return await rows.get_or_none() or refuse(NotFound), course


async def move(
    here: Enrollment,
    course: Course,
    verb: Verb,
    by: By,
    place: Place = Place(),  # noqa: B008  frozen
    source: EnrollmentSource | None = None,
    reason: str = "",
) -> bool:
    """Take a step and tell everybody concerned; False when it was taken already.

    `course` is held.
    """
    before = here.status
    goal = after(verb, by, before, place)
    if goal is before:
        return False
    await settle(here, goal, verb=verb, source=source, reason=reason)
    await audit.record(
        EnrollmentVerb.REMOVED if goal is EnrollmentStatus.DROPPED else EnrollmentVerb.CHANGED,
        ("enrollment", here.id),
        {"status"},
    )
    if verb is Verb.COMPLETE:
        await hooks.completed(here)
    elif here.status in LEARNING and before not in SEATED:
        await hooks.created(here)
    await tell(here, course, by, reason)
    if before is EnrollmentStatus.WAITLISTED:
        touch(LINE, course.id)
    if before in SEATED and here.status not in SEATED:
        await advance(course)
    return True


async def settle(
    here: Enrollment,
    goal: EnrollmentStatus,
    *,
    verb: Verb,
    source: EnrollmentSource | None = None,
    reason: str = "",
) -> None:
    """Write the new state, with `here` as a new row where it is none yet.

    Who gets a seat again gets back what they had, a suspension too.
    """
    now = clock.now()
    if verb is Verb.RESUME:
        here.suspended_at = None
    if goal is EnrollmentStatus.ACTIVE:
        if here.suspended_at:
            goal = EnrollmentStatus.SUSPENDED
        elif here.completed_at:
            goal = EnrollmentStatus.COMPLETED
        here.activated_at = here.activated_at or now
        here.waiting_since = None
    elif goal is EnrollmentStatus.WAITLISTED:
        here.waiting_since = now
    elif goal is EnrollmentStatus.SUSPENDED:
        here.suspended_at = now
    elif goal is EnrollmentStatus.COMPLETED:
        here.completed_at, here.percent = here.completed_at or now, 100
    here.status, here.reason = goal, reason
    if source is not None:
        here.source = source
    await here.save(update_fields=MOVED if here._saved_in_db else None)


async def tell(here: Enrollment, course: Course, by: By, reason: str = "") -> None:
    """Tell upper features, the person's devices, and those who learn of it by a notification.

    `reason` is what the staff says to the person about it.
    """
    status = here.status
    if status is EnrollmentStatus.DROPPED:
        await hooks.dropped(here)
    await hooks.changed(here)
    await publish(channel_of(here.user_id), ProgressChanged.of(here))
    if by is not By.LEARNER:
        changed = EnrollmentChanged(
            course_id=course.id,
            title=course.title,
            enrollment_id=here.id,
            status=status,
            reason=reason,
        )
        await inbox.notify([here.user_id], changed)
    elif status is EnrollmentStatus.PENDING:
        await _ask_staff(here, course)
    recheck("user", here.user_id)


async def _ask_staff(here: Enrollment, course: Course) -> None:
    staff = await CourseStaff.filter(course_id=course.id).values_list("user_id", flat=True)
    await here.fetch_related("user")
    asked = EnrollmentRequested(
        course_id=course.id,
        title=course.title,
        enrollment_id=here.id,
        name=here.user.full_name,
    )
    await inbox.notify({course.owner_id, *staff}, asked)  # type: ignore[arg-type]


async def advance(course: Course) -> None:
    """Give free seats to those who have waited longest; `course` is held."""
    waiting = Enrollment.filter(course_id=course.id, status=EnrollmentStatus.WAITLISTED)
    line = waiting.order_by("waiting_since", "id").select_for_update(no_key=True)
    if course.enrollment_capacity is not None:
        taken = await Enrollment.filter(course_id=course.id, status__in=SEATED).count()
        free = course.enrollment_capacity - taken
        if free <= 0:
            return
        line = line.limit(free)
    for one in await line:
        await move(one, course, Verb.ADVANCE, By.SYSTEM, source=EnrollmentSource.WAITLIST)
