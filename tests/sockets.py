"""A websocket as a test holds it: commands with their answers, events in their order."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from pydantic_core import from_json
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from lms.auth.actions import sessions
from lms.auth.rules import Device
from lms.users.models import User
from tests.patience import PATIENCE_S
from tests.server import Running


class Socket:
    """One connection. `events` holds every frame that was no answer, in order."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.events: list[dict[str, Any]] = []
        self.told: list[dict[str, Any]] = []
        """All of them, also those that `event` has taken."""
        self.raw: list[str] = []
        self.closed: int | None = None
        self._answers: dict[Any, asyncio.Future[dict[str, Any]]] = {}
        self._changed = asyncio.Event()
        self._number = 0
        self._task = asyncio.get_running_loop().create_task(self._read())

    async def _read(self) -> None:
        try:
            async for text in self.line:
                assert isinstance(text, str)
                self.raw.append(text)
                frame = from_json(text)
                if frame.get("type") in ("ok", "error"):
                    waiting = self._answers.pop(frame["id"], None)
                    if waiting is not None:
                        waiting.set_result(frame)
                    else:
                        self.events.append(frame)
                elif frame.get("type") == "ping":
                    await self.line.send('{"type":"pong"}')
                else:
                    self.events.append(frame)
                    self.told.append(frame)
                self._changed.set()
        except ConnectionClosed:
            pass
        self.closed = self.line.close_code
        self._changed.set()
        for waiting in self._answers.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError(f"closed with {self.closed}"))
                waiting.exception()

    async def ask(self, type: str, **fields: Any) -> dict[str, Any]:  # noqa: A002
        """Send a command and wait for its answer."""
        return await asyncio.wait_for(self.send(type, **fields), PATIENCE_S)

    def send(self, type: str, **fields: Any) -> asyncio.Future[dict[str, Any]]:  # noqa: A002
        """Send a command; the future is its answer."""
        self._number += 1
        number = self._number
        waiting = self._answers[number] = asyncio.get_running_loop().create_future()
        if self.closed is not None:
            waiting.set_exception(ConnectionError(f"closed with {self.closed}"))
            return waiting
        text = json.dumps({"id": number, "type": type, **fields}, default=str)
        sending = asyncio.get_running_loop().create_task(self.line.send(text))
        waiting.add_done_callback(lambda _: sending.cancel())
        return waiting

    async def ok(self, type: str, **fields: Any) -> dict[str, Any]:  # noqa: A002
        """Like `ask`; the answer must be `ok`."""
        answer = await self.ask(type, **fields)
        assert answer["type"] == "ok", answer
        return answer

    async def event(
        self,
        type: str,  # noqa: A002
        when: Callable[[dict[str, Any]], bool] = lambda _: True,
    ) -> dict[str, Any]:
        """The first event of that type that isn't taken yet; it and the ones before are taken."""

        def take() -> dict[str, Any] | None:
            for n, event in enumerate(self.events):
                if event["type"] == type and when(event):
                    del self.events[: n + 1]
                    return event
            return None

        async with asyncio.timeout(PATIENCE_S):
            while (found := take()) is None:
                if self.closed is not None:
                    raise ConnectionError(f"closed with {self.closed} before {type}")
                self._changed.clear()
                await self._changed.wait()
        return found

    async def changed(self) -> None:
        """Wait for the next frame or the end."""
        if self.closed is not None:
            raise ConnectionError(f"closed with {self.closed}")
        self._changed.clear()
        await self._changed.wait()

    async def close_code(self) -> int | None:
        """Wait for the end; its code."""
        async with asyncio.timeout(PATIENCE_S):
            while self.closed is None:
                self._changed.clear()
                await self._changed.wait()
        return self.closed

    async def end(self) -> None:
        await self.line.close()
        await self._task


@asynccontextmanager
async def opened(server: Running, **more: Any) -> AsyncIterator[Socket]:
    """A socket before its hello."""
    async with connect(server.ws_url, subprotocols=["lms.v1"], **more) as line:  # type: ignore[list-item]
        socket = Socket(line)
        try:
            yield socket
        finally:
            await socket.end()


@asynccontextmanager
async def as_user(server: Running, user: User) -> AsyncIterator[Socket]:
    """A socket that has said hello as this account."""
    pair = await sessions.open_session(user.id, Device("tests", "127.0.0.1"))
    bearer = {"Authorization": f"Bearer {pair.access}"}
    async with httpx.AsyncClient(base_url=server.base_url) as web:
        answer = await web.post("/api/v1/realtime/tickets", headers=bearer)
    async with opened(server) as socket:
        await socket.ok("hello", ticket=answer.json()["ticket"])
        yield socket


@asynccontextmanager
async def as_player(server: Running, player_token: str) -> AsyncIterator[Socket]:
    """A socket that has said hello as a player."""
    async with opened(server) as socket:
        await socket.ok("hello", player_token=player_token)
        yield socket
