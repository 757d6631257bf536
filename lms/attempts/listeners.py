"""What attempts hear of quizzes, accommodations and files."""

from __future__ import annotations

from uuid import UUID

from lms.accommodations import hooks as accommodations
from lms.attempts import mine as standing
from lms.attempts import reading
from lms.attempts.actions import changing
from lms.attempts.models import ATTEMPT, Attempt
from lms.core.access import Actor
from lms.files import hooks as files
from lms.files import spaces
from lms.files.hooks import Use
from lms.files.spaces import Audience
from lms.gradebook import hooks as gradebook
from lms.progress import hooks as progress
from lms.quizzes import hooks as quizzes
from lms.quizzes.hooks import Asking


@accommodations.changed.add
async def more_time(change: accommodations.Changed) -> None:
    """Running attempts have it at once."""
    await changing.deadlines(user_id=change.user_id, quiz_id=change.quiz_id)


@quizzes.changed.add
async def other_times(quiz_id: UUID) -> None:
    """Running attempts may last longer now."""
    await changing.deadlines(quiz_id=quiz_id)


@quizzes.running_attempts.add
async def running(quiz_id: UUID) -> bool:
    """Whether somebody sits at the quiz."""
    return await Attempt.exists(quiz_id=quiz_id, state="open", preview=False)


@quizzes.mine.add
async def mine(asking: Asking) -> object:
    """How the actor stands with these quizzes."""
    return await standing.mine(asking.actor, asking.quizzes)


@gradebook.rubric_given.add
async def given(rubric_id: UUID) -> bool:
    """Whether an answer was graded by the rubric."""
    return await reading.graded_by(rubric_id)


@progress.withheld.add
async def withheld(scored: progress.Scored) -> set[UUID]:
    """The quizzes of which the reader may not see this score yet."""
    return await standing.withheld(scored.user_id, scored.target_ids, staff=scored.staff)


@files.used_by.add
async def handed_in(file_id: UUID) -> list[Use]:
    """The attempts in which somebody handed it in."""
    return [Use("attempt", attempt_id) for attempt_id in await reading.with_file(file_id)]


async def _reads(actor: Actor, attempt_id: UUID) -> bool:
    return await Attempt.visible_to(actor).filter(id=attempt_id).exists()


spaces.add_audience(Audience(ATTEMPT, _reads, nameless=True))
