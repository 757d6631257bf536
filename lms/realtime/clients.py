"""One connected client: its actor, its rate limits, and the replies to it."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any, Protocol, TypeAlias, TypeVar

from pydantic_core import to_json

from lms.core.access import Actor
from lms.core.errors import Refused
from lms.realtime.channels import Subscription
from lms.realtime.connection import Connection
from lms.realtime.frames import frame
from lms.realtime.messages import Command

MessageId = int | str
ACCOUNT_FACTOR = 3
"""The limit of all of an account's sockets together, as a multiple of one socket's."""


C = TypeVar("C", bound=Command)
Take: TypeAlias = "Callable[[Client, C, MessageId, datetime], None]"


class Read(Protocol):
    """A frame that was read in one go."""

    @property
    def client(self) -> Client: ...

    @property
    def id(self) -> MessageId: ...


R = TypeVar("R", bound=Read)


@dataclass(frozen=True, slots=True)
class Handler:
    message: type[Command]
    run: Callable[[Client, Any], Awaitable[Any]] | None
    """Runs as a task; the fields it returns go into the `ok`."""
    gathered: Gathered | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """A command that a whole room sends at once: its frames are collected for some ms.

    None of the three functions does I/O; the replies follow later.
    """

    mark: str
    """Text that occurs in every such frame; other frames aren't collected."""
    wait_ms: Callable[[], int]
    """How long the first frame waits for others."""
    read: Callable[[Client, str, datetime], Any]
    """Parses the usual form of a frame, received then; `None` for `message` to parse it in full."""
    take_all: Callable[[Sequence[Any]], None]
    """Takes what `read` has parsed."""
    take: Callable[[Client, Any, MessageId, datetime], None]
    """Takes one that `message` has parsed."""


COMMANDS: dict[str, Handler] = {}
GATHERED: list[Gathered] = []


def _type_of(message: type[Command]) -> str:
    return str(message.model_fields["type"].default)


def command(
    message: type[C],
) -> Callable[[Callable[[Client, C], Awaitable[Any]]], Callable[[Client, C], Awaitable[Any]]]:
    """Register the handler of a command; it stands beside its message type."""

    def add(run: Callable[[Client, C], Awaitable[Any]]) -> Callable[[Client, C], Awaitable[Any]]:
        COMMANDS[_type_of(message)] = Handler(message, run)
        return run

    return add


def gathered_command(
    message: type[C],
    read: Callable[[Client, str, datetime], R | None],
    take_all: Callable[[Sequence[R]], None],
    wait_ms: Callable[[], int],
) -> Callable[[Take[C]], Take[C]]:
    """Like `command`, for a command that is only collected and needs no task."""

    def add(take: Take[C]) -> Take[C]:
        kind = _type_of(message)
        gathered = Gathered(f'"{kind}"', wait_ms, read, take_all, take)
        COMMANDS[kind] = Handler(message, None, gathered)
        GATHERED.append(gathered)
        return take

    return add


class Encoded(bytes):
    """Fields of an `ok` that are JSON already: `"channel":"...","version":3`."""

    __slots__ = ()


class Bucket:
    """A token bucket: a rate per second and a burst."""

    __slots__ = ("allowance", "allowed_at")

    def __init__(self, burst: float) -> None:
        self.allowance = burst
        self.allowed_at = time.monotonic()

    def take(self, per_s: float, burst: float, now: float) -> bool:
        self.allowance = min(burst, self.allowance + (now - self.allowed_at) * per_s)
        self.allowed_at = now
        if self.allowance < 1:
            return False
        self.allowance -= 1
        return True

    def wait_s(self, per_s: float) -> float:
        """Seconds until the next one is allowed."""
        return max(0.0, (1 - self.allowance) / per_s)


class Account(Bucket):
    """What all sockets of one user or player share in this process."""

    __slots__ = ("sockets",)

    def __init__(self, burst: float) -> None:
        super().__init__(burst * ACCOUNT_FACTOR)
        self.sockets = 0


class Client(Bucket):
    """An open socket after its handshake. `actor` and `account` are None until hello."""

    __slots__ = (
        "__weakref__", "account", "actor", "connection", "last_seen", "pinged",
        "refused", "round_trip_ms", "round_trips", "running", "since", "subscriptions",
    )  # fmt: skip

    def __init__(self, burst: float) -> None:
        super().__init__(burst)
        self.connection: Connection
        self.actor: Actor | None = None
        self.account: Account | None = None
        self.since = self.last_seen = self.allowed_at
        self.refused = 0
        self.running = 0
        self.pinged = 0.0
        self.round_trips: tuple[float, ...] = ()
        self.round_trip_ms = 0
        """The median of the last five round trips."""
        self.subscriptions: dict[str, Subscription] = {}

    def may_ask(self, per_s: float, burst: float, now: float) -> bool:
        """Whether a command is within `per_s` and `burst`, and the account's higher limit."""
        if self.take(per_s, burst, now) and (
            self.account is None
            or self.account.take(per_s * ACCOUNT_FACTOR, burst * ACCOUNT_FACTOR, now)
        ):
            self.refused = 0
            return True
        self.refused += 1
        return False

    def may_ask_in_s(self, per_s: float) -> float:
        """Seconds to wait after a refusal."""
        theirs = self.account.wait_s(per_s * ACCOUNT_FACTOR) if self.account else 0.0
        return max(self.wait_s(per_s), theirs)

    def measured(self, round_trip: float) -> None:
        """Record a round trip (seconds); the last five are kept."""
        self.round_trips = (*self.round_trips[-4:], round_trip)
        ordered = sorted(self.round_trips)
        self.round_trip_ms = int(ordered[len(ordered) // 2] * 1000)

    def ok(self, message_id: MessageId, fields: Any = None) -> None:
        """Answer a command."""
        number = b"%d" % message_id if isinstance(message_id, int) else to_json(message_id)
        head = b'{"id":' + number + b',"type":"ok"'
        if isinstance(fields, Encoded):
            body = head + b"," + fields + b"}"
        elif fields is None:
            body = head + b"}"
        else:
            rest = to_json(fields)
            body = head + (b"," + rest[1:] if len(rest) > 2 else b"}")
        self.connection.write(frame(body))

    def error(self, message_id: MessageId | None, refused: Refused) -> None:
        """Refuse a command; the socket stays open."""
        body: dict[str, Any] = {
            "id": message_id,
            "type": "error",
            "code": refused.code,
            "detail": refused.detail or refused.code.replace("_", " "),
            "retryable": refused.retryable,
            **refused.extra,
        }
        if refused.errors:
            body["errors"] = refused.errors
        if refused.retry_after_s is not None:
            body["retry_after_ms"] = ceil(refused.retry_after_s * 1000)
        self.connection.write(frame(to_json(body)))
