"""Quizzes and questions as lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.core import db, paging
from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.courses.models import Course, in_courses
from lms.questions.models import Question, QuestionVersion
from lms.questions.schemas.outputs import QuestionOut
from lms.quizzes import hooks
from lms.quizzes.hooks import Asking
from lms.quizzes.models import Quiz, QuizSlot
from lms.quizzes.schemas import MineOut, RunningOut
from lms.users.schemas import ChangeOut

MAX_USES_SHOWN = 20
PLACES = "select position from quiz_slots where question_id = $1 order by quiz_id"
"""Read with each question that is read or saved by itself."""


async def places(question_id: UUID) -> list[int]:
    """Where a question stands, by quiz; the oldest quiz first."""
    return [row["position"] for row in await db.rows(PLACES, question_id)]


async def in_course(actor: Actor, course_id: UUID) -> QuerySet[Quiz]:
    """The quizzes of a course that the actor may see; 404 for strangers."""
    await Course.open_to(actor).filter(id=course_id).exists() or refuse(NotFound)
    return Quiz.counted(Quiz.open_to(actor).filter(course_id=course_id))


async def manages(actor: Actor, course_id: UUID) -> bool:
    """Whether the actor may change the course's quizzes."""
    return await Course.managed_by(actor).filter(id=course_id).exists()


async def slots(actor: Actor, quiz_id: UUID) -> tuple[Quiz, list[QuizSlot]]:
    """A quiz with its slots; 404 for who is not of its staff."""
    staffed = Quiz.filter(in_courses(Course.staffed_by(actor)))
    quiz = await staffed.get_or_none(id=quiz_id) or refuse(NotFound)
    return quiz, await QuizSlot.in_order(quiz_id)


async def showing(file_id: UUID) -> list[UUID]:
    """The quizzes whose description shows the file, at most twenty."""
    found = Quiz.filter(rendered__contains=str(file_id))
    return [row["id"] for row in await found.limit(MAX_USES_SHOWN).values("id")]


async def change(actor: Actor, quiz_id: UUID) -> ChangeOut:
    """Who last changed a quiz; 404 for who is not of its staff."""
    staffed = Quiz.filter(in_courses(Course.staffed_by(actor))).select_related("written_by")
    quiz = await staffed.get_or_none(id=quiz_id) or refuse(NotFound)
    return ChangeOut.of(quiz.written_at or quiz.created_at, quiz.written_by)


async def running(quiz: Quiz) -> list[RunningOut]:
    """The games of the quiz that run."""
    return [one for found in await hooks.running(quiz.id) for one in found]


async def standings(actor: Actor, quizzes: Sequence[Quiz]) -> dict[UUID, MineOut]:
    """How the actor stands with quizzes of one course, where they learn."""
    found: dict[UUID, MineOut] = {}
    for answer in await hooks.mine(Asking(actor, quizzes)):
        found |= answer
    return found


async def questions(actor: Actor, quiz_id: UUID, page: PageQuery) -> Page[QuestionOut]:
    """A page of a quiz's questions in their order; 404 for who is not of its staff."""
    staffed = Quiz.filter(in_courses(Course.staffed_by(actor)))
    await staffed.filter(id=quiz_id).exists() or refuse(NotFound)
    slots = QuizSlot.of(quiz_id).filter(position__gt=paging.small(page.cursor, 0))
    found = await slots.limit(page.limit + 1)
    shown = found[: page.limit]
    items = [
        QuestionOut.of(version, slot.position, slot.points)
        for slot, version in zip(shown, await asked(shown), strict=True)
    ]
    more = len(found) > page.limit
    following = paging.encode([shown[-1].position]) if more else None
    return Page[QuestionOut].model_construct(items=items, next=following)


async def asked(slots: Sequence[QuizSlot]) -> list[QuestionVersion]:
    """What each slot asks, with its question: the slot's own version, or the newest."""
    floating = [slot.question_id for slot in slots if slot.question_id and not slot.version_id]
    newest = {one.question_id: one for one in await QuestionVersion.newest_of(floating)}
    versions = []
    for slot in slots:
        question = cast(Question, slot.question)  # what draws asks nothing until it has drawn
        version = slot.version or newest[question.id]
        version.question = question
        versions.append(version)
    return versions
