"""How a feature tells a channel something, in this process and through Redis in the others.

`publish` is called inside the transaction that changed something, `touch` where only the newest
state counts; both are sent after the commit.
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
    """For everybody on a channel; it raised the version."""

    channel: str
    version: int
    bodies: dict[str, bytes]
    """Audience -> the event as JSON without `version`; `EVERYBODY` serves the rest."""


class DirectEvent(msgspec.Struct, array_like=True, tag=True):
    """For one on a channel; then their sockets are closed when `close` is a code."""

    channel: str
    who: UUID
    body: bytes = b""
    close: int = 0
    before: str = ""
    """Only who subscribed before this moment is closed: the message may come late."""


class PersonalEvent(msgspec.Struct, array_like=True, tag=True):
    """For each on a channel in a version of their own, which every process reads."""

    channel: str
    name: str
    argument: str


class Touch(msgspec.Struct, array_like=True, tag=True):
    """A latest-wins state has changed."""

    channel: str
    name: str


class Recheck(msgspec.Struct, array_like=True, tag=True):
    """Those subjects are asked again whether they may hold their sockets and channels."""

    kind: str
    who: list[UUID]


Message: TypeAlias = OrderedEvent | DirectEvent | PersonalEvent | Touch | Recheck
"""What travels through Redis, beside who sent it: the sender has had it already."""
_encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(tuple[UUID | None, Message]).decode


@dataclass(slots=True)
class _Local:
    """This process's hub takes what it sends itself at once; Redis brings it to the others."""

    on_message: Callable[[Message], None] | None = None
    touched: Callable[[Touch], None] | None = None
    """Shows a latest-wins state here, and sends the touch on when it is time for one."""
    process: UUID | None = None
    """This process among all; given at its start, since processes are forked from one."""
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
    """Tell everybody on an ordered channel, after the commit; returns the channel's new version.

    `version` is given by who keeps it in a row of their own; else it is raised here.
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
    """The versions that `raise_version` keeps; a channel nobody was told anything on has 0."""
    if not ids:
        return {}
    names = {f"{kind}:{one}": one for one in ids}
    found = await db.rows(
        "select channel, version from channel_versions where channel = any($1)", list(names)
    )
    return dict.fromkeys(ids, 0) | {names[r["channel"]]: r["version"] for r in found}


def tell(channel: str, who: UUID, event: Event | None = None, *, close: int = 0) -> None:
    """Tell one on a channel, after the commit, and close their sockets when `close` is a code."""
    body = b"" if event is None else encoded(channel, event)
    db.after_commit(lambda: send(DirectEvent(channel, who, body, close, moment())))


def tell_each(name: str, channel_id: UUID, argument: str) -> None:
    """Let each process read and send a personal event to those it serves, after the commit."""
    message = PersonalEvent(f"{PERSONALS[name].kind}:{channel_id}", name, argument)
    db.after_commit(lambda: send(message))


def touch(name: str, channel_id: UUID) -> None:
    """Say that a latest-wins state has changed; of an unknown name its feature is off."""
    if (known := LATEST_WINS.get(name)) is not None:
        message = Touch(f"{known.kind}:{channel_id}", name)
        db.after_commit(lambda: (local.touched or send)(message))


def recheck(kind: str, *who: UUID) -> None:
    """After the commit: ask again whether those subjects may hold their sockets and channels."""
    db.after_commit(lambda: send(Recheck(kind, [*who])))


def supersede(channel: str, who: UUID, since: str) -> None:
    """A socket subscribed at `since`: the older ones of `who` on the channel end with 4409."""
    send(DirectEvent(channel, who, close=SUPERSEDED, before=since))


def moment() -> str:
    """A text that is greater the later it was made, in whatever process; no two are equal."""
    return f"{int(clock.now().timestamp() * 1_000_000):016x}{token_hex(4)}"
