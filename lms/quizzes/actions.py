"""Making, changing and publishing quizzes, and the order of their questions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import db, versions
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, NotFound, refuse
from lms.courses.models import Course, in_courses
from lms.questions.actions import change_question as change_question_itself
from lms.questions.actions import create_question
from lms.questions.models import Question
from lms.quizzes.models import Quiz, QuizQuestion, QuizStatus

MOST_QUESTIONS = 200


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
    if not await QuizQuestion.exists(quiz_id=quiz_id):
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
async def add_question(actor: Actor, quiz_id: UUID, fields: dict[str, Any]) -> QuizQuestion:
    """A new question at its place in a quiz, last when none is asked for."""
    quiz = await _locked(actor, quiz_id)
    others = await _order(quiz_id)
    if len(others) >= MOST_QUESTIONS:
        raise Conflict("too_many", f"A quiz has at most {MOST_QUESTIONS} questions.")
    wanted = fields.pop("position", None) or len(others) + 1
    question = await create_question(quiz.course_id, fields)
    last = len(others) + 1
    place = await QuizQuestion.create(quiz_id=quiz_id, question=question, position=last)
    place.position = await _arrange(others, place.id, wanted)
    await _raise_version(quiz)
    return place


@atomic
async def change_question(actor: Actor, question_id: UUID, changes: dict[str, Any]) -> QuizQuestion:
    """Set the given fields of a question; `position` moves it in its quiz."""
    place = await QuizQuestion.placing(question_id, Course.managed_by(actor)).first() or refuse(
        NotFound
    )
    await Quiz.select_for_update(no_key=True).get(id=place.quiz_id)
    question = await Question.select_for_update(no_key=True).get_or_none(id=question_id) or refuse(
        NotFound
    )
    versions.require(question.updated_at)
    wanted = changes.pop("position", None)
    place.question = await change_question_itself(question, changes)
    order = await _order(place.quiz_id)
    place.position = order.index(place.id) + 1
    if wanted:
        order.remove(place.id)
        place.position = await _arrange(order, place.id, wanted)
    return place


@atomic
async def delete_question(actor: Actor, question_id: UUID) -> None:
    """Remove a question from the bank and from each quiz it stands in."""
    await QuizQuestion.placing(question_id, Course.managed_by(actor)).first() or refuse(NotFound)
    places = QuizQuestion.filter(question_id=question_id).values_list("quiz_id", flat=True)
    # In the order of their ids, so that two who delete at once don't wait for each other.
    quizzes = await Quiz.filter(id__in=await places).order_by("id").select_for_update(no_key=True)
    question = await Question.select_for_update(no_key=True).get_or_none(id=question_id) or refuse(
        NotFound
    )
    versions.require(question.updated_at)
    await question.delete()
    for quiz in quizzes:
        await _arrange(await _order(quiz.id))
        await _raise_version(quiz)


async def _order(quiz_id: UUID) -> list[UUID]:
    """The ids of a quiz's places in their order."""
    places = QuizQuestion.filter(quiz_id=quiz_id).order_by("position", "id")
    return [row["id"] for row in await places.values("id")]


async def _arrange(order: list[UUID], place: UUID | None = None, wanted: int = 0) -> int:
    """Number the places 1, 2, 3, with `place` where it is wanted; where it came to stand."""
    if place is not None:
        order = [*order[: wanted - 1], place, *order[wanted - 1 :]]
    await db.execute(
        "update quiz_questions p set position = o.n "
        "from unnest($1::uuid[]) with ordinality as o(id, n) where p.id = o.id and position <> n",
        order,
    )
    return order.index(place) + 1 if place is not None else 0
