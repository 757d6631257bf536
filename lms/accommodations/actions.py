"""Giving and taking accommodations; both hold at once, for what runs too."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tortoise.queryset import QuerySet

from lms.accommodations.hooks import Changed, changed
from lms.accommodations.models import Accommodation
from lms.accommodations.verbs import AccommodationVerb
from lms.audit import actions as audit
from lms.core import db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import NotFound, refuse
from lms.courses.models import SEATED, Course, Enrollment, in_courses
from lms.courses.reading import managed, refuse_untaught
from lms.quizzes.models import Quiz
from lms.users.models import User

Level = tuple[UUID | None, UUID | None]
"""A course and a quiz of it; of neither: everywhere."""
EVERYWHERE: Level = (None, None)


async def of_course(actor: Actor, course_id: UUID) -> Level:
    """The level of a course that the actor teaches."""
    await managed(actor, course_id)
    return course_id, None


async def of_quiz(actor: Actor, quiz_id: UUID) -> Level:
    """The level of a quiz that the actor teaches."""
    scope = Quiz.filter(in_courses(Course.managed_by(actor)))
    quiz = await scope.get_or_none(id=quiz_id) or await refuse_untaught(
        actor, Quiz.filter(id=quiz_id)
    )
    return quiz.course_id, quiz.id


async def _known(user_id: UUID, level: Level) -> None:
    """404 for who has no place in the course, or no account."""
    course_id, _ = level
    if course_id is None:
        await User.filter(id=user_id).exists() or refuse(NotFound)
        return
    places = Enrollment.filter(course_id=course_id, user_id=user_id, status__in=SEATED)
    await places.exists() or refuse(NotFound)


def at(user_id: UUID, level: Level) -> QuerySet[Accommodation]:
    """A person's row of one level."""
    course_id, quiz_id = level
    return Accommodation.filter(user_id=user_id, course_id=course_id, quiz_id=quiz_id)


@atomic
async def put(actor: Actor, user_id: UUID, level: Level, fields: dict[str, Any]) -> Accommodation:
    """Give a person this at a level, instead of what they had there."""
    await _known(user_id, level)
    # Of two that set the same level at once the later one wins.
    await db.execute("select pg_advisory_xact_lock(hashtextextended($1, 23))", str(user_id))
    row = await at(user_id, level).get_or_none()
    course_id, quiz_id = level
    row = row or Accommodation(user_id=user_id, course_id=course_id, quiz_id=quiz_id)
    row.update_from_dict(fields | {"set_by_id": actor.id})
    await row.save()
    await audit.record(AccommodationVerb.SET, ("user", user_id), set(fields))
    await changed(Changed(user_id, course_id, quiz_id))
    return row


@atomic
async def remove(user_id: UUID, level: Level) -> None:
    """Take a level's away; what runs keeps the time it was given."""
    await at(user_id, level).delete() or refuse(NotFound)
    await audit.record(AccommodationVerb.REMOVED, ("user", user_id))
    await changed(Changed(user_id, *level))


async def of_person(user_id: UUID) -> list[Accommodation]:
    """All levels of a person."""
    return await Accommodation.filter(user_id=user_id).order_by("id")


async def read(user_id: UUID, level: Level) -> Accommodation:
    """A person's row of one level; 404 without one."""
    return await at(user_id, level).get_or_none() or refuse(NotFound)
