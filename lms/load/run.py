"""`lms live-load`: plays a whole game against a running server."""

from __future__ import annotations

import asyncio
import ipaddress
import resource
import socket
import sys
import time
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from lms.load.client import Client, Room
from lms.load.host import Host, make_quiz
from lms.load.line import Target
from lms.load.player import Player, any_option
from lms.load.report import Report
from lms.load.web import Failed, Web

MOST_PLAYERS, MOST_QUESTIONS = 5_000, 50
MAX_GAME_S = 1800.0
"""The game is abandoned after half an hour in any case."""
CONNECTS_AT_ONCE = 100
JOINS_AT_ONCE = 64
JOIN_TRIES = 5
PAGE = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run. With a `pin` somebody else hosts; else `email` and `password` do."""

    url: str
    players: int
    questions: int
    within_s: float = 5.0
    pin: str = ""
    email: str = ""
    password: str = ""
    quiz: str = ""


def is_loopback(host: str) -> bool:
    """Whether every address of that name is this machine."""
    found = {str(info[4][0]).partition("%")[0] for info in socket.getaddrinfo(host, None)}
    return bool(found) and all(ipaddress.ip_address(one).is_loopback for one in found)


def open_many_files() -> None:
    """Raise this user's limit of open files for that many sockets."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Load:
    """One load run."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.target = Target.of(plan.url)
        self.web = Web(self.target)
        self.joining = Web(self.target)
        self.report = Report()
        self.room: Room
        self.players: list[Player] = []
        self.host: Host | None = None
        self._course = ""
        self._opened: dict[str, list[float]] = {}

    async def run(self) -> Report:
        async with asyncio.timeout(MAX_GAME_S):
            try:
                pin = self.plan.pin or await self._make_game()
                await self._join(pin)
                await self._connect()
                watching = asyncio.create_task(self._watch())
                try:
                    await (self._host_it() if self.host else self._play_along())
                finally:
                    watching.cancel()
                await self._compare()
            finally:
                for one in [*self.players, self.host]:
                    if one is not None:
                        one.leave()
                if self._course:
                    await self.web.ask("DELETE", f"courses/{self._course}")
                self.web.close()
                self.joining.close()
        return self.report

    # Before

    async def _make_game(self) -> str:
        plan = self.plan
        signed = await self.web.post("auth/login", {"email": plan.email, "password": plan.password})
        self.web.token = signed["access_token"]
        quiz = plan.quiz
        if not quiz:
            self._course, quiz = await make_quiz(self.web, plan.questions)
        game = await self.web.post(f"quizzes/{quiz}/live-sessions", {"intro_ms": 0})
        self.room = Room(self.target, game["id"], heard=self._heard)
        self.host = Host(self.room, self.web)
        self.host.start()
        await self.host.until("lobby", within=15)
        say(f"hosting {game['title']}, PIN {game['pin']}")
        return str(game["pin"])

    async def _join(self, pin: str) -> None:
        gate = asyncio.Semaphore(JOINS_AT_ONCE)
        mark = uuid4().hex[:4]

        async def one(number: int) -> dict[str, Any]:
            async with gate:
                return await self._join_one(pin, f"Load {mark} {number:04d}")

        first = await one(0)
        rest = await asyncio.gather(*(one(n) for n in range(1, self.plan.players)))
        if self.host is None:
            self.room = Room(self.target, first["session_id"], heard=self._heard)
        choose = any_option(self.plan.within_s)
        self.players = [Player(self.room, joined, choose) for joined in [first, *rest]]
        self.report.joins = len(self.players)

    async def _join_one(self, pin: str, name: str) -> dict[str, Any]:
        for _ in range(JOIN_TRIES):
            answer = await self.joining.ask("POST", "live/join", {"pin": pin, "nickname": name})
            if answer.status in (200, 201):
                self.report.join_ms.append(answer.took_s * 1000)
                found: dict[str, Any] = answer.json
                return found
            if answer.status not in (429, 503):
                break
            await asyncio.sleep(float(answer.headers.get("Retry-After", "1")))
        raise Failed(f"joining: {answer.status} {answer.body[:300].decode(errors='replace')}")

    async def _connect(self) -> None:
        started = time.monotonic()
        for first in range(0, len(self.players), CONNECTS_AT_ONCE):
            batch = self.players[first : first + CONNECTS_AT_ONCE]
            for player in batch:
                player.start()
            async with asyncio.timeout(60):
                while not all(player.ready for player in batch):  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
        self.report.connect_s = time.monotonic() - started
        say(f"{len(self.players)} players connected after {self.report.connect_s:.1f} s")

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            for player in self.players:
                player.silent(now)

    # The game

    def _heard(self, client: Client, event: dict[str, Any], at: float) -> None:
        if event["type"] == "live.question.opened" and isinstance(client, Player):
            self._opened.setdefault(event["question_id"], []).append(at)

    async def _host_it(self) -> None:
        host = self.host
        assert host is not None  # noqa: S101
        await host.move("live.start", "open", "intro")
        asked = 0
        while host.phase not in ("finished", "aborted"):
            await host.until("open", within=30)
            opened_at, question = host.commanded_at, host.question
            asked += 1
            await host.until("closed", within=700)
            await asyncio.sleep(0.5)  # answers sent at the last moment get their verdict
            if question is not None and (seen := self._opened.get(question["question_id"])):
                self.report.reach_ms.append((max(seen) - opened_at) * 1000)
            say(f"question {asked}: {sum(len(p.journal) for p in self.players)} answers so far")
            await host.move("live.reveal", "revealed")
            if asked == self.plan.questions:
                await host.move("live.finish", "finished")
            else:
                await host.move("live.leaderboard", "leaderboard")
                await host.move("live.next", "open", "intro", "finished")
        await asyncio.sleep(1)

    async def _play_along(self) -> None:
        say("waiting for the host; the game is left after its end or half an hour")
        while not all(player.phase in ("finished", "aborted") for player in self.players):  # noqa: ASYNC110
            await asyncio.sleep(0.2)
        await asyncio.sleep(1)
        self.report.reach_ms = [
            (max(seen) - min(seen)) * 1000
            for seen in self._opened.values()
            if len(seen) > len(self.players) * 0.9
        ]

    # After

    async def _compare(self) -> None:
        report, room = self.report, self.room
        report.refused, report.closes, report.back_s = room.refused, room.closes, room.back_s
        for player in self.players:
            report.acks_ms += [given.waited_ms for given in player.journal.values()]
            report.unanswered += len(player.pending)
        if self.host is None:
            report.lost = sum(len(player.lost) for player in self.players)
            report.compared = "by what each player was told; the host's login compares the results"
            return
        report.compared = "compared with the stored results"
        stored = await self._stored()
        for player in self.players:
            for question_id, given in player.journal.items():
                rows = stored.get((player.who, question_id), [])
                report.doubled += len(rows) > 1
                if (given.answer, given.answered_ms) not in rows:
                    report.lost += 1

    async def _stored(self) -> dict[tuple[str, str], list[tuple[Any, int]]]:
        found: dict[tuple[str, str], list[tuple[Any, int]]] = {}
        path = f"live-sessions/{self.room.session_id}/results?limit={PAGE}"
        cursor = ""
        while True:
            page = await self.web.get(path + cursor)
            for item in page["items"]:
                for given in item["answers"]:
                    if given["answer"] is not None:
                        key = item["participant_id"], given["question_id"]
                        found.setdefault(key, []).append((given["answer"], given["answered_ms"]))
            if not page["next"]:
                return found
            cursor = f"&cursor={page['next']}"


async def live_load(plan: Plan) -> int:
    """Run the plan and print the report; returns 1 when an acknowledged answer was lost."""
    open_many_files()
    try:
        report = await Load(plan).run()
    except (Failed, OSError, TimeoutError) as problem:
        say(f"live-load could not go on: {problem or type(problem).__name__}")
        return 1
    say(f"\n{report}")
    return 0 if report.good else 1
