"""The clock's steps. Every process tries them; by compare-and-set exactly one succeeds."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import structlog
from tortoise.expressions import RawSQL

from lms.core import db
from lms.core.db import atomic
from lms.core.errors import NotFound, refuse
from lms.live import queries
from lms.live.actions import steps
from lms.live.actions.change import Stale, lock, question_of
from lms.live.models import LiveSession, away_after
from lms.live.rules import OVER, CloseReason, Phase

log = structlog.get_logger()


async def advance(session_id: UUID) -> bool:
    """Take the due step, if there is one; False when another process took it."""
    try:
        return await _advance(session_id)
    except Stale:
        return False


@atomic
async def _advance(session_id: UUID) -> bool:
    asked = LiveSession.annotate(now=RawSQL("clock_timestamp()"))
    session = await asked.get_or_none(id=session_id)
    if session is None or session.phase in OVER or session.due_at is None:
        return False
    now: datetime = session.now  # type: ignore[attr-defined]
    if session.due_at > now:
        return False
    match session.phase:
        case Phase.INTRO:
            question = await question_of(session) or refuse(NotFound)
            await steps.open_question(session, question, now)
        case Phase.OPEN:
            await steps.close(session, CloseReason.DEADLINE, now)
        case _:
            await lock(session.id)
            await steps.finish(session, now)
    return True


async def close_when_everybody_answered(session_id: UUID) -> bool:
    """Close the open question when all present players have answered."""
    found = await db.row(queries.EVERYBODY_ANSWERED, session_id, away_after())
    if found is None:
        return False
    try:
        return await _close(session_id, found["version"])
    except Stale:
        return False


@atomic
async def _close(session_id: UUID, version: int) -> bool:
    session = await LiveSession.get_or_none(id=session_id, version=version, phase=Phase.OPEN)
    if session is None:
        return False
    await steps.close(session, CloseReason.EVERYONE, await db.now())
    return True
