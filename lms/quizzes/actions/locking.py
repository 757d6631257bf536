"""Changes of a quiz happen one after the other: each locks its row."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core import versions
from lms.core.access import Actor
from lms.courses.models import Course, in_courses
from lms.courses.reading import refuse_untaught
from lms.quizzes.models import Quiz


async def locked(actor: Actor, quiz_id: UUID, *, seen: bool = True) -> Quiz:
    """A quiz the actor may change, locked; 412 unless it is as the caller has `seen` it."""
    managed = Quiz.filter(in_courses(Course.managed_by(actor)))
    scope = managed.select_for_update(no_key=True)
    quiz = await scope.get_or_none(id=quiz_id) or await refuse_untaught(
        actor, Quiz.filter(id=quiz_id)
    )
    if seen:
        versions.require(quiz.version)
    return quiz


async def raise_version(quiz: Quiz, **new: Any) -> None:
    """Save a locked quiz's new fields as its next version."""
    quiz.update_from_dict(new | {"version": quiz.version + 1})
    await quiz.save(update_fields=[*new, "version", "updated_at"])


async def counted(quiz: Quiz) -> Quiz:
    """The quiz with its number of questions and its points."""
    return await Quiz.counted().get(id=quiz.id)
