"""More time for single players: by what their accommodations give them."""

from __future__ import annotations

from uuid import UUID

from lms.accommodations import queries as accommodations
from lms.core import db
from lms.core.db import atomic
from lms.live.actions import steps
from lms.live.actions.change import lock, move
from lms.live.models import LiveParticipant, LiveSession
from lms.live.rules import OVER, Phase

PLAYS = """
select s.id from live_sessions s join live_participants p on p.session_id = s.id
where p.user_id = $1 and s.phase <> all($2) and ($3::uuid is null or s.course_id = $3)
  and ($4::uuid is null or s.quiz_id = $4)
order by s.id"""


async def factor(session: LiveSession, user_id: UUID | None) -> float:
    """By how much a player's time is multiplied in a game; 1 for guests."""
    if user_id is None:
        return 1.0
    given = await accommodations.of_quiz(session.quiz_id, user_id)
    return float(given.time_multiplier)


@atomic
async def give(user_id: UUID, course_id: UUID | None, quiz_id: UUID | None) -> None:
    """Give a person the time that they get now in the games that run, the open question included.

    What was given stays: no deadline gets earlier.
    """
    for row in await db.rows(PLAYS, user_id, list(OVER), course_id, quiz_id):
        session = await _held(row["id"])
        wanted = await factor(session, user_id)
        slower = LiveParticipant.filter(
            session_id=session.id, user_id=user_id, time_factor__lt=wanted
        )
        if await slower.update(time_factor=wanted):
            await _waited(session)


async def wait_for(session_id: UUID) -> None:
    """A player with more time has joined: the open question waits for them too."""
    await _waited(await _held(session_id))


async def _held(session_id: UUID) -> LiveSession:
    await lock(session_id)
    return await LiveSession.filter(id=session_id).select_for_update().get()


async def _waited(session: LiveSession) -> None:
    """Compute the last deadline anew.

    The version is raised without an event: everybody gets the snapshot then, and in it each
    player's own part, which says how much time they have.
    """
    if not session.over:
        running = session.phase is Phase.OPEN
        await move(session, **({"due_at": await steps.due(session)} if running else {}))
