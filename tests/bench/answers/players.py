"""`python -m tests.bench.answers.players PATH TOKENS PORT [PORT ...]`: a room full of players.

TOKENS is a file with one player token a line; the sockets are spread over the ports. Each player
says hello and, with `subscribe CHANNEL`, sits down. `answer SECONDS SESSION QUESTION ANSWER` lets
all answer once, each at a random moment within that time, and says what came of it: `done` and a
JSON object with `sent`, `ok`, `refused` (code -> count) and the acks' times in `ms`, sorted.
"""

from __future__ import annotations

import json
import random
import select
import socket
import struct
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.bench.common import open_many_files
from tests.bench.crowd import AT_ONCE, connect

PATIENCE_S = 15.0


def masked(text: str) -> bytes:
    """A client's text frame. The masking key is zero: legal, and free of charge."""
    body = text.encode()
    size = len(body)
    if size < 126:
        return bytes((0x81, 128 | size)) + bytes(4) + body
    return struct.pack("!BBH", 0x81, 128 | 126, size) + bytes(4) + body


class Player:
    """A socket and the frame it has not received whole."""

    __slots__ = ("asked", "rest", "socket", "token")

    def __init__(self, opened: socket.socket, token: str) -> None:
        self.socket = opened
        self.token = token
        self.rest = b""
        self.asked = 0.0

    def say(self, text: str) -> None:
        frame = masked(text)
        if self.socket.send(frame) != len(frame):
            raise RuntimeError("the server doesn't read")

    def frames(self) -> list[bytes]:
        """Whole text frames that have come."""
        data = self.rest + self.socket.recv(65_536)
        if data == self.rest:
            raise ConnectionError("the server hung up")
        found, at = [], 0
        while len(data) - at >= 2:
            size, body = data[at + 1], at + 2
            if size == 126:
                if len(data) - at < 4:
                    break
                size, body = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
            elif size == 127:
                if len(data) - at < 10:
                    break
                size, body = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
            if len(data) < body + size:
                break
            if data[at] == 0x81:
                found.append(data[body : body + size])
            at = body + size
        self.rest = data[at:]
        return found


class Room:
    def __init__(self, path: str, tokens: list[str], ports: list[int]) -> None:
        self.players: list[Player] = []
        self.by_fd: dict[int, Player] = {}
        self.poll = select.epoll()
        self.last_id = 0
        for n, first in enumerate(range(0, len(tokens), AT_ONCE)):
            some = tokens[first : first + AT_ONCE]
            opened = connect(ports[n % len(ports)], path, len(some), "lms.v1")
            players = [Player(*pair) for pair in zip(opened, some, strict=True)]
            self.players += players
            for player in players:
                self.by_fd[player.socket.fileno()] = player
                self.poll.register(player.socket.fileno(), select.EPOLLIN)
            # At once: a server waits for it only some seconds.
            self.ask('{"type":"hello","player_token":"TOKEN"}', players)

    def catch_up(self) -> None:
        """Read what has been told meanwhile: else the first answers wait for it, here."""
        while found := self.poll.poll(0.1, maxevents=256):
            for fd, _ in found:
                self.by_fd[fd].frames()

    def ask(
        self,
        text: str,
        players: list[Player] | None = None,
        at: dict[Player, float] | None = None,
    ) -> list[tuple[float, Any]]:
        """Let each say `text` (with its own id and token put in), at a moment of its own.

        Returns (seconds until the answer, the answer) of each.
        """
        self.catch_up()
        players = players or self.players
        self.last_id += 1
        mark = f'"id":{self.last_id},'.encode()
        text = text.replace("{", f'{{"id":{self.last_id},', 1)
        begun = time.perf_counter()
        due = sorted(((at or {}).get(player, 0.0), n) for n, player in enumerate(players))
        next_up, answers = 0, []
        while len(answers) < len(players):
            now = time.perf_counter()
            while next_up < len(due) and begun + due[next_up][0] <= now:
                player = players[due[next_up][1]]
                player.asked = time.perf_counter()
                player.say(text.replace("TOKEN", player.token))
                next_up += 1
            wait = begun + due[next_up][0] - now if next_up < len(due) else 1.0
            for fd, _ in self.poll.poll(max(0.0, wait), maxevents=256):
                player = self.by_fd[fd]
                for frame in player.frames():
                    if mark in frame[:40]:
                        answers.append((time.perf_counter() - player.asked, frame))
            if now - begun > PATIENCE_S:
                break
        return [(after, json.loads(frame)) for after, frame in answers]


def main(path: str, tokens_file: str, *ports: str) -> None:
    open_many_files()
    tokens = Path(tokens_file).read_text().split()
    room = Room(path, tokens, [int(port) for port in ports])
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        word, *words = line.split(maxsplit=4)
        if word == "subscribe":
            answers = room.ask(json.dumps({"type": "subscribe", "channel": words[0]}))
        else:
            seconds, session, question, answer = words
            said = {
                "type": "live.answer",
                "session_id": session,
                "question_id": question,
                "answer": json.loads(answer),
            }
            moments = {player: random.random() * float(seconds) for player in room.players}
            answers = room.ask(json.dumps(said), at=moments)
        refused = Counter(one["code"] for _, one in answers if one["type"] == "error")
        report = {
            "sent": len(room.players),
            "ok": sum(one["type"] == "ok" for _, one in answers),
            "refused": refused,
            "ms": sorted(round(after * 1000, 3) for after, _ in answers),
        }
        print("done", json.dumps(report, separators=(",", ":")), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
