"""`python -m tests.bench.saves.hall PORT FILE`: the students of FILE, each with a line of its own.

`prepare REST` or `prepare socket` is answered `prepared`; then `save` lets everybody save every
ten seconds, from a moment of its own on, and says what came of it: `saved` and a JSON object with
the acknowledgements' times in `ms`, the `refused`, and `acked`: [attempt, question, seq] of each.
"""

from __future__ import annotations

import heapq
import json
import random
import select
import socket
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.answers.players import Player
from tests.bench.common import open_many_files
from tests.bench.crowd import AT_ONCE, connect
from tests.bench.saves import EVERY_S, ROUNDS

PATH = "/api/v1/realtime"
PATIENCE_S = 30.0
STUDENTS_A_LINE = 10
"""Of REST: one save a second keeps a line open, as a proxy before the server would."""


class Line:
    """A connection for requests, one at a time; others wait for it."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.rest = b""
        self.waiting: list[bytes] = []
        self.busy = False

    def ask(self, method: str, path: str, token: str, body: bytes) -> None:
        head = (
            f"{method} /api/v1/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Authorization: Bearer {token}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self.waiting.append(head.encode() + body)
        self._go_on()

    def _go_on(self) -> None:
        if self.waiting and not self.busy:
            self.busy = True
            self.socket.sendall(self.waiting.pop(0))

    def frames(self) -> list[bytes]:
        """The answer, when it has come whole: its status and body."""
        more = self.socket.recv(65_536)
        if not more:
            raise ConnectionError("the server hung up")
        self.rest += more
        head, found, body = self.rest.partition(b"\r\n\r\n")
        if not found:
            return []
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if len(body) < length:
            return []
        self.rest, self.busy = body[length:], False
        self._go_on()
        return [head[9:12] + body[:length]]


@dataclass
class Student:
    """Who saves, and over what."""

    token: str
    attempt: str
    held: Line | Player = field(init=False)
    seq: int = 0
    asked: float = 0.0
    question: str = ""


@dataclass
class Hall:
    """Everybody, and what came of it."""

    port: int
    students: list[Student]
    answers: dict[str, Any]
    ms: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    acked: dict[tuple[str, str], int] = field(default_factory=dict)

    def prepare(self, edge: str) -> None:
        self.ms, self.refused = [], []
        lines = self._lines()
        if edge == "REST":
            for n, one in enumerate(self.students):
                one.held = lines[n // STUDENTS_A_LINE]
            self._warm()
            return
        for n in range(0, len(self.students), AT_ONCE):
            some = self.students[n : n + AT_ONCE]
            tickets = [json.loads(one[3:])["ticket"] for one in self._tickets(lines, some)]
            opened = connect(self.port, PATH, len(some), "lms.v1")
            for one, ticket, line in zip(some, tickets, opened, strict=True):
                one.held = Player(line, "")
                one.held.say(json.dumps({"id": 0, "type": "hello", "ticket": ticket}))
            for one in some:
                self._hello(one.held)

    def _warm(self) -> None:
        """What processes and connections learn once."""
        for one in self.students[::STUDENTS_A_LINE]:
            self._say(one)
            while not one.held.frames():
                pass

    def _lines(self) -> list[Line]:
        return [Line(self.port) for _ in range(-(-len(self.students) // STUDENTS_A_LINE))]

    @staticmethod
    def _tickets(lines: Sequence[Line], some: Sequence[Student]) -> list[bytes]:
        asked = [lines[n % len(lines)] for n in range(len(some))]
        for line, one in zip(asked, some, strict=True):
            line.ask("POST", "realtime/tickets", one.token, b"{}")
        found = []
        for line in asked:
            while not (got := line.frames()):
                pass
            found += got
        return found

    @staticmethod
    def _hello(player: Line | Player) -> None:
        player.socket.setblocking(True)
        while not any(b'"type":"ok"' in frame for frame in player.frames()):
            pass
        player.socket.setblocking(False)

    def save(self) -> None:
        """Everybody, ROUNDS times."""
        poll = select.epoll()
        held = {one.held.socket.fileno(): one.held for one in self.students}
        waiting: dict[int, deque[Student]] = {fd: deque() for fd in held}
        for fd in held:
            poll.register(fd, select.EPOLLIN)
        begun = time.perf_counter()
        due = [(random.random() * EVERY_S, n, 0) for n in range(len(self.students))]
        heapq.heapify(due)
        wanted, over = len(due) * ROUNDS, begun + EVERY_S * ROUNDS + PATIENCE_S
        while len(self.ms) + len(self.refused) < wanted and time.perf_counter() < over:
            now = time.perf_counter() - begun
            while due and due[0][0] <= now:
                at, n, turn = heapq.heappop(due)
                if turn + 1 < ROUNDS:
                    heapq.heappush(due, (at + EVERY_S, n, turn + 1))
                one = self.students[n]
                one.asked = time.perf_counter()
                waiting[one.held.socket.fileno()].append(one)
                self._say(one)
            wait = min(0.05, max(0.0, due[0][0] - now)) if due else 0.05
            for fd, _ in poll.poll(wait, maxevents=256):
                for frame in held[fd].frames():
                    if waiting[fd] and b'"type":"ping"' not in frame:
                        self._answered(waiting[fd].popleft(), frame)
        poll.close()

    def _say(self, one: Student) -> None:
        one.question = random.choice(list(self.answers))
        one.seq += 1
        body = {"answer": self.answers[one.question], "seq": one.seq}
        if isinstance(one.held, Line):
            path = f"attempts/{one.attempt}/answers/{one.question}"
            one.held.ask("PUT", path, one.token, json.dumps(body).encode())
        else:
            where = {"attempt_id": one.attempt, "question_id": one.question}
            frame = {"id": one.seq, "type": "attempt.save", **where, **body}
            one.held.say(json.dumps(frame))

    def _answered(self, one: Student, frame: bytes) -> None:
        good = frame.startswith(b"200") or b'"type":"ok"' in frame
        if not good:
            self.refused.append(frame[:300].decode())
            return
        self.ms.append(1000 * (time.perf_counter() - one.asked))
        self.acked[one.attempt, one.question] = one.seq


def main(port: int, file: str) -> None:
    open_many_files()
    staged = json.loads(Path(file).read_text())
    students = [Student(*pair) for pair in staged["students"]]
    hall = Hall(port, students, staged["answers"])
    for line in sys.stdin:
        word, *rest = line.split()
        if word == "prepare":
            hall.prepare(rest[0])
            print("prepared", flush=True)  # noqa: T201
        else:
            hall.save()
            acked = [[*key, seq] for key, seq in hall.acked.items()]
            told = {"ms": hall.ms, "refused": hall.refused, "acked": acked}
            print("saved", json.dumps(told, separators=(",", ":")), flush=True)  # noqa: T201


main(int(sys.argv[1]), sys.argv[2])
