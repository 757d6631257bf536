"""One question, as staff read it."""

from __future__ import annotations

from uuid import UUID

from lms.core.access import Actor
from lms.core.errors import NotFound, refuse
from lms.questions import hooks
from lms.questions.models import Question, QuestionVersion
from lms.questions.schemas import QuestionOut


async def newest(actor: Actor, question_id: UUID) -> QuestionVersion:
    """What the question asks today; 404 for who is not of its staff."""
    await Question.staffed_by(actor).filter(id=question_id).exists() or refuse(NotFound)
    return await QuestionVersion.newest_of([question_id]).get()


async def shown(version: QuestionVersion) -> QuestionOut:
    """The question outside of a quiz; in several it has a position in each, so none here."""
    positions = [one for found in await hooks.placed(version.question_id) for one in found]
    return QuestionOut.of(version, positions[0] if len(positions) == 1 else None)
