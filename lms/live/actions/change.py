"""How a game changes: read, decide, compare-and-set on the version, publish after the commit."""

from __future__ import annotations

from typing import Any, NoReturn
from uuid import UUID

from lms.core import db
from lms.core.access import Actor
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound, Refused
from lms.live import queries
from lms.live.events import HOST
from lms.live.messages import HostCommand
from lms.live.models import LiveParticipant, LiveQuestion, LiveSession
from lms.live.rules import VERSIONLESS, allowed
from lms.realtime.messages import Event
from lms.realtime.publishing import publish


class Stale(Refused):
    """A concurrent change came first; `version` is the current one."""

    status = 409
    default_code = "stale"
    retryable = True

    def __init__(self, version: int) -> None:
        super().__init__("stale", "Already done on another screen.", version=version)


async def lock(session_id: UUID) -> None:
    """Wait for running batches of answers, and block new ones until the commit."""
    await db.execute(queries.LOCK, str(session_id))


async def commanded(actor: Actor, command: HostCommand, *, settling: bool = False) -> LiveSession:
    """The session a host commands, checked in the contract's order: permission, version, phase.

    `settling` takes the session's lock, for actions that write more than the session's row.
    """
    session = await LiveSession.hosted_by(actor).get_or_none(id=command.session_id)
    if session is None:
        await _not_a_host(actor, command.session_id)
    elif command.type in VERSIONLESS:
        # The row can't change from here on, so `Stale` can't happen.
        await lock(session.id)
        session = await LiveSession.filter(id=session.id).select_for_update().get()
    else:
        _seen(session, command)
        if settling:
            await lock(session.id)
            session = await LiveSession.get(id=session.id)
            _seen(session, command)
    if not allowed(command.type, session.phase):
        raise Conflict("conflict", f"Not allowed in phase {session.phase.value}.")
    return session


async def _not_a_host(actor: Actor, session_id: UUID) -> NoReturn:
    """A player gets 403, since they know the game exists; everybody else gets 404."""
    who = {"user_id": actor.id} if actor.kind == "user" else {"id": actor.id}
    if await LiveParticipant.filter(session_id=session_id, kicked=False, **who).exists():
        raise Forbidden
    raise NotFound


def _seen(session: LiveSession, command: HostCommand) -> None:
    if command.version is None:
        raise Invalid.field("version", "is needed")
    if command.version != session.version:
        raise Stale(session.version)


async def move(session: LiveSession, **fields: Any) -> None:
    """Write the fields and raise the version; `Stale` when the row was changed meanwhile."""
    seen = session.version
    changed = await LiveSession.filter(id=session.id, version=seen).update(
        **fields, version=seen + 1
    )
    if not changed:
        now = await LiveSession.get(id=session.id).values_list("version", flat=True)
        raise Stale(int(now))  # type: ignore[call-overload]
    session.version = seen + 1
    for name, value in fields.items():
        setattr(session, name, value)


async def announce(session: LiveSession, event: Event, hosts: Event | None = None) -> None:
    """Publish the change that `move` just made; with an event of their own for hosts, if given."""
    audiences = {HOST: hosts.model_dump(mode="json")} if hosts else None
    await publish(session.channel, event, version=session.version, audiences=audiences)


async def question_of(session: LiveSession, question_id: UUID | None = None) -> LiveQuestion | None:
    """A question of the game: the current one unless another is named."""
    wanted = question_id or session.question_id
    if wanted is None:
        return None
    return await LiveQuestion.of(session.id).get_or_none(question_id=wanted)


async def next_question(session: LiveSession) -> LiveQuestion | None:
    """The first question, in the quiz's order, that was not asked."""
    unasked = LiveQuestion.of(session.id, number=None)
    return await unasked.order_by("position").first()
