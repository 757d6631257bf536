"""How live games react to changes of quizzes and courses."""

from __future__ import annotations

from uuid import UUID

from lms.courses import hooks as courses
from lms.courses.models import Course
from lms.live import queries
from lms.live.actions import host
from lms.live.models import LiveSession
from lms.live.rules import OVER
from lms.quizzes import hooks as quizzes
from lms.quizzes.schemas import RunningOut

MAX_RUNNING_SHOWN = 20


@quizzes.running.add
async def running(quiz_id: UUID) -> list[RunningOut]:
    """The quiz's games that aren't over, newest first."""
    games = LiveSession.filter(quiz_id=quiz_id, phase__not_in=list(OVER))
    found = await games.order_by("-id").limit(MAX_RUNNING_SHOWN)
    players = await queries.count_participants([one.id for one in found])
    return [RunningOut(id=one.id, phase=one.phase.value, players=players[one.id]) for one in found]


@courses.deleted.add
async def end_games(course: Course) -> None:
    """End the course's games: nobody could command them any more."""
    for session in await LiveSession.filter(course_id=course.id, phase__not_in=list(OVER)):
        await host.call_off(session.id)
