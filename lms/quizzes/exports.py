"""A quiz's questions as a file."""

from __future__ import annotations

from uuid import UUID

from lms.core.access import Actor
from lms.questions.exports import Asked, File, file_of
from lms.questions.formats import FormatName
from lms.quizzes import reading


async def of_quiz(actor: Actor, quiz_id: UUID, name: FormatName, *, skip: bool) -> File:
    """Its fixed questions in their order; what it draws isn't there before it draws."""
    quiz, slots = await reading.slots(actor, quiz_id)
    fixed = [slot for slot in slots if slot.question_id]
    versions = await reading.asked(fixed)
    asked = [Asked(version, slot.points) for slot, version in zip(fixed, versions, strict=True)]
    return await file_of(quiz.title, asked, name, skip=skip)
