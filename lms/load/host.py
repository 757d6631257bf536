"""A simulated host: creates a game from a quiz over REST and commands it over its own socket."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from lms.load.client import Client, Room
from lms.load.web import Failed, Web

AGAIN_S = 0.2


class Host(Client):
    """The person who signed in with `web`."""

    __slots__ = ("_news", "commanded_at", "web")

    def __init__(self, room: Room, web: Web) -> None:
        super().__init__(room)
        self.web = web
        self.commanded_at = 0.0
        """When the last successful command was sent (monotonic)."""
        self._news = asyncio.Event()

    async def credentials(self) -> dict[str, str]:
        answer = await self.web.post("realtime/tickets")
        return {"ticket": answer["ticket"]}

    def entered(self, me: dict[str, Any] | None) -> None:  # noqa: ARG002
        self._news.set()

    def on_event(self, event: dict[str, Any]) -> None:  # noqa: ARG002
        self._news.set()

    async def until(self, *phases: str, within: float) -> None:
        """Wait until the game is in one of the phases; TimeoutError otherwise."""
        async with asyncio.timeout(within):
            while self.phase not in phases or not self.ready:
                self._news.clear()
                await self._news.wait()

    async def ask(self, type: str, **fields: Any) -> dict[str, Any]:  # noqa: A002
        """Send a command once; ConnectionError without a connection, TimeoutError without reply."""
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()

        def then(frame: dict[str, Any]) -> None:
            if not answer.done():
                answer.set_result(frame)

        if not self.send(type, then, session_id=self.room.session_id, **fields):
            raise ConnectionError("no line")
        line = self.line
        async with asyncio.timeout(10):
            while not answer.done():
                await asyncio.wait({answer}, timeout=0.05)
                if self.line is not line:
                    raise ConnectionError("lost before the answer")
        return answer.result()

    async def move(self, command: str, *phases: str, within: float = 20.0, **fields: Any) -> None:
        """Repeat a command until the game has reached one of the phases."""
        until = time.monotonic() + within
        seen = self.version
        said: object = "no line"
        while time.monotonic() < until:
            if self.ready and self.version > seen and self.phase in phases:
                return
            sent = time.monotonic()
            try:
                answer = await self.ask(command, version=self.version, **fields)
            except (ConnectionError, TimeoutError) as error:
                said = error
                await asyncio.sleep(AGAIN_S)
                continue
            if answer["type"] == "ok":
                self.version = max(self.version, answer["version"])
                self.phase, self.commanded_at = answer["phase"], sent
                return
            said = answer
            if not answer["retryable"] and answer["code"] != "conflict":
                break
            await asyncio.sleep(AGAIN_S)
        raise Failed(f"{command}: {said}")


async def make_quiz(web: Web, questions: int, *, seconds: int = 20) -> tuple[str, str]:
    """Create a course with a quiz of that many questions; returns their ids."""
    course = await web.post("courses", {"title": "Load test (may be deleted)"})
    quiz = await web.post(f"courses/{course['id']}/quizzes", {"title": "Load test"})
    for number in range(1, questions + 1):
        await web.post(
            f"quizzes/{quiz['id']}/questions",
            {
                "type": "single_choice",
                "stem": f"Question {number}: which one is right?",
                "options": [
                    {"text": f"Option {n}", "correct": n == 1 + number % 4} for n in range(1, 5)
                ],
                "time_limit_s": seconds,
            },
        )
    return course["id"], quiz["id"]
