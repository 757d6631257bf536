"""Making, changing, publishing and copying quizzes."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from lms.core import markup, versions
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Invalid, NotFound, refuse
from lms.courses.models import Course, in_courses
from lms.courses.reading import refuse_untaught
from lms.files import shown
from lms.questions.actions import bank_of, copied, require_room
from lms.quizzes import hooks
from lms.quizzes.actions.locking import counted, locked, raise_version
from lms.quizzes.drawing import chosen
from lms.quizzes.models import Quiz, QuizSlot, QuizStatus
from lms.quizzes.reading import asked, manages

COPIED = (
    "title",
    "description",
    "rendered",
    "mode",
    "opens_at",
    "closes_at",
    "time_limit_s",
    "attempts_allowed",
    "grading_policy",
    "shuffle_questions",
    "shuffle_options",
    "one_at_a_time",
    "no_backtrack",
    "access_code",
    "pass_percent",
    "policy",
    "show_score",
    "show_answers",
    "release",
    "anonymous_grading",
    "live",
)


async def create_quiz(actor: Actor, course_id: UUID, fields: dict[str, Any]) -> Quiz:
    """A draft in a course that the actor teaches."""
    return await _created(actor, course_id, await markup.described({"description": ""} | fields))


@atomic
async def _created(actor: Actor, course_id: UUID, fields: dict[str, Any]) -> Quiz:
    course = await Course.managed_by(actor).get_or_none(id=course_id) or await refuse_untaught(
        actor, Course.filter(id=course_id), "id"
    )
    await shown.check(actor, shown.files_in(fields["rendered"]))
    _check_times(fields.get("opens_at"), fields.get("closes_at"))
    return await counted(
        await Quiz.create(course_id=course.id, **fields, **versions.written(actor))
    )


async def change_quiz(actor: Actor, quiz_id: UUID, changes: dict[str, Any]) -> Quiz:
    """Set the given fields."""
    return await _changed(actor, quiz_id, await markup.described(changes))


@atomic
async def _changed(actor: Actor, quiz_id: UUID, changes: dict[str, Any]) -> Quiz:
    quiz = await locked(actor, quiz_id)
    new = {name: value for name, value in changes.items() if getattr(quiz, name) != value}
    await shown.check(actor, shown.files_in(new.get("rendered")), shown.files_in(quiz.rendered))
    _check_times(new.get("opens_at", quiz.opens_at), new.get("closes_at", quiz.closes_at))
    if new:
        await raise_version(quiz, **new, **versions.written(actor))
        await hooks.changed(quiz_id)
    return await counted(quiz)


def _check_times(opens_at: datetime | None, closes_at: datetime | None) -> None:
    if opens_at and closes_at and closes_at <= opens_at:
        raise Invalid.field("closes_at", "must be after opens_at")


@atomic
async def publish_quiz(actor: Actor, quiz_id: UUID) -> Quiz:
    """Show a quiz to the course's learners; 409 `no_questions`, `too_few_questions`."""
    quiz = await locked(actor, quiz_id)
    if not await chosen(quiz_id):
        raise Conflict("no_questions", "A quiz without a question can't be published.")
    return await _with_status(quiz, QuizStatus.PUBLISHED)


@atomic
async def unpublish_quiz(actor: Actor, quiz_id: UUID) -> Quiz:
    """Make a draft of it again: learners no longer see it; 409 `attempts_open`."""
    quiz = await locked(actor, quiz_id)
    await _nobody_sits(quiz_id)
    return await _with_status(quiz, QuizStatus.DRAFT)


async def _nobody_sits(quiz_id: UUID) -> None:
    if any(await hooks.running_attempts(quiz_id)):
        raise Conflict("attempts_open", "Somebody is taking this quiz right now.")


async def _with_status(quiz: Quiz, status: QuizStatus) -> Quiz:
    if quiz.status != status:
        await raise_version(quiz, status=status)
    return await counted(quiz)


@atomic
async def delete_quiz(actor: Actor, quiz_id: UUID) -> None:
    """Remove a quiz; its questions stay in the course's bank."""
    quiz = await locked(actor, quiz_id)
    await _nobody_sits(quiz_id)
    await quiz.delete()


@atomic
async def copy_quiz(actor: Actor, quiz_id: UUID, course_id: UUID) -> Quiz:
    """A draft like it in a course the actor teaches; its access code goes to who may read it.

    In another course the questions are copied into that course's bank; draws go on drawing from
    where they did.
    """
    staffed = Quiz.filter(in_courses(Course.staffed_by(actor)))
    quiz = await staffed.get_or_none(id=quiz_id) or refuse(NotFound)
    course = await Course.managed_by(actor).get_or_none(id=course_id)
    if course is None:
        raise Invalid.field("course_id", "is no course of yours")
    fields = {name: getattr(quiz, name) for name in COPIED}
    if not await manages(actor, quiz.course_id):
        fields["access_code"] = None
    made = await Quiz.create(course_id=course.id, **fields)
    slots = await QuizSlot.in_order(quiz.id)
    fixed = [slot for slot in slots if slot.question_id]
    versions = dict(zip((slot.id for slot in fixed), await asked(fixed), strict=True))
    bank = await bank_of(course)
    if course.id != quiz.course_id:
        await require_room(bank.id, len(fixed))
    for slot in slots:
        place: dict[str, Any] = {
            name: getattr(slot, name)
            for name in ("bank_id", "category_id", "tags", "types", "count", "position", "points")
        }
        if slot.id in versions:
            place |= {"question_id": slot.question_id, "version_id": slot.version_id}
            if course.id != quiz.course_id:
                copy = await copied(versions[slot.id], bank)
                place |= {"question_id": copy.question_id, "version_id": None}
        await QuizSlot.create(quiz=made, **place)
    return await counted(made)
