"""Who a player of a game is."""

from __future__ import annotations

from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.core.access import Actor
from lms.core.db import atomic, transaction
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound, refuse
from lms.courses.models import SEATED, Course, Enrollment
from lms.live.actions import evidence, grades, pace
from lms.live.models import LiveParticipant, LiveSession
from lms.live.verbs import LiveVerb


@atomic
async def say_who(actor: Actor, participant_id: UUID, user_id: UUID | None) -> LiveParticipant:
    """Say which learner of the course a guest was, or that it was none of them.

    After the game their answers count for its lesson and its grade at once. 422 for who doesn't
    learn there, 409 for who is another player of the game already.
    """
    rows = LiveParticipant.filter(id=participant_id).select_for_update(no_key=True)
    player = await rows.get_or_none() or refuse(NotFound)
    session = await LiveSession.get(id=player.session_id)
    if not await Course.staffed_by(actor).filter(id=session.course_id).exists():
        await Course.open_to(actor).filter(id=session.course_id).exists() or refuse(NotFound)
        raise Forbidden(detail="Only the course's staff may say who a player was.")
    if player.user_id == user_id:
        return player
    if user_id is not None:
        there = Enrollment.filter(course_id=session.course_id, user_id=user_id)
        if not await there.filter(status__in=SEATED).exists():
            raise Invalid.field("user_id", "is no learner of this course")
    was, player.user_id = player.user_id, user_id
    try:
        async with transaction():
            await player.save(update_fields=["user_id"])
    except IntegrityError:
        raise Conflict(detail="This person plays already as somebody else.") from None
    await audit.record(LiveVerb.PLAYER_NAMED, ("player", player.id), {"user_id"})
    if user_id is not None:
        await pace.give(user_id, session.course_id, session.quiz_id)
    await grades.record(session.id, [one for one in (was, user_id) if one is not None])
    if user_id is not None and session.over:
        given = await evidence.players(session.id)
        await evidence.give(session, [one for one in given if one["user_id"] == user_id])
    return player
