"""Rows as REST shows them."""

from __future__ import annotations

from collections.abc import Sequence

from lms.core import clock, paging
from lms.core.access import Actor
from lms.core.paging import PageQuery
from lms.core.schema import Page
from lms.live import queries
from lms.live.models import LiveParticipant, LiveSession
from lms.live.schemas import LiveNow, LiveSessionOut, LiveSettings, ParticipantOut
from lms.live.state import join_url


async def sessions_out(sessions: Sequence[LiveSession]) -> list[LiveSessionOut]:
    """With how many play, or played: counted while no summary has been made."""
    counted = await queries.count_participants([one.id for one in sessions if not one.summary])
    return [_session_out(one, counted.get(one.id)) for one in sessions]


async def session_out(session: LiveSession) -> LiveSessionOut:
    [shown] = await sessions_out([session])
    return shown


def _session_out(session: LiveSession, counted: int | None) -> LiveSessionOut:
    summary = session.summary or {"players": counted}
    return LiveSessionOut(
        id=session.id,
        quiz_id=session.quiz_id,
        course_id=session.course_id,
        title=session.title,
        pin=session.pin,
        join_url=join_url(session),
        phase=session.phase,
        version=session.version,
        number=session.number,
        total=session.total,
        locked=session.locked,
        settings=LiveSettings.model_validate(session),
        created_at=session.created_at,
        started_at=session.started_at,
        finished_at=session.finished_at,
        players=summary.get("players"),
        average=summary.get("average"),
    )


async def now(actor: Actor, query: PageQuery) -> Page[LiveNow]:
    """The running games of the courses the actor learns in, newest first."""
    page = await paging.by_id(LiveSession.open_to(actor), query, newest_first=True)
    mine = LiveParticipant.filter(
        user_id=actor.id, kicked=False, session_id__in=[one.id for one in page.items]
    )
    joined = set(await mine.values_list("session_id", flat=True))
    items = [
        LiveNow(
            session_id=one.id,
            course_id=one.course_id,
            title=one.title,
            phase=one.phase,
            pin=one.pin,
            joined=one.id in joined,
        )
        for one in page.items
    ]
    return Page[LiveNow](items=items, next=page.next)


def participant_out(one: LiveParticipant) -> ParticipantOut:
    since = clock.now() - queries.away_after()
    return ParticipantOut(
        participant_id=one.id,
        user_id=one.user_id,
        nickname=one.nickname,
        online=one.seen_at is not None and one.seen_at > since,
        kicked=one.kicked,
        banned=one.banned,
        total=one.total,
        rank=one.rank,
    )
