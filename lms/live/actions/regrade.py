"""Regrading finished games by other keys, as the quiz's attempts are."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from lms.attempts.hooks import Regraded
from lms.core.db import atomic
from lms.jobs.actions import ask
from lms.live.actions import steps
from lms.live.actions.change import lock, move
from lms.live.actions.settle import recompute
from lms.live.messages import RegradeSession
from lms.live.models import LiveQuestion, LiveSession
from lms.live.rules import Phase
from lms.questions.rules import Keys, Option


async def ask_for(what: Regraded) -> None:
    """A job for each of the quiz's finished games."""
    games = LiveSession.filter(quiz_id=what.quiz_id, phase=Phase.FINISHED).order_by("id")
    for session_id in await games.values_list("id", flat=True):
        await ask(
            RegradeSession(
                session_id=session_id,
                option=what.option,
                versions={str(one): version for one, version in what.versions.items()},
                actor_id=what.actor_id,
            )
        )


@atomic
async def regrade(
    session_id: UUID, option: Option, versions: Mapping[UUID, UUID], actor_id: UUID
) -> None:
    """Mark a finished game's answers by these keys; its grades follow. Repeating changes nothing.

    Voided and skipped questions stay so.
    """
    await lock(session_id)
    session = await LiveSession.filter(id=session_id).select_for_update().get()
    asked = LiveQuestion.filter(session_id=session_id, question_id__in=list(versions))
    for question in await asked:
        keys = Keys.of(question.regraded, question.version_id)
        question.regraded = keys.after(option, versions[question.question_id]).stored()
        await question.save(update_fields=["regraded"])
    await recompute(session)
    await move(session)
    await steps.summarize(session, actor_id)
