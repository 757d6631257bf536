"""How live games react to changes of quizzes and courses."""

from __future__ import annotations

from uuid import UUID

from tortoise.expressions import Q

from lms.accommodations import hooks as accommodations
from lms.attempts import hooks as attempts
from lms.core.access import Actor
from lms.courses import hooks as courses
from lms.courses.models import Course
from lms.files import spaces
from lms.files.spaces import Audience
from lms.live import queries
from lms.live.actions import host, pace, regrade
from lms.live.models import LIVE, LiveParticipant, LiveSession
from lms.live.rules import OVER
from lms.quizzes import hooks as quizzes
from lms.quizzes.schemas import RunningOut
from lms.realtime.publishing import recheck
from lms.users import hooks as users

MAX_RUNNING_SHOWN = 20


@attempts.regraded.add
async def by_other_keys(what: attempts.Regraded) -> None:
    """Finished games are marked by them too."""
    await regrade.ask_for(what)


@quizzes.running.add
async def running(quiz_id: UUID) -> list[RunningOut]:
    """The quiz's games that aren't over, newest first."""
    games = LiveSession.filter(quiz_id=quiz_id, phase__not_in=list(OVER))
    found = await games.order_by("-id").limit(MAX_RUNNING_SHOWN)
    players = await queries.count_participants([one.id for one in found])
    return [RunningOut(id=one.id, phase=one.phase.value, players=players[one.id]) for one in found]


async def _is_in(actor: Actor, session_id: UUID) -> bool:
    players = LiveParticipant.filter(session_id=session_id, kicked=False)
    if await players.filter(Q(user_id=actor.id) | Q(id=actor.id)).exists():
        return True
    return await LiveSession.hosted_by(actor).filter(id=session_id).exists()


spaces.add_audience(Audience(LIVE, _is_in, nameless=True))


@users.changed.add
async def end_players(event: users.UserChanged) -> None:
    """Close the players' sockets of a disabled account: their tokens are not its sessions."""
    if "status" in event.fields:
        mine = LiveParticipant.filter(user_id=event.user.id)
        playing = await mine.filter(session__phase__not_in=list(OVER)).values_list("id", flat=True)
        recheck("participant", *[UUID(str(one)) for one in playing])


@courses.deleted.add
async def end_games(course: Course) -> None:
    """End the course's games: nobody could command them any more."""
    for session in await LiveSession.filter(course_id=course.id, phase__not_in=list(OVER)):
        await host.call_off(session.id)


@accommodations.changed.add
async def more_time(change: accommodations.Changed) -> None:
    """Players have it at once."""
    await pace.give(change.user_id, change.course_id, change.quiz_id)
