"""The messages on the socket: commands, events, and the frames around them.

Features subclass `Command`, `Event` and `SnapshotPart`; the AsyncAPI document is generated from
them. The models of frames and snapshot parts are documentation only: tests compare them with what
is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, TypeAdapter

from lms.core.schema import In, Moment

ERRORS = [
    "bad_json, invalid, unknown_type, forbidden, not_found, stale, conflict, rate_limited, "
    "unavailable"
]
"""The error codes of every command; a feature adds its own."""


class Command(In):
    """A client's command; a subclass fixes `type`. The frame's `id` is kept apart."""

    type: str


class Event(BaseModel):
    """A server's event; a subclass fixes `type`. Channel and version are added later."""

    model_config = ConfigDict(frozen=True)
    type: str


class SnapshotPart(BaseModel):
    """The contents of a channel's snapshot, or of the `me` beside it."""

    channel: ClassVar[str] = ""
    part: ClassVar[Literal["snapshot", "me"]] = "snapshot"


@dataclass(frozen=True, slots=True)
class Shown:
    """The documented schema of a field whose type is less precise."""

    what: Any
    description: str

    def __get_pydantic_json_schema__(self, _: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(TypeAdapter(self.what).core_schema), "description": self.description}


class Framed(BaseModel):
    """A frame that is neither a command nor an event."""

    type: str


class Ok(Framed):
    """The answer to a command, with the fields of that command's own."""

    # A feature's commands add theirs in a subclass of the same type.

    type: Literal["ok"] = "ok"
    id: int | str
    user: dict[str, Any] | None = Field(None, description="hello: `{id, role, full_name}`.")
    server_time: Moment | None = Field(None, description="hello and ping.")
    heartbeat_s: float | None = Field(None, description="hello: how often the server pings.")
    channel: str | None = Field(None, description="subscribe.")
    version: int | None = Field(None, description="subscribe, and hosts' commands: the new one.")
    snapshot: dict[str, Any] | None = Field(
        None, description="subscribe: the state, by the channel's kind."
    )
    me: dict[str, Any] | None = Field(None, description="subscribe of a player: their own part.")


class FieldError(BaseModel):
    field: str
    message: str


class Error(Framed):
    """The refusal of a command; the socket stays open."""

    type: Literal["error"] = "error"
    id: int | str | None = Field(description="Null when the frame had none that could be read.")
    code: str
    detail: str
    retryable: bool
    errors: list[FieldError] | None = Field(None, description="With `invalid`.")
    version: int | None = Field(None, description="With `stale`: the current one.")
    retry_after_ms: int | None = Field(None, description="With `rate_limited`.")


class Heartbeat(Framed):
    """The server's own ping; answer it with `pong`."""

    type: Literal["ping"] = "ping"
    server_time: Moment
    versions: dict[str, int] = Field(description="What each channel of this socket is at.")


class Resync(Framed):
    """The state anew, unasked: this socket had missed something."""

    type: Literal["snapshot"] = "snapshot"
    channel: str
    version: int
    snapshot: dict[str, Any]
    me: dict[str, Any] | None = Field(None, description="Players: their own part.")


class Pong(Framed):
    """The answer to the server's `ping`; has no id and gets no answer."""

    type: Literal["pong"] = "pong"


SENT: tuple[type[Framed], ...] = (Ok, Error, Heartbeat, Resync)
TAKEN: tuple[type[Framed], ...] = (Pong,)
