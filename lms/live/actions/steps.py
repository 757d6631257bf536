"""The steps of a game, by host or clock: intro, open, close, finish."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from lms.core import db
from lms.jobs.actions import ask
from lms.live import events, hooks, queries
from lms.live.actions import evidence, grades
from lms.live.actions.change import announce, move, next_question, question_of
from lms.live.actions.settle import send_results, settle
from lms.live.messages import GiveEvidence, SummarizeSession
from lms.live.models import LiveQuestion, LiveSession
from lms.live.rules import CloseReason, Phase, deadline
from lms.realtime.publishing import touch
from lms.settings import settings


def idle(now: datetime) -> datetime:
    """When an idle game is finished."""
    return now + timedelta(seconds=settings().live_idle_s)


def no_clock() -> dict[str, Any]:
    """The clock's fields while no question is open."""
    return {
        "opened_at": None,
        "paused_at": None,
        "paused_ms": 0,
        "extended_ms": 0,
        "cut_at": None,
        "taking": False,
    }


async def due(session: LiveSession) -> datetime | None:
    """The last player's deadline."""
    found = await db.row(
        "select max(time_factor) as slowest from live_participants "
        "where session_id = $1 and not kicked",
        session.id,
    )
    return deadline(session, max(1.0, found["slowest"] or 1.0)) if found else None


async def wait_anew(session: LiveSession) -> None:
    """Recompute the last deadline after a player with more time has gone."""
    unmoved = LiveSession.filter(id=session.id, version=session.version)
    await unmoved.update(due_at=await due(session))


async def number(session: LiveSession, question: LiveQuestion) -> dict[str, Any]:
    """Make it the current question and number it in the order as played."""
    question.number = session.number + 1
    await LiveQuestion.filter(id=question.id).update(number=question.number)
    return {"number": question.number, "question_id": question.question_id}


async def introduce(
    session: LiveSession, question: LiveQuestion, now: datetime, **more: Any
) -> None:
    """Show only the stem; without intro time the question opens in the same change."""
    fields = await number(session, question) | more
    if session.intro_ms == 0:
        await open_question(session, question, now, **fields)
        return
    due = now + timedelta(milliseconds=session.intro_ms)
    await move(session, phase=Phase.INTRO, due_at=due, **no_clock(), **fields)
    following = events.Upcoming.of(await next_question(session))
    hosts = events.QuestionIntroForHosts.of(session, question, total=session.total, next=following)
    await announce(session, events.QuestionIntro.of(session, question, total=session.total), hosts)


async def open_question(
    session: LiveSession, question: LiveQuestion, now: datetime, **more: Any
) -> None:
    """Start the clock."""
    clock = no_clock() | {"taking": True, "opened_at": now, "limit_ms": question.time_limit_ms}
    for name, value in clock.items():
        setattr(session, name, value)
    last = await due(session)
    await LiveQuestion.filter(id=question.id).update(opened=True)
    await move(session, phase=Phase.OPEN, due_at=last, **clock, **more)
    following = events.Upcoming.of(await next_question(session))
    hosts = events.QuestionOpenedForHosts.of(session, question, now, next=following)
    await announce(session, events.QuestionOpened.of(session, question, now), hosts)
    touch("live.tally", session.id)


async def close(session: LiveSession, reason: CloseReason, now: datetime, **more: Any) -> None:
    """Stop the clock. Unless it has run out, this moment is everybody's deadline."""
    if reason is not CloseReason.DEADLINE:
        more["cut_at"] = session.paused_at or now
    if session.paused_at is not None:
        more["paused_at"] = None
    await move(session, phase=Phase.CLOSED, due_at=idle(now), **more)
    played = cast(UUID, session.question_id)  # only open questions are closed
    await LiveQuestion.filter(session_id=session.id, question_id=played).update(close_reason=reason)
    await announce(session, events.QuestionClosed(question_id=played, reason=reason))
    touch("live.tally", session.id)


async def finish(session: LiveSession, now: datetime, *, abort: bool = False) -> None:
    """End the game: a closed question is settled, an open one doesn't count."""
    question = await question_of(session)
    ended: dict[str, Any] = {"taking": False, "paused_at": None}
    if question and session.phase in {Phase.INTRO, Phase.OPEN, Phase.PAUSED}:
        await LiveQuestion.filter(id=question.id).update(skipped=True)
        ended["cut_at"] = session.paused_at or now
    elif session.phase is Phase.CLOSED:
        await settle(session, question)
    if session.number:
        await queries.rank(session.id)
    phase = Phase.ABORTED if abort else Phase.FINISHED
    podium = [] if abort or not session.number else await queries.podium(session.id)
    await move(session, phase=phase, due_at=None, finished_at=now, **ended)
    await announce(session, events.Finished(podium=podium, aborted=abort))
    send_results(session, session.question_id)
    await summarize(session)
    await hooks.finished(hooks.LiveFinished(session.id, session.course_id, abort))


async def summarize(session: LiveSession, regraded_by: UUID | None = None) -> None:
    """Request the summary that lists show, the evidence of lessons and the grades: at the end,
    and after a question was voided or regraded.
    """
    key = f"{session.id}:{session.version}"
    await ask(SummarizeSession(session_id=session.id), key=key)
    if await evidence.counts_for_a_lesson(session):
        await ask(GiveEvidence(session_id=session.id), key=key)
    await grades.follow(session, key=key, regraded_by=regraded_by)
