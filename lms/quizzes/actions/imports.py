"""Files of questions for a quiz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from lms.core.access import Actor
from lms.core.db import atomic
from lms.courses.models import Course, in_courses
from lms.courses.reading import refuse_untaught
from lms.questions.actions import bank_of
from lms.questions.actions.imports import Target, target
from lms.quizzes.actions.locking import raise_version
from lms.quizzes.models import Quiz, QuizSlot
from lms.quizzes.schemas import MAX_QUESTIONS


async def quiz_target(actor: Actor, quiz_id: UUID) -> Target:
    """The bank of the quiz's course, and how much there and in the quiz there is room for."""
    managed = Quiz.filter(in_courses(Course.managed_by(actor)))
    quiz = await managed.get_or_none(id=quiz_id) or await refuse_untaught(
        actor, Quiz.filter(id=quiz_id)
    )
    bank = await target((await bank_of(await quiz.course)).id)
    room = MAX_QUESTIONS - await _count(quiz.id)
    if room > bank.room:
        return replace(bank, quiz_id=quiz.id)
    full = f"A quiz has at most {MAX_QUESTIONS} questions."
    return Target(bank.bank_id, room, full, quiz.id)


async def _count(quiz_id: UUID) -> int:
    return sum(one["count"] for one in await QuizSlot.filter(quiz_id=quiz_id).values("count"))


@atomic
async def ask_too(quiz_id: UUID, question_ids: Sequence[UUID]) -> None:
    """Let a quiz ask these questions last, as far as it may; nothing if it is gone."""
    quiz = await Quiz.filter(id=quiz_id).select_for_update(no_key=True).get_or_none()
    if quiz is None:
        return
    slots = await QuizSlot.filter(quiz_id=quiz_id).values_list("question_id", flat=True)
    new = [one for one in question_ids if one not in slots]
    new = new[: max(0, MAX_QUESTIONS - await _count(quiz_id))]
    if not new:
        return
    await QuizSlot.bulk_create(
        QuizSlot(quiz_id=quiz_id, question_id=one, position=len(slots) + n)
        for n, one in enumerate(new, 1)
    )
    await raise_version(quiz)
