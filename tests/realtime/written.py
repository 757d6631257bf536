"""A connection that only records what is written to it."""

from __future__ import annotations

from typing import Any

from pydantic_core import from_json

from lms.realtime.clients import Client


class Written:
    """Stands in for a `Connection`: frames are kept as JSON."""

    def __init__(self) -> None:
        self.frames: list[dict[str, Any]] = []
        self.closed: int | None = None
        self.slow = False
        self.held = False
        self.owner: object = None

    @property
    def ended(self) -> bool:
        return self.closed is not None

    def write(self, done: bytes) -> None:
        body = done[2:] if done[1] < 126 else done[4:] if done[1] == 126 else done[10:]
        self.frames.append(from_json(body))

    def close(self, code: int, _reason: str = "") -> None:
        self.closed = self.closed or code

    def pause(self) -> None:
        self.held = True

    def resume(self) -> None:
        self.held = False

    @property
    def told(self) -> list[tuple[str, int]]:
        """Types and versions of the events."""
        return [(one["type"], one["version"]) for one in self.frames if "version" in one]


def client_on(connection: Written, burst: float = 1000) -> Client:
    client = Client(burst)
    client.connection = connection  # type: ignore[assignment]
    connection.owner = client
    return client
