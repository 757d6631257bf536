"""The kinds of channels there are, each registered by its feature.

A channel is named `<kind>:<id>`. A feature registers one `ChannelType` a kind, and what on it is
not an ordered event: a `LatestWins` state, a `Personal` event.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lms.core.access import Actor
from lms.realtime.messages import Event
from lms.settings import settings

EVERYBODY = ""
"""The audience of a channel where all see the same."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """What an actor is on a channel: its audience, and the id personal events find it by."""

    audience: str
    who: UUID


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The part of a channel's state that all of an audience see alike, encoded once.

    `facts` is kept for `ChannelType.fresh`; it never leaves the process.
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


def _ignore(_id: UUID, _subscriber: Subscriber) -> None:
    return None


@dataclass(frozen=True, slots=True)
class ChannelType:
    """A kind of channel. Every function takes the part behind the colon as a UUID.

    `may_join` says of several actors at once who may subscribe, as what (absent: `not_found`).
    `versions` reads the versions of many channels in one query; `watch_ms` is how often the watch
    asks it. `snapshot` raises `NotFound` for what isn't there; `fresh` adds what changes without a
    version as JSON members, `personal` the encoded `me` of many in one query.
    `joined` and `left` are told of each socket, `beat` of all that are there at each heartbeat.
    """

    kind: str
    may_join: Callable[[UUID, Sequence[Actor]], Awaitable[dict[Actor, Subscriber]]]
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
    away_ms: int = 10_000
    """Within what time its sockets come back to another process, each at a moment of its own."""
    joined: Callable[[UUID, Subscriber], None] = _ignore
    left: Callable[[UUID, Subscriber], None] = _ignore
    beat: Callable[[UUID, list[Subscriber]], None] | None = None


@dataclass(frozen=True, slots=True)
class LatestWins:
    """A state of which only the newest counts, read at most `hz` times a second a process."""

    name: str
    kind: str
    audiences: tuple[str, ...]
    read: Callable[[UUID, str], Awaitable[Event | None]]
    hz: float = 5.0
    retouch_s: float = 15.0
    """How often the watch touches it for channels that somebody is subscribed to."""


@dataclass(frozen=True, slots=True)
class Personal:
    """An event that each gets in a version of their own, read for many in one query."""

    name: str
    kind: str
    audience: str
    read: Callable[[UUID, Sequence[UUID], str], Awaitable[Mapping[UUID, Event]]]
    """(channel id, who is here, argument of `tell_each`) -> the event of each."""


CHANNEL_TYPES: dict[str, ChannelType] = {}
LATEST_WINS: dict[str, LatestWins] = {}
PERSONALS: dict[str, Personal] = {}


def register(what: ChannelType | LatestWins | Personal) -> None:
    match what:
        case ChannelType():
            CHANNEL_TYPES[what.kind] = what
        case LatestWins():
            LATEST_WINS[what.name] = what
        case Personal():
            PERSONALS[what.name] = what
