"""What a feature says about its channels, and how it tells them something.

A channel is named `<kind>:<id>`. A feature registers one `Channel` a kind; it calls `publish`
inside the transaction that changed something, and `touch` where only the latest state matters.
"""

from __future__ import annotations

import contextvars
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any
from uuid import UUID

import msgspec
from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json

from lms.core import clock, db, redis
from lms.core.access import Actor
from lms.core.sender import Sender
from lms.settings import settings

PREFIX = "rt:"
CONTROL = "rt:control"
SUPERSEDED = 4409
EVERYBODY = ""
"""The audience of a channel where all see the same."""


class Event(BaseModel):
    """What the server tells; a subclass fixes `type`. Channel and version are put in later."""

    model_config = ConfigDict(frozen=True)
    type: str


@dataclass(frozen=True, slots=True)
class Seat:
    """What an actor is on a channel: its audience, and the id personal events find it by."""

    audience: str
    who: UUID


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The part of a channel's state that all of an audience see alike, encoded once.

    `facts` is kept for `Channel.fresh`; it never leaves the process.
    """

    version: int
    body: dict[str, Any]
    facts: Any = None


async def _nothing(_id: UUID, _who: Sequence[UUID]) -> dict[UUID, bytes]:
    return {}


async def _nothing_fresh(_id: UUID, _audience: str, _facts: Any) -> bytes:
    return b""


def _watch_ms() -> int:
    return settings().watch_ms


def _ignore(_id: UUID, _seat: Seat) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Channel:
    """A kind of channel. Every function takes the part behind the colon as a UUID.

    `seats` says for several actors at once who may sit where (absent: `not_found`).
    `versions` reads the versions of many channels in one query; `watch_ms` is how often the watch
    asks it. `snapshot` raises `NotFound` for what isn't there; `fresh` adds what changes without a
    version as JSON members, `personal` the encoded `me` of many in one query.
    `joined` and `left` are told of each socket, `beat` of all that are there at each heartbeat.
    """

    kind: str
    seats: Callable[[UUID, Sequence[Actor]], Awaitable[dict[Actor, Seat]]]
    snapshot: Callable[[UUID, str], Awaitable[Snapshot]]
    versions: Callable[[Sequence[UUID]], Awaitable[dict[UUID, int]]]
    watch_ms: Callable[[], int] = _watch_ms
    fresh: Callable[[UUID, str, Any], Awaitable[bytes]] = _nothing_fresh
    personal: Callable[[UUID, Sequence[UUID]], Awaitable[dict[UUID, bytes]]] = _nothing
    resumable: frozenset[str] = frozenset()
    """Audiences that get no snapshot while their version is current."""
    personal_audiences: frozenset[str] = frozenset()
    single_socket: frozenset[str] = frozenset()
    """Audiences in which a newer socket of the same `who` closes the older one with 4409."""
    ordered: bool = True
    joined: Callable[[UUID, Seat], None] = _ignore
    left: Callable[[UUID, Seat], None] = _ignore
    beat: Callable[[UUID, list[Seat]], None] | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A latest-wins event: `read` gives the whole of it, at most `hz` times a second a process."""

    name: str
    kind: str
    audiences: tuple[str, ...]
    read: Callable[[UUID, str], Awaitable[Event | None]]
    hz: float = 5.0
    retouch_s: float = 15.0
    """How often the watch touches it for channels that are listened to."""


@dataclass(frozen=True, slots=True)
class Personal:
    """An event that each gets in a version of their own, read for many in one query."""

    name: str
    kind: str
    audience: str
    read: Callable[[UUID, Sequence[UUID], str], Awaitable[Mapping[UUID, Event]]]
    """(channel id, who is here, argument of `tell_each`) -> the event of each."""


CHANNELS: dict[str, Channel] = {}
VIEWS: dict[str, View] = {}
PERSONALS: dict[str, Personal] = {}


def register(what: Channel | View | Personal) -> None:
    match what:
        case Channel():
            CHANNELS[what.kind] = what
        case View():
            VIEWS[what.name] = what
        case Personal():
            PERSONALS[what.name] = what


class Message(msgspec.Struct, array_like=True, omit_defaults=True):
    """What travels through Redis. Exactly one of the groups is filled."""

    channel: str = ""
    version: int = 0
    """Of an ordered event; 0 when it raises nothing."""
    bodies: dict[str, bytes] = msgspec.field(default_factory=dict)
    """Audience -> the event as JSON without `version`; `EVERYBODY` serves the rest."""
    view: str = ""
    personal: str = ""
    argument: str = ""
    who: list[UUID] = msgspec.field(default_factory=list)
    """Only these get the bodies (direct), or are asked again (recheck)."""
    close: int = 0
    """Close code for `who` after the bodies."""
    recheck: str = ""
    """The kind of subject that is to be asked again."""
    before: str = ""
    """Only seats taken before this moment are closed: the message may come late."""
    process: UUID | None = None
    """Who sent it and has heard it already."""


_encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(Message).decode


@dataclass(slots=True)
class _Local:
    """This process's hub takes what it sends itself at once; Redis brings it to the others."""

    hear: Callable[[Message], None] | None = None
    touched: Callable[[Message], None] | None = None
    """Shows a view here, and sends the hint on when it is time for one."""
    process: UUID | None = None
    """This process among all; given at its start, since processes are forked from one."""
    context: contextvars.Context = field(default_factory=contextvars.Context)


local = _Local()


async def _publish(messages: list[Message]) -> None:
    pipe = redis.client().pipeline(transaction=False)
    for message in messages:
        pipe.publish(PREFIX + message.channel if message.channel else CONTROL, _encode(message))
    await pipe.execute()


events: Sender[Message] = Sender("events", _publish)


def send(message: Message) -> None:
    if local.hear is not None:
        local.context.copy().run(local.hear, message)
    send_on(message)


def send_on(message: Message) -> None:
    """To the other processes."""
    message.process = local.process
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
    message = Message(channel=channel, version=version, bodies=bodies)
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
    bodies = {} if event is None else {EVERYBODY: encoded(channel, event)}
    message = Message(channel=channel, bodies=bodies, who=[who], close=close)

    def go() -> None:
        message.before = moment()
        send(message)

    db.after_commit(go)


def tell_each(name: str, channel_id: UUID, argument: str) -> None:
    """Let each process read and send a personal event to those it serves, after the commit."""
    message = Message(
        channel=f"{PERSONALS[name].kind}:{channel_id}", personal=name, argument=argument
    )
    db.after_commit(lambda: send(message))


def touch(view: str, channel_id: UUID) -> None:
    """Say that a latest-wins view has changed; an unknown name is ignored (its feature is off)."""
    known = VIEWS.get(view)
    if known is None:
        return
    message = Message(channel=f"{known.kind}:{channel_id}", view=view)

    db.after_commit(lambda: (local.touched or send)(message))


def view_id(message: Message) -> UUID:
    """The channel id that a view's hint is about."""
    return UUID(message.channel.partition(":")[2])


def recheck(kind: str, *who: UUID) -> None:
    """After the commit: ask again whether those subjects may hold their sockets and channels."""
    message = Message(recheck=kind, who=[*who])
    db.after_commit(lambda: send(message))


def supersede(channel: str, who: UUID, since: str) -> None:
    """A socket took this seat at `since`: the older ones of `who` on the channel end with 4409."""
    send(Message(channel=channel, who=[who], close=SUPERSEDED, before=since))


def moment() -> str:
    """A text that is greater the later it was made, in whatever process; no two are equal."""
    return f"{int(clock.now().timestamp() * 1_000_000):016x}{token_hex(4)}"
