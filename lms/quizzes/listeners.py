"""What quizzes add to questions: where they stand, and what they draw from."""

from __future__ import annotations

from uuid import UUID

from lms.questions import hooks as questions
from lms.quizzes.actions import slots
from lms.quizzes.models import QuizSlot


@questions.placed.add
async def placed(question_id: UUID) -> list[int]:
    """Its positions, the oldest quiz's first."""
    found = await QuizSlot.filter(question_id=question_id).order_by("quiz_id")
    return [slot.position for slot in found]


@questions.moved.add
async def moved(move: questions.Move) -> None:
    """Move it in its quiz."""
    await slots.move_question(move.question_id, move.position)


@questions.drawn.add
async def drawn(source: questions.Source) -> bool:
    """Whether a quiz draws from the category, or asks or draws anything from the bank."""
    if source.category_id:
        return await QuizSlot.exists(category_id=source.category_id)
    asked = await QuizSlot.exists(question__bank_id=source.bank_id)
    return asked or await QuizSlot.exists(bank_id=source.bank_id)
