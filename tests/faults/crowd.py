"""A game with its host and players, and what they saw, compared with what is stored."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from lms.load.client import Client, Room
from lms.load.host import Host, make_quiz
from lms.load.line import Line, Target
from lms.load.player import Player
from lms.load.web import Web
from tests.faults.world import World, holders, sign_in, until
from tests.server import Running

AFTER = ("closed", "revealed", "leaderboard", "finished")
IDLE_MS = 7_200_000
BACK_WITHIN_S = 5.0


@dataclass
class Seen:
    """What all simulated players were sent about one question."""

    deadline: float = 0.0
    """The earliest that any opening implied (monotonic)."""
    ends: list[float] = field(default_factory=list)
    """The deadline as each player was sent it (monotonic)."""
    closed: dict[Client, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Each `live.question.closed`."""
    knew: dict[Client, float] = field(default_factory=dict)
    """When each knew, by event or snapshot."""
    versions: set[int] = field(default_factory=set)
    reasons: Counter[str] = field(default_factory=Counter)


@dataclass
class Truth:
    """The journals beside the table."""

    acks: int = 0
    lost: int = 0
    doubled: int = 0

    def __add__(self, other: Truth) -> Truth:
        return Truth(self.acks + other.acks, self.lost + other.lost, self.doubled + other.doubled)


def port_of(line: Line) -> int:
    """By which the server's side of the connection can be found."""
    return int(line.transport.get_extra_info("sockname")[1])


class Crowd:
    """A host and players in one game, over one server or several."""

    def __init__(self, world: World, server: Running, web: Web, session: dict[str, Any]) -> None:
        self.world = world
        self.server = server
        self.web = web
        self.session_id: str = session["id"]
        self.pin: str = session["pin"]
        self.seen: dict[str, Seen] = defaultdict(Seen)
        self.room = self.room_on(server)
        self.host = Host(self.room, web)
        self.players: list[Player] = []
        self.within_s = 3.0
        """Answers come in evenly over so long."""
        self.sleepers: set[str] = set()
        """Participants who answer nothing: their question ends by its deadline."""
        self.asked = 0

    def room_on(self, server: Running) -> Room:
        return Room(Target.of(server.base_url), self.session_id, heard=self._heard)

    def _choose(self, player: Player, question: dict[str, Any]) -> Any:
        if player.who in self.sleepers:
            return None
        option = random.choice(question["options"])["id"]
        return random.uniform(0, self.within_s), {"options": [option]}

    def _heard(self, client: Client, frame: dict[str, Any], at: float) -> None:
        kind = frame["type"]
        if kind in ("snapshot", "ok"):
            state = frame["snapshot"]
            question = state["question"]
            if question and state["phase"] in AFTER:
                self.seen[question["question_id"]].knew.setdefault(client, at)
        elif kind == "live.question.opened":
            seen = self.seen[frame["question_id"]]
            end = at + frame["remaining_ms"] / 1000
            seen.ends.append(end)
            seen.deadline = min(seen.deadline or end, end)
        elif kind == "live.question.closed":
            seen = self.seen[frame["question_id"]]
            seen.closed[client].append(at)
            seen.knew.setdefault(client, at)
            seen.versions.add(frame["version"])
            seen.reasons[frame["reason"]] += 1

    async def join(self, count: int, *rooms: Room) -> None:
        """More players, spread over the rooms given."""
        joiner = Web(self.room.target)
        spread = rooms or (self.room,)

        async def one(number: int) -> None:
            name = f"P{len(self.players)}-{number}"
            joined = await joiner.post("live/join", {"pin": self.pin, "nickname": name})
            self.players.append(Player(spread[number % len(spread)], joined, self._choose))

        await asyncio.gather(*(one(n) for n in range(count)))
        joiner.close()
        for first in range(0, len(self.players), 50):
            batch = self.players[first : first + 50]
            for player in batch:
                if player.line is None:
                    player.start()
            await until(lambda b=batch: all(p.ready for p in b), 20, "players connected")

    async def all_here(self, within: float = BACK_WITHIN_S) -> float:
        """Until everybody that was started is subscribed; how long that took."""
        everybody = [self.host, *self.players]
        return await until(lambda: all(one.ready for one in everybody), within, "all back")

    # Who is where

    def process_of(self, client: Client) -> int | None:
        line = client.line
        return holders(self.server).get(port_of(line)) if line else None

    def shares(self) -> Counter[int]:
        """How many players each web process holds."""
        ports = holders(self.server)
        lines = [player.line for player in self.players if player.line]
        return Counter(ports.get(port_of(line), 0) for line in lines)

    async def spread(self) -> Counter[int]:
        """Players over both processes, at least a quarter on each: the kernel gives whom it likes.

        Players of the fuller one lose their line until enough of them came back elsewhere.
        """
        for _ in range(12):
            shares = self.shares()
            fewest = min((shares[pid] for pid in self.server.pids), default=0)
            if fewest >= len(self.players) / 4:
                self.forget()
                return shares
            ports = holders(self.server)
            full = max(self.server.pids, key=lambda pid: shares[pid])
            there = [p for p in self.players if p.line and ports.get(port_of(p.line)) == full]
            for player in random.sample(there, (shares[full] - fewest) // 2):
                player.line.drop()  # type: ignore[union-attr]
            await asyncio.sleep(0.02)
            await self.all_here(10)
        raise AssertionError(f"all players on one process: {self.shares()}")

    def forget(self) -> None:
        """Begin to count anew."""
        for room in self.rooms:
            room.closes.clear()
            room.back_s.clear()
            room.failed_connects = 0

    @property
    def rooms(self) -> list[Room]:
        found = {id(p.room): p.room for p in self.players} | {id(self.room): self.room}
        return list(found.values())

    @property
    def closes(self) -> Counter[int]:
        return sum((room.closes for room in self.rooms), Counter())

    @property
    def back_s(self) -> list[float]:
        return [s for room in self.rooms for s in room.back_s]

    # The game

    async def open(self) -> str:
        """The next question; its id."""
        command = "live.next" if self.asked else "live.start"
        await self.host.move(command, "open")
        self.asked += 1
        await self.host.until("open", within=10)
        await until(lambda: self.host.question is not None, 5, "the question")
        found: str = self.host.question["question_id"]  # type: ignore[index]
        return found

    async def closed(self, question_id: str, within: float = 20.0) -> Seen:
        """Until everybody knows that it is closed."""
        seen = self.seen[question_id]
        await until(
            lambda: all(one in seen.knew for one in self.players), within, "everybody knows"
        )
        return seen

    async def reveal(self) -> None:
        await self.host.move("live.reveal", "revealed")

    async def late_ms(self, seen: Seen) -> tuple[float, float]:
        """How late it was closed: by the row, and as the last player with a line learned it."""
        row = await self.world.sql(
            "select extract(epoch from due_at - opened_at) * 1000 - limit_ms as late "
            "from live_sessions where id = $1",
            UUID(self.session_id),
        )
        stored = float(row[0]["late"]) - IDLE_MS
        told = [at for ats in seen.closed.values() for at in ats]
        return stored, (max(told) - seen.deadline) * 1000 if told else 0.0

    async def compare(self) -> Truth:
        """Each journal with the table: what was acknowledged is there, once, as acknowledged."""
        rows = await self.world.sql(
            "select participant_id::text as who, question_id::text as question, answer, "
            "answered_ms from live_answers where session_id = $1",
            UUID(self.session_id),
        )
        stored: dict[tuple[str, str], list[tuple[Any, int]]] = defaultdict(list)
        for row in rows:
            given = json.loads(row["answer"]), row["answered_ms"]
            stored[row["who"], row["question"]].append(given)
        truth = Truth(doubled=sum(len(found) > 1 for found in stored.values()))
        for player in self.players:
            for question, given in player.journal.items():
                truth.acks += 1
                known = (given.answer, given.answered_ms) in stored[player.who, question]
                truth.lost += not known or question in player.lost
        counted = await self.world.sql(
            "select count(*) as n from live_participants p where session_id = $1 and total <> "
            "(select coalesce(sum(a.points), 0) from live_answers a join live_questions q "
            "on q.session_id = a.session_id and q.question_id = a.question_id and q.settled "
            "where a.participant_id = p.id)",
            UUID(self.session_id),
        )
        truth.doubled += counted[0]["n"]  # points counted twice, or not at all
        return truth

    def leave(self) -> None:
        for one in [*self.players, self.host]:
            one.leave()


@contextlib.asynccontextmanager
async def playing(
    world: World,
    server: Running,
    players: int,
    *,
    questions: int = 2,
    seconds: int = 5,
    **settings: Any,
) -> AsyncIterator[Crowd]:
    """A game in its lobby, everybody there."""
    web = await sign_in(server)
    _, quiz = await make_quiz(web, questions, seconds=seconds)
    session = await web.post(f"quizzes/{quiz}/live-sessions", {"intro_ms": 0, **settings})
    crowd = Crowd(world, server, web, session)
    try:
        crowd.host.start()
        await crowd.host.until("lobby", within=10)
        await crowd.join(players)
        yield crowd
    finally:
        crowd.leave()
        web.close()


def now() -> float:
    return time.monotonic()
