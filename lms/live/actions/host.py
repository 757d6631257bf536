"""Actions of hosts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.audit import actions as audit
from lms.core import clock, db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, NotFound, refuse
from lms.live import events, hooks, messages, queries
from lms.live.actions import steps
from lms.live.actions.change import announce, commanded, lock, move, next_question, question_of
from lms.live.actions.sessions import fix_versions
from lms.live.actions.settle import recompute, send_results, settle
from lms.live.models import LiveAnswer, LiveParticipant, LiveQuestion, LiveSession
from lms.live.presence import lobby, lobby_for_hosts
from lms.live.rules import CloseReason, Phase
from lms.live.verbs import LiveVerb
from lms.realtime.publishing import recheck, tell, touch

REMOVED = 4403
RUNS = frozenset({Phase.OPEN, Phase.PAUSED})


@atomic
async def start(actor: Actor, command: messages.Start) -> LiveSession:
    """Fix the questions and introduce the first."""
    session = await commanded(actor, command, settling=True)
    now = await db.now()
    session.total = await fix_versions(session)
    first = await next_question(session)
    if first is None:
        raise Conflict("no_questions", "This quiz has no question any more.")
    await steps.introduce(session, first, now, total=session.total, started_at=now)
    await hooks.started(hooks.LiveEvent(session.id, session.course_id))
    return session


@atomic
async def open_now(actor: Actor, command: messages.Open) -> LiveSession:
    """Open a question without an intro: the introduced one, the next one, or the one named."""
    session = await commanded(actor, command, settling=True)
    current = await question_of(session)
    if session.phase is Phase.INTRO and current is not None:
        if command.question_id not in (None, current.question_id):
            raise Conflict("conflict", "Another question has been introduced.")
        await steps.open_question(session, current, await db.now())
        return session
    wanted = await _wanted(session, command)
    settled = await settle(session, current)
    fields = await steps.number(session, wanted)
    # Read the time only now: settling thousands of answers would use up the question's time.
    await steps.open_question(session, wanted, await db.now(), **fields)
    if settled and current is not None:
        send_results(session, current.question_id)
    return session


async def _wanted(session: LiveSession, command: messages.Open) -> LiveQuestion:
    if command.question_id is None:
        return await next_question(session) or refuse(Conflict("conflict", "No question is left."))
    found = await question_of(session, command.question_id) or refuse(NotFound)
    if found.number:
        raise Conflict("conflict", "This question was already asked.")
    return found


@atomic
async def go_on(actor: Actor, command: messages.Next) -> LiveSession:
    """Introduce the next question; finish when none is left."""
    session = await commanded(actor, command, settling=True)
    following = await next_question(session)
    if following is None:
        await steps.finish(session, await db.now())
        return session
    current = await question_of(session)
    settled = await settle(session, current)
    await steps.introduce(session, following, await db.now())
    if settled and current is not None:
        send_results(session, current.question_id)
    return session


@atomic
async def extend(actor: Actor, command: messages.Extend) -> LiveSession:
    """Move the deadlines; the time limit that scores points stays."""
    session = await commanded(actor, command)
    session.extended_ms += command.seconds * 1000
    fields: dict[str, Any] = {"extended_ms": session.extended_ms}
    if session.phase is Phase.OPEN:
        fields["due_at"] = await steps.due(session)
    await move(session, **fields)
    await announce(session, events.QuestionChanged.of(session, await db.now()))
    return session


@atomic
async def pause(actor: Actor, command: messages.Pause) -> LiveSession:
    """Stop the clock for everybody; answers meanwhile are refused with `not_open`."""
    session = await commanded(actor, command)
    now = await db.now()
    await move(session, phase=Phase.PAUSED, paused_at=now, due_at=steps.idle(now))
    await announce(session, events.QuestionChanged.of(session, now))
    return session


@atomic
async def resume(actor: Actor, command: messages.Resume) -> LiveSession:
    session = await commanded(actor, command)
    now = await db.now()
    session.paused_ms += clock.milliseconds(now - (session.paused_at or now))
    session.paused_at = None
    due = await steps.due(session)
    paused_ms = session.paused_ms
    await move(session, phase=Phase.OPEN, paused_at=None, paused_ms=paused_ms, due_at=due)
    await announce(session, events.QuestionChanged.of(session, now))
    return session


@atomic
async def close(actor: Actor, command: messages.Close) -> LiveSession:
    session = await commanded(actor, command)
    await steps.close(session, CloseReason.HOST, await db.now())
    return session


@atomic
async def reveal(actor: Actor, command: messages.Reveal) -> LiveSession:
    """Settle the question, show the key and send each player their result."""
    session = await commanded(actor, command, settling=True)
    question = await question_of(session)
    if question is None or question.skipped or question.voided:
        raise Conflict("conflict", "It was skipped or voided: continue with the next.")
    await settle(session, question)
    await LiveQuestion.filter(id=question.id).update(revealed=True)
    await move(session, phase=Phase.REVEALED, taking=False, due_at=steps.idle(await db.now()))
    shown = events.Revealed.of(question)
    await announce(session, shown, events.Revealed.of(question, events.HOST))
    send_results(session, question.question_id)
    return session


@atomic
async def leaderboard(actor: Actor, command: messages.ShowLeaderboard) -> LiveSession:
    """Show the first ten; players who joined since the question was settled are ranked now."""
    session = await commanded(actor, command, settling=True)
    question = await question_of(session)
    if question is None or question.voided:
        raise Conflict("conflict", "It was voided: continue with the next.")
    await queries.rank(session.id)
    await move(session, phase=Phase.LEADERBOARD, due_at=steps.idle(await db.now()))
    await announce(session, events.Leaderboard(top=await queries.top(session.id)))
    return session


@atomic
async def skip(actor: Actor, command: messages.Skip) -> LiveSession:
    """Close the question for good: it counts as asked, gives no points and is not revealed."""
    session = await commanded(actor, command, settling=True)
    await LiveQuestion.filter(session_id=session.id, question_id=session.question_id).update(
        skipped=True
    )
    await steps.close(session, CloseReason.SKIPPED, await db.now(), taking=False)
    return session


@atomic
async def void(actor: Actor, command: messages.Void) -> LiveSession:
    """Remove the question's points; an open one is closed first, as a change of its own."""
    session = await commanded(actor, command)
    question = await question_of(session, command.question_id) or refuse(NotFound)
    if not question.opened or question.voided:
        raise Conflict("conflict", "Only an opened question can be voided, once.")
    await LiveQuestion.filter(id=question.id).update(voided=True)
    await LiveAnswer.filter(session_id=session.id, question_id=question.question_id).update(
        points=0, bonus=0
    )
    await recompute(session)
    current = session.question_id == question.question_id
    await move(session, **({"taking": False} if current else {}))
    await _announce_void(session, question)
    if current and session.phase in RUNS:
        await steps.close(session, CloseReason.VOIDED, await db.now())
    send_results(session, question.question_id)
    if session.phase is Phase.FINISHED:
        await steps.summarize(session)
    return session


async def _announce_void(session: LiveSession, question: LiveQuestion) -> None:
    shown: dict[str, Any] = {}
    if session.phase is Phase.LEADERBOARD:
        shown["top"] = await queries.top(session.id)
    if session.phase is Phase.FINISHED:
        shown["podium"] = await queries.podium(session.id)
    await announce(session, events.QuestionVoided(question_id=question.question_id, **shown))


@atomic
async def set_locked(actor: Actor, command: messages.Lock) -> LiveSession:
    """Lock or unlock the game for new players."""
    session = await commanded(actor, command)
    await move(session, locked=command.locked)
    shown = await lobby(session.id)
    await announce(session, shown, await lobby_for_hosts(session.id, shown))
    return session


@atomic
async def kick(actor: Actor, command: messages.Kick) -> LiveSession:
    """Remove a player: their token ends, and with `ban` they can't join again.

    A leaderboard on display stays; the next ranks are computed without them.
    """
    session = await commanded(actor, command)
    await queries.lock_players(session.id)
    found = LiveParticipant.filter(id=command.participant_id, session_id=session.id)
    banned = {"banned": True} if command.ban else {}
    await found.update(kicked=True, seen_at=None, **banned) or refuse(NotFound)
    verb = LiveVerb.PLAYER_BANNED if command.ban else LiveVerb.PLAYER_KICKED
    await audit.record(verb, ("player", command.participant_id), actor=actor)
    if session.phase is not Phase.LEADERBOARD:
        await queries.rank(session.id)
    if session.phase is Phase.OPEN:
        await steps.wait_anew(session)
    told = events.Kicked(ban=command.ban)
    tell(session.channel, command.participant_id, told, close=REMOVED)
    recheck("participant", command.participant_id)
    touch("live.lobby", session.id)
    touch("live.tally", session.id)
    return session


@atomic
async def finish(actor: Actor, command: messages.Finish) -> LiveSession:
    session = await commanded(actor, command, settling=True)
    await steps.finish(session, await db.now(), abort=command.abort)
    return session


@atomic
async def end(actor: Actor, session_id: UUID) -> LiveSession:
    """End the game in any phase: a lobby is cancelled, a running game finishes."""
    mine = LiveSession.hosted_by(actor).filter(id=session_id)
    await mine.exists() or refuse(NotFound)
    session = await _held(session_id)
    if session.over:
        raise Conflict("conflict", "The game is already over.")
    await steps.finish(session, await db.now(), abort=session.phase is Phase.LOBBY)
    return session


@atomic
async def call_off(session_id: UUID) -> None:
    """End the game without a result, unless it is over: its course was deleted."""
    session = await _held(session_id)
    if not session.over:
        await steps.finish(session, await db.now(), abort=True)


async def _held(session_id: UUID) -> LiveSession:
    """The session, locked until the commit."""
    await lock(session_id)
    return await LiveSession.filter(id=session_id).select_for_update().get()
