"""Making, changing and publishing quizzes, and the order of their questions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import db, versions
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, NotFound, refuse
from lms.courses.models import Course, in_courses
from lms.questions.actions import create_question
from lms.questions.models import QuestionVersion
from lms.quizzes.models import Quiz, QuizSlot, QuizStatus

MAX_QUESTIONS = 200


async def _locked(actor: Actor, quiz_id: UUID) -> Quiz:
    """A quiz the actor may change, locked: who holds it decides about its order."""
    managed = Quiz.filter(in_courses(Course.managed_by(actor)))
    scope = managed.select_for_update(no_key=True)
    return await scope.get_or_none(id=quiz_id) or refuse(NotFound)


async def _seen(quiz: Quiz) -> Quiz:
    """The quiz as it goes out."""
    return await Quiz.counted().get(id=quiz.id)


async def _raise_version(quiz: Quiz, **new: Any) -> None:
    quiz.update_from_dict(new | {"version": quiz.version + 1})
    await quiz.save(update_fields=[*new, "version", "updated_at"])


@atomic
async def create_quiz(actor: Actor, course_id: UUID, fields: dict[str, Any]) -> Quiz:
    """A draft in a course that the actor teaches."""
    course = await Course.managed_by(actor).get_or_none(id=course_id) or refuse(NotFound)
    return await _seen(await Quiz.create(course_id=course.id, **fields))


@atomic
async def change_quiz(actor: Actor, quiz_id: UUID, changes: dict[str, Any]) -> Quiz:
    """Set the given fields."""
    quiz = await _locked(actor, quiz_id)
    versions.require(quiz.version)
    new = {name: value for name, value in changes.items() if getattr(quiz, name) != value}
    if new:
        await _raise_version(quiz, **new)
    return await _seen(quiz)


@atomic
async def publish_quiz(actor: Actor, quiz_id: UUID) -> Quiz:
    """Show a quiz to the course's learners; 409 `no_questions` while it is empty."""
    quiz = await _locked(actor, quiz_id)
    versions.require(quiz.version)
    if not await QuizSlot.exists(quiz_id=quiz_id):
        raise Conflict("no_questions", "A quiz without a question can't be published.")
    if quiz.status != QuizStatus.PUBLISHED:
        await _raise_version(quiz, status=QuizStatus.PUBLISHED)
    return await _seen(quiz)


@atomic
async def delete_quiz(actor: Actor, quiz_id: UUID) -> None:
    """Remove a quiz; its questions stay in the course's bank."""
    quiz = await _locked(actor, quiz_id)
    versions.require(quiz.version)
    await quiz.delete()


@atomic
async def add_question(
    actor: Actor, quiz_id: UUID, fields: dict[str, Any]
) -> tuple[QuestionVersion, QuizSlot]:
    """A new question in a quiz's course, and its slot: the last when no place is asked for."""
    quiz = await _locked(actor, quiz_id)
    others = await _order(quiz_id)
    if len(others) >= MAX_QUESTIONS:
        raise Conflict("too_many", f"A quiz has at most {MAX_QUESTIONS} questions.")
    last = len(others) + 1
    wanted = fields.pop("position", None) or last
    version = await create_question(await quiz.course, fields)
    slot = await QuizSlot.create(quiz_id=quiz_id, question=version.question, position=last)
    slot.position = await _arrange(others, slot.id, wanted)
    await _raise_version(quiz)
    return version, slot


@atomic
async def move_question(question_id: UUID, position: int) -> None:
    """Move a question, locked by the caller, in its quiz; 409 unless it is in one."""
    quizzes = await _quizzes_with(question_id)
    if len(quizzes) != 1:
        raise Conflict(detail="Only a question that is in one quiz has a position to change.")
    slot = await QuizSlot.get(quiz_id=quizzes[0].id, question_id=question_id)
    order = await _order(slot.quiz_id)
    order.remove(slot.id)
    await _arrange(order, slot.id, position)


@atomic
async def remove_question(question_id: UUID) -> None:
    """Take a question, locked by the caller, out of each quiz it stands in."""
    quizzes = await _quizzes_with(question_id)
    await QuizSlot.filter(question_id=question_id).delete()
    for quiz in quizzes:
        await _arrange(await _order(quiz.id))
        await _raise_version(quiz)


async def _quizzes_with(question_id: UUID) -> list[Quiz]:
    """The quizzes that have this question, locked."""
    quizzes = QuizSlot.filter(question_id=question_id).values_list("quiz_id", flat=True)
    # In the order of their ids, so that two who lock several don't wait for each other.
    return await Quiz.filter(id__in=await quizzes).order_by("id").select_for_update(no_key=True)


async def _order(quiz_id: UUID) -> list[UUID]:
    """The ids of a quiz's slots in their order."""
    slots = QuizSlot.filter(quiz_id=quiz_id).order_by("position", "id")
    return [row["id"] for row in await slots.values("id")]


async def _arrange(order: list[UUID], slot: UUID | None = None, wanted: int = 0) -> int:
    """Number the slots 1, 2, 3, with `slot` where it is wanted; where it came to stand."""
    if slot is not None:
        order = [*order[: wanted - 1], slot, *order[wanted - 1 :]]
    await db.execute(
        "update quiz_slots s set position = o.n "
        "from unnest($1::uuid[]) with ordinality as o(id, n) where s.id = o.id and position <> n",
        order,
    )
    return order.index(slot) + 1 if slot is not None else 0
