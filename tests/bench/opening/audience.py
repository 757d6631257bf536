"""`python -m tests.bench.opening.audience PATH TOKENS PORT [PORT ...]`: a room and its host.

The room is that of the answers' bench. `host FIELD SECRET` lets the host in on a socket of its own,
with that credential. `open COMMAND` sends a host's command, and is `done` when everybody has been
told of the opening, with a JSON object: `ms` from the command to each player's receipt, `since`
from the event's own `opened_at`, both sorted; and the `event`.
"""

from __future__ import annotations

import json
import select
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.bench.answers.players import PATIENCE_S, Player, Room
from tests.bench.common import open_many_files
from tests.bench.crowd import connect

MARK = b'"type":"live.question.opened"'
QUIET_S = 0.3


class Audience(Room):
    host: Player

    def let_host_in(self, path: str, port: int, field: str, secret: str) -> None:
        self.host = Player(connect(port, path, 1, "lms.v1")[0], secret)
        self.by_fd[self.host.socket.fileno()] = self.host
        self.poll.register(self.host.socket.fileno(), select.EPOLLIN)
        self.ask(f'{{"type":"hello","{field}":"TOKEN"}}', [self.host])

    def hear_out(self) -> None:
        """Read what is under way, until nothing has come for a moment."""
        while ready := self.poll.poll(QUIET_S, maxevents=1024):
            for fd, _ in ready:
                self.by_fd[fd].frames()

    def open(self, command: dict[str, Any]) -> dict[str, Any]:
        self.hear_out()
        told: dict[Player, tuple[float, bytes]] = {}
        behind_wall = time.time() - time.perf_counter()
        begun = time.perf_counter()
        self.host.say(json.dumps({"id": 0, **command}, separators=(",", ":")))
        while len(told) < len(self.players):
            for fd, _ in self.poll.poll(1.0, maxevents=256):
                player = self.by_fd[fd]
                for frame in player.frames():
                    if MARK in frame and player is not self.host:
                        if player in told:
                            raise RuntimeError("told twice")
                        told[player] = time.perf_counter(), frame
            if time.perf_counter() - begun > PATIENCE_S:
                raise RuntimeError(f"{len(told)} of {len(self.players)} were told")
        events = {frame for _, frame in told.values()}
        if len(events) > 1:
            raise RuntimeError("not all were told the same")
        event = json.loads(events.pop())
        opened = datetime.fromisoformat(event["opened_at"]).timestamp() - behind_wall
        moments = sorted(at for at, _ in told.values())
        return {
            "ms": [round((at - begun) * 1000, 3) for at in moments],
            "since": [round((at - opened) * 1000, 3) for at in moments],
            "event": event,
        }


def main(path: str, tokens_file: str, *ports: str) -> None:
    open_many_files()
    room = Audience(path, Path(tokens_file).read_text().split(), [int(port) for port in ports])
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        word, rest = line.strip().split(maxsplit=1)
        report: object = None
        match word:
            case "subscribe":
                room.ask(json.dumps({"type": "subscribe", "channel": rest}))
            case "host":
                room.let_host_in(path, int(ports[0]), *rest.split())
            case "open":
                report = room.open(json.loads(rest))
        print("done", json.dumps(report, separators=(",", ":")), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
