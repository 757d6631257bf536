"""A learner's progress as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.courses.models import Course, Enrollment, EnrollmentStatus
from lms.lessons.content import Kind, conditions_of
from lms.lessons.models import Lesson
from lms.lessons.schemas import CompletedBy, LessonProgressOut
from lms.progress import rules
from lms.progress.hooks import Scored, withheld_of
from lms.progress.models import How, LessonProgress
from lms.progress.rules import Evidence, Met
from lms.progress.schemas import CourseProgressOut

SHOWN = tuple(one for one in EnrollmentStatus if one in ("active", "completed", "suspended"))
"""Whose progress is shown: those with a seat."""


def evidence(lesson: Lesson, row: LessonProgress) -> Evidence:
    """The evidence of a row."""
    return Evidence(
        viewed=row.viewed_at is not None,
        time_s=row.time_s,
        watched_percent=_watched(lesson, row),
        submitted=row.submitted,
        passed=row.passed,
        score_percent=row.score_percent,
        ticked=row.completed_how is How.LEARNER,
    )


def _watched(lesson: Lesson, row: LessonProgress) -> float | None:
    if not row.watched:
        return None
    return rules.watched_percent([(a, b) for a, b in row.watched], lesson.duration_s)


def judged(lesson: Lesson, row: LessonProgress) -> list[Met]:
    """The lesson's conditions, and which of them the learner meets."""
    kind: Kind = lesson.kind
    return rules.judged(conditions_of(kind, lesson.conditions), evidence(lesson, row))


def shown(found: list[Met]) -> list[dict[str, object]]:
    """Conditions as the contract has them."""
    return [condition.model_dump() | {"met": met} for condition, met in found]


def status(row: LessonProgress) -> rules.Status:
    """A row exists for what was begun."""
    return rules.status(begun=True, completed=row.completed_at is not None)


Learned = tuple[Lesson, LessonProgress | None]


async def progress_out(
    learned: Sequence[Learned], user_id: UUID, *, staff: bool = False
) -> list[LessonProgressOut]:
    """A learner's progress with lessons, for them or for `staff`.

    `completed_by` of the rows must be fetched. A score is null until its reader may see it;
    whether a condition is met stays, since the lesson is completed by it.
    """
    scored = [
        lesson.target_id
        for lesson, row in learned
        if row and row.score_percent is not None and lesson.target_id
    ]
    hidden = await withheld_of(Scored(user_id, scored, staff))
    shown = [_out(lesson, row) for lesson, row in learned]
    for (lesson, _), one in zip(learned, shown, strict=True):
        if lesson.target_id in hidden:
            one.score_percent = None
    return shown


def _out(lesson: Lesson, row: LessonProgress | None) -> LessonProgressOut:
    begun, row = row is not None, row or LessonProgress(lesson_id=lesson.id)
    by = None
    if row.completed_how:
        who = row.completed_by if row.completed_by_id else None
        user = {"id": str(who.id), "full_name": who.full_name} if who else None
        by = CompletedBy.model_construct(how=row.completed_how.value, user=user, reason=row.reason)
    return LessonProgressOut.model_construct(
        lesson_id=lesson.id,
        status=rules.status(begun=begun, completed=row.completed_at is not None),
        time_s=int(row.time_s),
        conditions=shown(judged(lesson, row)),
        viewed_at=row.viewed_at,
        position_s=row.position_s,
        watched_percent=_watched(lesson, row),
        score_percent=row.score_percent,
        completed_at=row.completed_at,
        completed_by=by,
    )


async def of_lesson(lesson: Lesson, user_id: UUID) -> LessonProgressOut:
    """Somebody's progress with a lesson."""
    rows = LessonProgress.filter(lesson_id=lesson.id, user_id=user_id)
    row = await rows.select_related("completed_by").get_or_none()
    return (await progress_out([(lesson, row)], user_id))[0]


async def of_course(actor: Actor, course_id: UUID, user_id: UUID | None) -> CourseProgressOut:
    """The actor's progress in a course, or for its staff somebody else's; 404 for others."""
    staff = user_id is not None and user_id != actor.id
    if staff:
        await Course.staffed_by(actor).filter(id=course_id).exists() or refuse(NotFound)
    else:
        await Course.existing().filter(id=course_id).exists() or refuse(NotFound)
    user_id = user_id or actor.id
    places = Enrollment.filter(course_id=course_id, user_id=user_id, status__in=SHOWN)
    place = await places.get_or_none() or refuse(NotFound)
    lessons = await Lesson.published(course_id).prefetch_related("module")
    lessons.sort(key=lambda one: (one.module.position if one.module else 0, one.position))
    rows = LessonProgress.filter(course_id=course_id, user_id=user_id)
    known = {row.lesson_id: row for row in await rows.select_related("completed_by")}
    required = [one.id for one in lessons if one.required]
    done = sum(one in known and known[one].completed_at is not None for one in required)
    return CourseProgressOut.model_construct(
        status=place.status,
        percent=place.percent,
        required=len(required),
        required_done=done,
        new_required=len(required) - done if place.completed_at else 0,
        completed_at=place.completed_at,
        lessons=await progress_out(
            [(one, known.get(one.id)) for one in lessons], user_id, staff=staff
        ),
    )
