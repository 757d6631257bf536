"""A game at which hosts and players sit, over sockets of two processes; each keeps a mirror.

The mirror is written from the contract alone: a snapshot, and what the events make of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import httpx

from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.live.actions.join import Joined
from lms.live.snapshot import GameSnapshot, KeptState
from lms.users.models import User
from tests.live.factories import Made
from tests.patience import PATIENCE_S
from tests.server import Running
from tests.sockets import Socket, as_player, as_user

PERSONAL_OR_LATEST = {"live.tally", "live.result", "live.host", "live.kicked"}
FRESH = GameSnapshot.model_fields.keys() - KeptState.model_fields.keys() - {"question"}
"""What a stale snapshot and its events need not know."""
FRAME = {"type", "channel", "version", "next"}


class Mirror:
    """What one subscriber knows of the game."""

    def __init__(self, channel: str) -> None:
        self.channel = channel
        self.state: dict[str, Any] = {}
        self.me: dict[str, Any] = {}
        self.results: list[dict[str, Any]] = []
        self.mended = 0

    @property
    def version(self) -> int:
        version: int = self.state["version"]
        return version

    def begin(self, answer: dict[str, Any]) -> None:
        assert answer["version"] == answer["snapshot"]["version"]
        self.state = answer["snapshot"]
        self.me = answer.get("me", {})

    def hear(self, event: dict[str, Any]) -> None:
        """Take an event, which must be the next one."""
        if event.get("channel") != self.channel:
            return
        kind, version = event["type"], event["version"]
        if kind == "snapshot":
            assert version > self.version, (self.version, event)
            self.begin(event)
            self.mended += 1
        elif kind == "live.lobby":
            assert version - self.version in (0, 1), (self.version, event)
            self.state |= {"locked": event["locked"], "count": event["count"], "version": version}
        elif kind in PERSONAL_OR_LATEST:
            assert version == self.version, (self.version, event)
            if kind == "live.result":
                self.results.append(event)
        else:
            assert version == self.version + 1, (self.version, event)
            self.state["version"] = version
            self._change(kind, event)

    def _change(self, kind: str, event: dict[str, Any]) -> None:
        state = self.state
        fields = {name: value for name, value in event.items() if name not in FRAME}
        if kind in ("live.question.intro", "live.question.opened"):
            state |= {"paused": False, "revealed": None, "top": None}
            state |= {"number": event["number"], "total": event["total"], "question": fields}
            if "next" in state:
                state["next"] = event["next"]
            if kind == "live.question.intro":
                del fields["total"]
            else:
                fields |= {"reason": None, "voided": False}
        match kind:
            case "live.question.intro":
                state["phase"] = "intro"
            case "live.question.opened":
                state["phase"] = "open"
            case "live.question.changed":
                state["phase"] = "paused" if event["paused"] else "open"
                state["paused"] = event["paused"]
                state["question"]["deadline"] = event["deadline"]
            case "live.question.closed":
                state |= {"phase": "closed", "paused": False}
                state["question"]["reason"] = event["reason"]
                state["question"].setdefault("voided", False)
            case "live.question.voided":
                if state["question"]["question_id"] == event["question_id"]:
                    state["question"]["voided"] = True
                state |= {name: event[name] for name in ("top", "podium") if name in event}
            case "live.revealed":
                state |= {"phase": "revealed", "revealed": fields}
            case "live.leaderboard":
                state |= {"phase": "leaderboard", "top": event["top"]}
            case "live.finished":
                state["phase"] = "aborted" if event["aborted"] else "finished"
                state |= {"podium": event["podium"], "top": None, "paused": False}
            case _:
                raise AssertionError(f"unknown event {kind}")

    @staticmethod
    def lasting(state: dict[str, Any]) -> dict[str, Any]:
        """A snapshot without what is made fresh at each send."""
        kept = {name: value for name, value in state.items() if name not in FRESH}
        if kept["question"]:
            kept["question"] = {k: v for k, v in kept["question"].items() if k != "remaining_ms"}
        return kept


class Sitting:
    """A socket on the game's channel with its mirror."""

    def __init__(self, socket: Socket, game: Made) -> None:
        self.socket = socket
        self.game = game
        self.mirror = Mirror(game.channel)
        self._heard = 0

    async def sit(self) -> None:
        self.listen()
        answer = await self.socket.ok("subscribe", channel=self.game.channel)
        self.mirror.begin(answer)
        self._heard = len(self.socket.told)

    def listen(self) -> None:
        """Let the mirror hear what has come."""
        while self._heard < len(self.socket.told):
            event = self.socket.told[self._heard]
            self._heard += 1
            self.mirror.hear(event)

    async def reach(self, version: int) -> None:
        """Wait until this socket has heard of that version."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                self.listen()
                if self.mirror.version >= version:
                    return
                await self.socket.changed()

    async def compare(self) -> None:
        """A stale snapshot and the events since give a fresh snapshot.

        A step of the clock may come between: the snapshot then holds an event that is not told
        on this socket any more, and the two are of different versions. The next try has both.
        """
        for _ in range(3):
            self.listen()
            answer = await self.socket.ok("subscribe", channel=self.game.channel)
            self.listen()  # what came before the answer
            known, fresh = Mirror.lasting(self.mirror.state), Mirror.lasting(answer["snapshot"])
            self.mirror.begin(answer)
            assert known["version"] <= fresh["version"]
            if known["version"] == fresh["version"]:
                break
        assert known == fresh, {
            name: (known.get(name), fresh.get(name))
            for name in known.keys() | fresh.keys()
            if known.get(name) != fresh.get(name)
        }


class Host(Sitting):
    async def __call__(self, verb: str, **fields: Any) -> dict[str, Any]:
        """Command with the version this host has seen; the answer must be ok."""
        self.listen()
        fields.setdefault("version", self.mirror.version)
        answer = await self.socket.ok(verb, session_id=self.game.id, **fields)
        await self.reach(answer["version"])
        assert self.mirror.state["phase"] == answer["phase"]
        return answer


class Player(Sitting):
    def __init__(self, socket: Socket, game: Made, joined: Joined) -> None:
        super().__init__(socket, game)
        self.joined = joined

    @property
    def id(self) -> str:
        return str(self.joined.participant.id)

    async def answer(self, question_id: Any, answer: dict[str, Any]) -> dict[str, Any]:
        return await self.socket.ask(
            "live.answer", session_id=self.game.id, question_id=question_id, answer=answer
        )


class Table:
    """Hosts and players around one game, alternately on the one process and the other."""

    def __init__(self, game: Made, servers: Sequence[Running], stack: AsyncExitStack) -> None:
        self.game = game
        self.servers = servers
        self.hosts: list[Host] = []
        self.players: list[Player] = []
        self._stack = stack

    async def host(self, user: User | None = None) -> Host:
        server = self.servers[len(self.hosts) % len(self.servers)]
        entered = await self._stack.enter_async_context(as_user(server, user or self.game.host))
        one = Host(entered, self.game)
        await one.sit()
        self.hosts.append(one)
        return one

    async def player(self, joined: Joined | None = None) -> Player:
        joined = joined or await self.game.player()
        server = self.servers[len(self.players) % len(self.servers)]
        entered = await self._stack.enter_async_context(as_player(server, joined.player_token))
        one = Player(entered, self.game, joined)
        await one.sit()
        self.players.append(one)
        return one

    @property
    def everybody(self) -> list[Sitting]:
        return [one for one in [*self.hosts, *self.players] if one.socket.closed is None]

    async def reach(self, version: int) -> None:
        for one in self.everybody:
            await one.reach(version)


@asynccontextmanager
async def table(
    game: Made, servers: Sequence[Running], *, hosts: int = 1, players: int = 2
) -> AsyncIterator[Table]:
    async with AsyncExitStack() as stack:
        made = Table(game, servers, stack)
        for _ in range(hosts):
            await made.host()
        for _ in range(players):
            await made.player()
        yield made


async def bearer(user: User) -> dict[str, str]:
    """Headers that sign in as this account."""
    pair = await sessions.open_session(user.id, Device("tests", "127.0.0.1"))
    return {"Authorization": f"Bearer {pair.access}"}


@asynccontextmanager
async def web(server: Running, user: User | None = None) -> AsyncIterator[httpx.AsyncClient]:
    """REST on a real server."""
    headers = await bearer(user) if user else {}
    base = f"{server.base_url}/api/v1/"
    async with httpx.AsyncClient(base_url=base, headers=headers, timeout=PATIENCE_S) as client:
        yield client
