"""What quizzes add to questions: where they stand."""

from __future__ import annotations

from uuid import UUID

from lms.questions import hooks as questions
from lms.quizzes import actions
from lms.quizzes.models import QuizSlot


@questions.placed.add
async def placed(question_id: UUID) -> list[int]:
    """Its positions, the oldest quiz's first."""
    slots = await QuizSlot.filter(question_id=question_id).order_by("quiz_id")
    return [slot.position for slot in slots]


@questions.moved.add
async def moved(move: questions.Move) -> None:
    """Move it in its quiz."""
    await actions.move_question(move.question_id, move.position)


@questions.archived.add
async def archived(question_id: UUID) -> None:
    """Take it out of every quiz."""
    await actions.remove_question(question_id)
