"""Sending messages to channels, in this process and through Redis in the others.

`publish` is called inside the transaction of the change, `touch` for a state of which only the
newest counts; both are sent after the commit.
"""

from __future__ import annotations

import contextvars
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any, TypeAlias
from uuid import UUID

import msgspec
from pydantic_core import to_json

from lms.core import clock, db, redis
from lms.core.sender import Sender
from lms.realtime.channel_types import EVERYBODY, LATEST_WINS, PERSONALS
from lms.realtime.messages import Event

PREFIX = "rt:"
CONTROL = "rt:control"
SUPERSEDED = 4409


class OrderedEvent(msgspec.Struct, array_like=True, tag=True):
    """An event for everybody on a channel; it raised the version."""

    channel: str
    version: int
    bodies: dict[str, bytes]
    """Audience -> the event as JSON without `version`; `EVERYBODY` stands for all others."""


class DirectEvent(msgspec.Struct, array_like=True, tag=True):
    """An event for one subscriber; with `close` their sockets are then closed with that code."""

    channel: str
    who: UUID
    body: bytes = b""
    close: int = 0
    before: str = ""
    """Only sockets subscribed before this moment are closed: the message may arrive late."""


class PersonalEvent(msgspec.Struct, array_like=True, tag=True):
    """An event with a body for each subscriber, which every process reads for its own."""

    channel: str
    name: str
    argument: str


class Touch(msgspec.Struct, array_like=True, tag=True):
    """A latest-wins state has changed."""

    channel: str
    name: str


class Recheck(msgspec.Struct, array_like=True, tag=True):
    """Check whether those subjects may still hold their sockets and subscriptions."""

    kind: str
    who: list[UUID]


Message: TypeAlias = OrderedEvent | DirectEvent | PersonalEvent | Touch | Recheck
"""A message through Redis, with its sender, which ignores it because it handled it already."""
_encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(tuple[UUID | None, Message]).decode


@dataclass(slots=True)
class _Local:
    """Delivers messages of this process at once; Redis forwards them to the others."""

    on_message: Callable[[Message], None] | None = None
    touched: Callable[[Touch], None] | None = None
    """Shows a latest-wins state here, and forwards the touch when its interval has passed."""
    process: UUID | None = None
    """This process's id; set at its start, because processes are forked."""
    context: contextvars.Context = field(default_factory=contextvars.Context)


local = _Local()


async def _publish(messages: list[Message]) -> None:
    pipe = redis.client().pipeline(transaction=False)
    for message in messages:
        name = CONTROL if isinstance(message, Recheck) else PREFIX + message.channel
        pipe.publish(name, _encode((local.process, message)))
    await pipe.execute()


events: Sender[Message] = Sender("events", _publish)


def send(message: Message) -> None:
    if local.on_message is not None:
        local.context.copy().run(local.on_message, message)
    events.put(message)


def encoded(channel: str, event: Event, **extra: Any) -> bytes:
    """An event as JSON with its channel, without a version."""
    return to_json(
        {"type": event.type, "channel": channel, **event.model_dump(mode="json"), **extra}
    )


async def publish(
    channel: str,
    event: Event,
    *,
    version: int | None = None,
    audiences: dict[str, dict[str, Any]] | None = None,
) -> int:
    """Send an event to everybody on an ordered channel, after the commit; returns the new version.

    `version` is given by features that store it in a row of their own; else it is raised here.
    `audiences` adds fields for some audiences only.
    """
    if version is None:
        version = await raise_version(channel)
    bodies = {EVERYBODY: encoded(channel, event)}
    for audience, extra in (audiences or {}).items():
        bodies[audience] = encoded(channel, event, **extra)
    message = OrderedEvent(channel, version, bodies)
    db.after_commit(lambda: send(message))
    return version


async def raise_version(channel: str) -> int:
    found = await db.row(
        "insert into channel_versions (channel, version) values ($1, 1) on conflict (channel) "
        "do update set version = channel_versions.version + 1 returning version",
        channel,
    )
    return int(found["version"]) if found else 0


async def stored_versions(kind: str, ids: Sequence[UUID]) -> dict[UUID, int]:
    """The versions that `raise_version` stores; 0 for a channel without events."""
    if not ids:
        return {}
    names = {f"{kind}:{one}": one for one in ids}
    found = await db.rows(
        "select channel, version from channel_versions where channel = any($1)", list(names)
    )
    return dict.fromkeys(ids, 0) | {names[r["channel"]]: r["version"] for r in found}


def tell(channel: str, who: UUID, event: Event | None = None, *, close: int = 0) -> None:
    """Send an event to one subscriber after the commit; `close` then closes their sockets."""
    body = b"" if event is None else encoded(channel, event)
    db.after_commit(lambda: send(DirectEvent(channel, who, body, close, moment())))


def tell_each(name: str, channel_id: UUID, argument: str) -> None:
    """Let each process read and send a personal event to its subscribers, after the commit."""
    message = PersonalEvent(f"{PERSONALS[name].kind}:{channel_id}", name, argument)
    db.after_commit(lambda: send(message))


def touch(name: str, channel_id: UUID) -> None:
    """Announce that a latest-wins state has changed; ignored when its feature is off."""
    if (known := LATEST_WINS.get(name)) is not None:
        message = Touch(f"{known.kind}:{channel_id}", name)
        db.after_commit(lambda: (local.touched or send)(message))


def recheck(kind: str, *who: UUID) -> None:
    """After the commit, check whether those subjects may still hold their sockets."""
    db.after_commit(lambda: send(Recheck(kind, [*who])))


def supersede(channel: str, who: UUID, since: str) -> None:
    """A socket subscribed at `since`: older ones of `who` on the channel are closed with 4409."""
    send(DirectEvent(channel, who, close=SUPERSEDED, before=since))


def moment() -> str:
    """A text that sorts by time of creation, over all processes; no two are equal."""
    return f"{int(clock.now().timestamp() * 1_000_000):016x}{token_hex(4)}"
