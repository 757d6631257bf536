"""A host that commands games without a socket and brings them into any phase; their answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pydantic_core import to_json

from lms.core import clock, db
from lms.core.access import Actor
from lms.core.errors import Refused
from lms.core.ids import new_id
from lms.live import messages
from lms.live.actions import host
from lms.live.actions.join import Joined
from lms.live.answers.store import Submission, store
from lms.live.messages import HostCommand
from lms.live.models import LiveParticipant, LiveSession
from lms.live.rules import Phase, Verdict, remaining_ms
from tests.factories import actor_of
from tests.live.factories import Made, make_game, right, wrong
from tests.realtime.written import Written, client_on

VERBS: dict[str, tuple[type[HostCommand], Any]] = {
    "live.start": (messages.Start, host.start),
    "live.open": (messages.Open, host.open_now),
    "live.extend": (messages.Extend, host.extend),
    "live.pause": (messages.Pause, host.pause),
    "live.resume": (messages.Resume, host.resume),
    "live.close": (messages.Close, host.close),
    "live.reveal": (messages.Reveal, host.reveal),
    "live.leaderboard": (messages.ShowLeaderboard, host.leaderboard),
    "live.next": (messages.Next, host.go_on),
    "live.skip": (messages.Skip, host.skip),
    "live.void": (messages.Void, host.void),
    "live.lock": (messages.Lock, host.set_locked),
    "live.kick": (messages.Kick, host.kick),
    "live.finish": (messages.Finish, host.finish),
}

WAY: dict[Phase, list[tuple[str, dict[str, Any]]]] = {
    Phase.LOBBY: [],
    Phase.INTRO: [("live.start", {})],
    Phase.OPEN: [("live.start", {}), ("live.open", {})],
    Phase.PAUSED: [("live.start", {}), ("live.open", {}), ("live.pause", {})],
    Phase.CLOSED: [("live.start", {}), ("live.open", {}), ("live.close", {})],
    Phase.FINISHED: [("live.start", {}), ("live.open", {}), ("live.finish", {})],
    Phase.ABORTED: [("live.start", {}), ("live.open", {}), ("live.finish", {"abort": True})],
}
WAY[Phase.REVEALED] = [*WAY[Phase.CLOSED], ("live.reveal", {})]
WAY[Phase.LEADERBOARD] = [*WAY[Phase.REVEALED], ("live.leaderboard", {})]
"""From a lobby with intros into each phase."""


async def run(
    game: Made, verb: str, *, actor: Actor | None = None, version: int | None = None, **fields: Any
) -> LiveSession:
    """Give a command with the version as it is now, unless another is named."""
    model, action = VERBS[verb]
    if version is None:
        version = await LiveSession.get(id=game.id).values_list("version", flat=True)  # type: ignore[assignment]
    command = model(session_id=game.id, version=version, **fields)
    session: LiveSession = await action(actor or actor_of(game.host), command)
    return session


async def bring(game: Made, phase: Phase) -> LiveSession:
    """From its lobby into that phase."""
    session = await LiveSession.get(id=game.id)
    for verb, fields in WAY[phase]:
        session = await run(game, verb, **fields)
    return session


async def near_its_end(game: Made, seconds: float = 1.0) -> None:
    """Leave the open question only that much time; everybody gets the event, as after a pause."""
    session = await run(game, "live.pause")
    assert session.opened_at
    assert session.paused_at
    over = timedelta(milliseconds=remaining_ms(session, session.paused_at))
    opened = session.opened_at - over + timedelta(seconds=seconds)
    await LiveSession.filter(id=game.id).update(opened_at=opened)
    await run(game, "live.resume")


async def make_slow(participant_id: UUID, factor: float) -> None:
    """Give a player more time."""
    await db.execute(
        "update live_participants set time_factor = $2 where id = $1", participant_id, factor
    )


async def answer(
    game: Made, player: Joined, question_id: UUID, given: dict[str, Any], after_ms: int = 0
) -> Verdict:
    """What becomes of an answer received so long after the opening."""
    session = await LiveSession.get(id=game.id)
    opened = session.opened_at or clock.now()
    at = opened + timedelta(milliseconds=after_ms)
    [verdict] = await store(game.id, [submission(player.participant.id, question_id, given, at)])
    return verdict


def submission(
    participant_id: UUID,
    question_id: UUID,
    given: dict[str, Any],
    received_at: datetime,
    compensation_ms: int = 0,
) -> Submission:
    """An answer as it comes to be stored; `store` is told its game, and replies to nobody."""
    answer = to_json(given).decode()
    return Submission(
        client_on(Written()), 1, new_id(), participant_id, question_id, answer, received_at,
        compensation_ms,
    )  # fmt: skip


def code(verdict: Verdict) -> str:
    assert isinstance(verdict, Refused), verdict
    return verdict.code


async def totals(game: Made) -> dict[UUID, tuple[int, int, int | None]]:
    return {
        one.id: (one.total, one.correct, one.rank)
        for one in await LiveParticipant.filter(session_id=game.id)
    }


async def two_played(game: Made | None = None) -> Made:
    """Ada is right twice, Bob once, Cid is wrong once; the third question is skipped."""
    game = game or await make_game(questions=3, auto_close=False)
    first, second, _ = await game.questions()
    ada, bob, cid = [await game.player(nickname=name) for name in ("Ada", "Bob", "Cid")]
    await run(game, "live.start")
    for one, given in ((ada, right(first)), (bob, right(first)), (cid, wrong(first))):
        await answer(game, one, first.id, given, 700)
    await run(game, "live.close")
    await run(game, "live.reveal")
    await run(game, "live.next")
    for one, given in ((ada, right(second)), (bob, wrong(second))):
        await answer(game, one, second.id, given, 700)
    await run(game, "live.close")
    await run(game, "live.reveal")
    await run(game, "live.next")
    await run(game, "live.skip")
    return game
