"""`attempt:<id>`: its student's devices stay in step, and save by the socket."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from lms.attempts import queries, rules
from lms.attempts.actions import saving
from lms.attempts.actions.closing import settled
from lms.attempts.messages import KIND, AttemptChanged, SaveAnswer, Standing
from lms.attempts.models import Attempt
from lms.attempts.schemas import SavedOut
from lms.core import clock
from lms.core.access import Actor
from lms.core.errors import NotFound, Unauthorized, refuse
from lms.realtime.channel_types import (
    EVERYBODY,
    ChannelType,
    LatestWins,
    Snapshot,
    Subscriber,
    register,
)
from lms.realtime.clients import Client, command
from lms.realtime.messages import Event, SnapshotPart


@command(SaveAnswer)
async def save(client: Client, message: SaveAnswer) -> dict[str, Any]:
    """Save an answer; the reply is the route's."""
    received = time.monotonic()
    if client.actor is None or client.actor.kind != "user":
        raise Unauthorized
    saved = await saving.keep(
        client.actor, message.attempt_id, message.question_id, message.answer,
        flagged=message.flagged, seq=message.seq, received=received,
    )  # fmt: skip
    return SavedOut.model_validate(saved).model_dump(mode="json")


async def may_join(attempt_id: UUID, actors: Sequence[Actor]) -> dict[Actor, Subscriber]:
    """Only its student; few subscribe at once, so one query each will do."""
    return {
        actor: Subscriber(EVERYBODY, actor.id)
        for actor in actors
        if actor.kind == "user"
        and await Attempt.visible_to(actor).filter(id=attempt_id, user_id=actor.id).exists()
    }


async def changed(attempt_id: UUID) -> AttemptChanged:
    """How the attempt stands."""
    attempt = await Attempt.get_or_none(id=attempt_id) or refuse(NotFound)
    attempt = await settled(attempt)
    answered, last = await queries.saved(attempt_id)
    now = clock.now()
    return AttemptChanged(
        state=attempt.state,
        deadline=attempt.deadline,
        remaining_ms=rules.remaining_ms(attempt.deadline, now),
        answered=answered,
        last_saved_at=last,
        server_time=now,
    )


async def snapshot(attempt_id: UUID, _audience: str) -> Snapshot:
    found = await changed(attempt_id)
    return Snapshot(0, found.model_dump(mode="json", exclude={"type"}))


async def read(attempt_id: UUID, _audience: str) -> Event:
    return await changed(attempt_id)


class AttemptSnapshot(SnapshotPart, Standing):
    """How the attempt stands, as in `attempt.changed`."""

    channel: ClassVar[str] = KIND


register(ChannelType(KIND, may_join, snapshot, ordered=False))
register(LatestWins(KIND, KIND, (EVERYBODY,), read, hz=2.0))
