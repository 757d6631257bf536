"""The kinds of channels, each registered by its feature.

A channel is named `<kind>:<id>`. A feature registers one `ChannelType` per kind, and for what isn't
an ordered event a `LatestWins` state or a `Personal` event.
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
"""The audience of a channel whose subscribers all see the same."""


@dataclass(frozen=True, slots=True)
class Subscriber:
    """How an actor subscribes to a channel: its audience, and its id for personal events."""

    audience: str
    who: UUID


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The part of a channel's state that is the same for an audience, encoded once.

    `facts` is passed to `ChannelType.fresh` and never sent.
    """

    version: int
    body: dict[str, Any]
    facts: Any = None


async def _no_versions(_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Nothing is stored: the watch only touches the channel's latest-wins states."""
    return {}


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
    """A kind of channel. Its functions take the part of the name behind the colon as a UUID.

    `may_join` maps each of several actors that may subscribe to a `Subscriber` (absent:
    `not_found`). `versions` reads the versions of many channels in one query, every `watch_ms`.
    `snapshot` raises `NotFound` for a missing object; `fresh` adds JSON members that change without
    a version, `personal` the encoded `me` of many subscribers in one query. `joined` and `left` are
    called for each socket, `beat` for all present ones at each heartbeat.
    """

    kind: str
    may_join: Callable[[UUID, Sequence[Actor]], Awaitable[dict[Actor, Subscriber]]]
    snapshot: Callable[[UUID, str], Awaitable[Snapshot]]
    versions: Callable[[Sequence[UUID]], Awaitable[dict[UUID, int]]] = _no_versions
    watch_ms: Callable[[], int] = _watch_ms
    fresh: Callable[[UUID, str, Any], Awaitable[bytes]] = _nothing_fresh
    personal: Callable[[UUID, Sequence[UUID]], Awaitable[dict[UUID, bytes]]] = _nothing
    resumable: frozenset[str] = frozenset()
    """Audiences that get no snapshot when they subscribe with the current version."""
    personal_audiences: frozenset[str] = frozenset()
    single_socket: frozenset[str] = frozenset()
    """Audiences in which a newer socket of the same `who` closes the older one with 4409."""
    ordered: bool = True
    away_ms: int = 10_000
    """When a process stops, its sockets reconnect spread over this time."""
    joined: Callable[[UUID, Subscriber], None] = _ignore
    left: Callable[[UUID, Subscriber], None] = _ignore
    beat: Callable[[UUID, list[Subscriber]], None] | None = None


@dataclass(frozen=True, slots=True)
class LatestWins:
    """A state of which only the newest counts; a process reads it at most `hz` times a second."""

    name: str
    kind: str
    audiences: tuple[str, ...]
    read: Callable[[UUID, str], Awaitable[Event | None]]
    hz: float = 5.0
    retouch_s: float = 15.0
    """How often the watch touches it for subscribed channels."""


@dataclass(frozen=True, slots=True)
class Personal:
    """An event with a different body for each subscriber; the bodies are read in one query."""

    name: str
    kind: str
    audience: str
    read: Callable[[UUID, Sequence[UUID], str], Awaitable[Mapping[UUID, Event]]]
    """(channel id, present `who`s, argument of `tell_each`) -> each one's event."""


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
