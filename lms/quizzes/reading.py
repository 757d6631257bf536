"""Quizzes and questions as lists."""

from __future__ import annotations

from uuid import UUID

from tortoise.queryset import QuerySet

from lms.core import paging
from lms.core.access import Actor
from lms.core.errors import Invalid, NotFound, refuse
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.courses.models import Course, in_courses
from lms.questions.schemas import QuestionOut
from lms.quizzes import hooks
from lms.quizzes.models import Quiz, QuizQuestion
from lms.quizzes.schemas import RunningOut


async def in_course(actor: Actor, course_id: UUID) -> QuerySet[Quiz]:
    """A course's quizzes as far as the actor sees them; 404 for who is not of the course."""
    await Course.open_to(actor).filter(id=course_id).exists() or refuse(NotFound)
    return Quiz.counted(Quiz.open_to(actor).filter(course_id=course_id))


async def running(actor: Actor, quiz: Quiz) -> list[RunningOut] | None:
    """The games of the quiz that run, for who may host them."""
    if not await Course.managed_by(actor).filter(id=quiz.course_id).exists():
        return None
    return [one for found in await hooks.running(quiz.id) for one in found]


async def questions(actor: Actor, quiz_id: UUID, page: PageQuery) -> Page[QuestionOut]:
    """A page of a quiz's questions in their order; 404 for who is not of its staff."""
    staffed = Quiz.filter(in_courses(Course.staffed_by(actor)))
    await staffed.filter(id=quiz_id).exists() or refuse(NotFound)
    places = QuizQuestion.of(quiz_id).filter(position__gt=_last(page.cursor))
    found = await places.limit(page.limit + 1)
    items = [QuestionOut.of(place.question, place.position) for place in found[: page.limit]]
    more = len(found) > page.limit
    following = paging.encode([items[-1].position]) if more else None
    return Page[QuestionOut].model_construct(items=items, next=following)


def _last(cursor: str | None) -> int:
    if cursor is None:
        return 0
    match paging.decode(cursor):
        case [int(position)] if 0 <= position < 2**15:
            return position
    raise Invalid.field("cursor", "is not a cursor of this list")
