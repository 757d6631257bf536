"""What learners report, tick and hand in, and what teachers decide instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from lms.audit import actions as audit
from lms.core import clock, plain
from lms.core.access import Actor
from lms.core.db import atomic, joining
from lms.core.errors import Conflict, Forbidden, NotFound, refuse
from lms.courses.models import Enrollment
from lms.courses.reading import managed
from lms.courses.rules import has_ended
from lms.lessons.content import NoAccess
from lms.lessons.models import Lesson
from lms.lessons.schemas import LessonProgressOut
from lms.lessons.seen import known
from lms.progress import queries, reading, rules
from lms.progress.actions.completing import told
from lms.progress.models import How, LessonProgress
from lms.progress.reading import SHOWN
from lms.progress.rules import Range
from lms.progress.verbs import ProgressVerb
from lms.realtime.publishing import touch


async def _held(lesson: Lesson, user_id: UUID) -> tuple[LessonProgress, datetime]:
    """The learner's row, new or stored, and the database's time; theirs alone until the commit."""
    held = await queries.hold(lesson.course_id, user_id)
    row = await plain.one(LessonProgress, "t.lesson_id = $1 and t.user_id = $2", lesson.id, user_id)
    if row and row.completed_by_id:
        await row.fetch_related("completed_by")
    return row or LessonProgress(
        lesson_id=lesson.id, course_id=lesson.course_id, user_id=user_id
    ), held["now"]


async def _opened(actor: Actor, lesson_id: UUID) -> tuple[Lesson, LessonProgress, datetime]:
    """A lesson that the learner may work on.

    409 `locked` with `lock_reasons`, `course_ended`; 404 for who can't learn there, 403 for staff.
    """
    lesson = await plain.one(Lesson, "t.id = $1", lesson_id) or refuse(NotFound)
    row, now = await _held(lesson, actor.id)
    seen = await known(actor, lesson.course_id)
    if lesson.id not in seen.lessons:
        raise NotFound
    if not seen.learns:
        if seen.access == "staff":
            raise Forbidden(detail="Only learners of the course make progress in it.")
        raise NotFound
    # A preview is open to everybody, but who is suspended makes no progress.
    suspended = [NoAccess(code="suspended")] if seen.access == "suspended" else []
    if reasons := seen.locks[lesson.id] or suspended:
        shown = [one.model_dump(mode="json") for one in reasons]
        raise Conflict("locked", "This lesson is locked.", lock_reasons=shown)
    if has_ended(seen.course["ends_at"], clock.now()):
        raise Conflict("course_ended", "This course has ended.")
    return lesson, row, now


@atomic
async def report(
    actor: Actor,
    lesson_id: UUID,
    add_s: float = 0,
    position_s: float | None = None,
    watched: Sequence[Range] = (),
) -> LessonProgressOut:
    """What a learner's page saw since its last report. Repeating a report adds nothing."""
    lesson, row, now = await _opened(actor, lesson_id)
    last = row.reported_at or row.viewed_at
    row.viewed_at = row.viewed_at or now
    row.reported_at = now
    if last is not None:
        row.time_s += rules.counted(add_s, (now - last).total_seconds())
    if position_s is not None:
        row.position_s = position_s
    if watched:
        before = [(a, b) for a, b in row.watched]
        row.watched = [[a, b] for a, b in rules.united([*before, *watched])]
    await _kept(lesson, row, now)
    return await _shown(lesson, row)


@atomic
async def complete(actor: Actor, lesson_id: UUID) -> LessonProgressOut:
    """Tick a lesson as its learner.

    409 `conditions_unmet` with `conditions` when that isn't asked, or isn't all that lacks.
    """
    lesson, row, now = await _opened(actor, lesson_id)
    if row.completed_at is None:
        found = reading.judged(lesson, row)
        if not rules.may_tick(found):
            raise Conflict(
                "conditions_unmet",
                "This lesson asks for something else first.",
                conditions=reading.shown(found),
            )
        row.viewed_at = row.viewed_at or now
        row.completed_at, row.completed_how = now, How.LEARNER
        await _kept(lesson, row, now, moved=True)
    return await _shown(lesson, row)


@atomic
async def untick(actor: Actor, lesson_id: UUID) -> LessonProgressOut:
    """Take one's tick back.

    409 `completed` once the course is, `conflict` for what wasn't completed by a tick.
    """
    lesson, row, now = await _opened(actor, lesson_id)
    if row.completed_at is not None:
        if row.completed_how is not How.LEARNER:
            raise Conflict("conflict", "This lesson was not completed by a tick.")
        row.forget()
        await _kept(lesson, row, now, moved=True)
    return await _shown(lesson, row)


@atomic
async def override(
    actor: Actor, enrollment_id: UUID, lesson_id: UUID, *, completed: bool, reason: str
) -> LessonProgressOut:
    """Decide as a teacher whether a lesson is done; who decided and why is stored.

    409 `completed`: who has completed the course keeps all completions.
    """
    place = await Enrollment.get_or_none(id=enrollment_id, status__in=SHOWN) or refuse(NotFound)
    await managed(actor, place.course_id)
    lessons = Lesson.published(place.course_id)
    lesson = await lessons.get_or_none(id=lesson_id) or refuse(NotFound)
    row, now = await _held(lesson, place.user_id)
    if completed is (row.completed_at is not None):
        return await _shown(lesson, row, staff=True)
    # The reason itself is a person's, and no log's.
    await audit.record(ProgressVerb.OVERRIDDEN, ("enrollment", place.id), {"completed", "reason"})
    row.forget()
    if completed:
        row.completed_at, row.completed_how = now, How.OVERRIDE
    row.completed_by_id, row.reason = actor.id, reason
    await _kept(lesson, row, now, moved=True, at_work=False)
    return await _shown(lesson, row, staff=True)


@joining
async def give_evidence(
    target_id: UUID,
    user_id: UUID,
    *,
    passed: bool = False,
    score_percent: float | None = None,
) -> None:
    """Somebody handed in a lesson's quiz or assignment, or answered in its live quiz.

    Nothing happens without such a lesson or such a learner. Of several results the best counts.
    """
    lesson = await Lesson.get_or_none(target_id=target_id, status="published")
    if lesson is None:
        return
    places = Enrollment.filter(course_id=lesson.course_id, user_id=user_id, status__in=SHOWN)
    if not await places.exists():
        return
    row, now = await _held(lesson, user_id)
    row.viewed_at = row.viewed_at or now
    row.submitted = True
    row.passed = row.passed or passed
    if score_percent is not None:
        row.score_percent = max(score_percent, row.score_percent or 0.0)
    await _kept(lesson, row, now)


async def _kept(
    lesson: Lesson,
    row: LessonProgress,
    now: datetime,
    *,
    moved: bool = False,
    at_work: bool = True,
) -> None:
    """Store what is known, and what follows from it."""
    begun = row.created_at is None
    done = row.completed_at is None and not moved and rules.is_done(reading.judged(lesson, row))
    if done:
        row.completed_at, row.completed_how = now, How.CONDITIONS
    await row.save()
    if at_work and await queries.seen(lesson.course_id, row.user_id, now):
        touch("dashboard", lesson.course_id)
    if begun or moved or done:
        undone = moved and row.completed_at is None
        await told(row, undone=undone)


async def _shown(lesson: Lesson, row: LessonProgress, *, staff: bool = False) -> LessonProgressOut:
    """The row as its learner sees it, or staff."""
    if row.completed_by_id:
        await row.fetch_related("completed_by")
    begun = None if row.created_at is None else row
    return (await reading.progress_out([(lesson, begun)], row.user_id, staff=staff))[0]
