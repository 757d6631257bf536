"""`python -m tests.bench.reconnects.crowd URL CHANNEL TOKENS`: players who lose the line.

All sit down first, then it says `ready`. `cut SECONDS` cuts every line at once; each player comes
back at a random moment within that time, once, and subscribes with the version it knows. `done` and
a JSON object follow when all have, or none will: `ms` of each from its own beginning, sorted;
`last_s` after the cut; how many got a `snapshot`; and `errors` (what -> how many).
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvloop

from lms.load.line import Line, Target, connect
from tests.bench.common import open_many_files

AT_ONCE = 100
PATIENCE_S = 60.0
HELLO, SUBSCRIBE = 1, 2


@dataclass
class Room:
    """What all have in common, and what became of them since the last cut."""

    target: Target
    channel: str
    ms: list[float] = field(default_factory=list)
    snapshots: int = 0
    errors: Counter[str] = field(default_factory=Counter)


class Player:
    """One seat. It never tries twice: what goes wrong is counted."""

    __slots__ = ("begun", "line", "resumed", "room", "token", "version")

    def __init__(self, room: Room, token: str) -> None:
        self.room = room
        self.token = token
        self.version: int | None = None
        self.line: Line | None = None
        self.begun = 0.0
        self.resumed: asyncio.Future[None]

    async def come(self, wait: float = 0.0) -> None:
        """Connect, say hello, subscribe; returns once that is answered."""
        await asyncio.sleep(wait)
        self.resumed = asyncio.get_running_loop().create_future()
        self.begun = time.perf_counter()
        try:
            self.line = await connect(self.room.target, self.hear, self.ended)
        except OSError as error:  # a TimeoutError is one, too
            self.room.errors[type(error).__name__] += 1
            return
        self.line.send({"id": HELLO, "type": "hello", "player_token": self.token})
        await self.resumed

    def cut(self) -> None:
        line, self.line = self.line, None
        if line is not None:
            line.drop()

    def ended(self, code: int, _reason: str) -> None:
        if self.line is not None:
            self.room.errors[f"closed {code}"] += 1
            self._over()

    def hear(self, frame: dict[str, Any]) -> None:
        self.version = frame.get("version", self.version)
        if frame["type"] == "error":
            self.room.errors[frame["code"]] += 1
            self._over()
        elif frame.get("id") == HELLO and self.line is not None:
            known = {} if self.version is None else {"version": self.version}
            seat = {"type": "subscribe", "channel": self.room.channel}
            self.line.send({"id": SUBSCRIBE, **seat, **known})
        elif frame.get("id") == SUBSCRIBE:
            self.room.ms.append((time.perf_counter() - self.begun) * 1000)
            self.room.snapshots += "snapshot" in frame
            self._over()

    def _over(self) -> None:
        if not self.resumed.done():
            self.resumed.set_result(None)


async def cut(room: Room, players: list[Player], within_s: float) -> dict[str, Any]:
    room.ms, room.snapshots, room.errors = [], 0, Counter()
    begun = time.perf_counter()
    for player in players:
        player.cut()
    coming = [asyncio.ensure_future(one.come(random.uniform(0, within_s))) for one in players]
    _, missing = await asyncio.wait(coming, timeout=PATIENCE_S)
    for one in missing:
        one.cancel()
        room.errors["not back"] += 1
    return {
        "ms": sorted(round(one, 3) for one in room.ms),
        "last_s": round(time.perf_counter() - begun, 3),
        "snapshots": room.snapshots,
        "errors": room.errors,
    }


async def main(url: str, channel: str, tokens: list[str]) -> None:
    room = Room(Target.of(url), channel)
    players = [Player(room, token) for token in tokens]
    for first in range(0, len(players), AT_ONCE):
        await asyncio.gather(*(one.come() for one in players[first : first + AT_ONCE]))
    if room.errors:
        raise RuntimeError(f"not all could sit down: {dict(room.errors)}")
    print("ready", flush=True)  # noqa: T201
    while line := await asyncio.to_thread(sys.stdin.readline):
        report = await cut(room, players, float(line.split()[1]))
        print("done", json.dumps(report, separators=(",", ":")), flush=True)  # noqa: T201


if __name__ == "__main__":
    open_many_files()
    uvloop.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]).read_text().split()))
