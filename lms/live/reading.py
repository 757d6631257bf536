"""Rows as REST shows them."""

from __future__ import annotations

from lms.core import clock
from lms.live import queries
from lms.live.models import LiveParticipant, LiveSession
from lms.live.schemas import LiveSessionOut, LiveSettings, ParticipantOut
from lms.live.state import join_url


def session_out(session: LiveSession) -> LiveSessionOut:
    summary = session.summary or {}
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


def participant_out(one: LiveParticipant) -> ParticipantOut:
    since = queries.seen_since(clock.now())
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
