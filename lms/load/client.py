"""What simulated players and hosts share: a socket that reconnects whenever the contract allows."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lms.load.line import LOST, Line, Target, connect, decode

FIRST_WAIT_S, LONGEST_WAIT_S = 0.1, 2.0
SILENCE_S = 50.0
"""After this long without a frame the connection counts as lost: the server pings every 20 s."""


@dataclass
class Room:
    """One game and its simulated clients."""

    target: Target
    session_id: str
    closes: Counter[int] = field(default_factory=Counter)
    """Close codes of sockets that we did not close ourselves."""
    refused: Counter[str] = field(default_factory=Counter)
    """Codes of refused answers."""
    failed_connects: int = 0
    back_s: list[float] = field(default_factory=list)
    """Seconds from each loss until the socket was subscribed again."""
    heard: Callable[[Client, dict[str, Any], float], None] | None = None
    """Called with each event and snapshot: client, message, time (monotonic)."""

    @property
    def channel(self) -> str:
        return f"live:{self.session_id}"


class Client:
    """A socket on the game's channel; it reconnects as the contract says."""

    __slots__ = (
        "_answers", "_left", "_number", "_opening", "_retry", "_tries", "last_frame", "line",
        "lost_at", "phase", "question", "ready", "room", "state_at", "version",
    )  # fmt: skip

    def __init__(self, room: Room) -> None:
        self.room = room
        self.line: Line | None = None
        self.ready = False
        """Whether the socket is subscribed, so that events arrive."""
        self.version = -1
        self.phase = ""
        self.question: dict[str, Any] | None = None
        """The open connection."""
        self.state_at = 0.0
        self.lost_at = 0.0
        self.last_frame = time.monotonic()
        self._answers: dict[int, Callable[[dict[str, Any]], None]] = {}
        self._number = 0
        self._tries = 0
        self._left = False
        self._opening: asyncio.Task[None] | None = None
        self._retry: asyncio.TimerHandle | None = None

    # For subclasses

    async def credentials(self) -> dict[str, str]:
        """The credentials in hello."""
        raise NotImplementedError

    def entered(self, me: dict[str, Any] | None) -> None:
        """Called after each subscription."""

    def on_event(self, event: dict[str, Any]) -> None:
        """Called with an event, after `phase`, `version` and `question` were updated."""

    # Connecting and disconnecting

    def start(self) -> None:
        """Connect now; reconnects by itself from here on."""
        self._left = False
        if self._opening is None:
            self._opening = asyncio.get_running_loop().create_task(self._open())

    def leave(self) -> None:
        """Disconnect for good."""
        self._left = True
        self.ready = False
        if self._retry:
            self._retry.cancel()
        if self._opening:
            self._opening.cancel()
        if self.line:
            self.line.drop()
            self.line = None

    async def _open(self) -> None:
        try:
            hello = await self.credentials()
            line = await connect(self.room.target, self._hear, self._ended)
        except Exception:
            self.room.failed_connects += 1
            self._opening = None
            self._again(self._pause())
            return
        self._opening = None
        self.line = line
        self.last_frame = time.monotonic()
        self.send("hello", self._greeted, **hello)

    def _pause(self) -> float:
        self._tries += 1
        most = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2**self._tries)
        return random.uniform(FIRST_WAIT_S / 2, most)  # noqa: S311  spreads reconnects

    def _again(self, wait: float) -> None:
        if not self._left:
            self._retry = asyncio.get_running_loop().call_later(wait, self.start)

    def _ended(self, code: int, reason: str) -> None:
        self.line = None
        self._answers.clear()
        if self._left:
            return
        self.room.closes[code] += 1
        if self.ready or not self.lost_at:
            self.lost_at = time.monotonic()
        self.ready = False
        if not (4000 <= code < 4400 or code == LOST or 1000 < code < 1015):
            self._left = True
            return
        try:
            wait = decode(reason.encode())["retry_after_ms"] / 1000
        except (ValueError, TypeError, KeyError):
            wait = self._pause()
        self._again(wait)

    def silent(self, now: float) -> None:
        """Called periodically: drops a connection that has been silent for too long."""
        if self.line is not None and now - self.last_frame > SILENCE_S:
            self.line.drop()

    # Commands

    def send(self, type: str, then: Callable[[dict[str, Any]], None], **fields: Any) -> bool:  # noqa: A002
        """Send a command; `then` gets the reply if there is one. False without a connection."""
        if self.line is None:
            return False
        self._number += 1
        self._answers[self._number] = then
        self.line.send({"id": self._number, "type": type, **fields})
        return True

    def _greeted(self, answer: dict[str, Any]) -> None:
        if answer["type"] == "ok":
            self._subscribe()

    def _subscribe(self) -> None:
        known = {"version": self.version} if self.version >= 0 else {}
        self.send("subscribe", self._subscribed, channel=self.room.channel, **known)

    def _subscribed(self, answer: dict[str, Any]) -> None:
        now = time.monotonic()
        if answer["type"] == "error":
            if answer["retryable"] and not self._left:
                asyncio.get_running_loop().call_later(0.3, self._subscribe)
            return
        self.ready = True
        self._tries = 0
        if self.lost_at:
            self.room.back_s.append(now - self.lost_at)
            self.lost_at = 0.0
        if "snapshot" in answer:
            self._snapshot(answer, now)
        self.entered(answer.get("me"))

    def _hear(self, frame: dict[str, Any]) -> None:
        self.last_frame = now = time.monotonic()
        match frame["type"]:
            case "ok" | "error":
                then = self._answers.pop(frame["id"], None) if frame["id"] is not None else None
                if then is not None:
                    then(frame)
                return
            case "ping":
                if self.line is not None:
                    self.line.send({"type": "pong"})
                return
            case "snapshot":
                self._snapshot(frame, now)
                self.entered(frame.get("me"))
            case kind:
                self._follow(kind, frame, now)
        if self.room.heard is not None:
            self.room.heard(self, frame, now)
        self.on_event(frame)

    def _snapshot(self, frame: dict[str, Any], now: float) -> None:
        state = frame["snapshot"]
        self.version, self.phase, self.state_at = frame["version"], state["phase"], now
        self.question = state["question"] if self.phase == "open" else None
        if self.room.heard is not None and frame["type"] == "ok":
            self.room.heard(self, frame, now)

    def _follow(self, kind: str, event: dict[str, Any], now: float) -> None:
        self.version = max(self.version, event.get("version", -1))
        phase = PHASES.get(kind)
        if kind == "live.question.changed":
            phase = "paused" if event["paused"] else "open"
        elif kind == "live.finished" and event["aborted"]:
            phase = "aborted"
        if phase is None:
            return
        self.phase, self.state_at = phase, now
        if kind == "live.question.opened":
            self.question = event
        elif phase != "open" and phase != "paused":
            self.question = None


PHASES = {
    "live.question.intro": "intro",
    "live.question.opened": "open",
    "live.question.closed": "closed",
    "live.revealed": "revealed",
    "live.leaderboard": "leaderboard",
    "live.finished": "finished",
}
