"""REST with the standard library: one persistent connection per thread."""

from __future__ import annotations

import asyncio
import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import msgspec

from lms.load.line import Target

THREADS = 16
ANSWER_S = 15.0


class Failed(RuntimeError):
    """The server refused a request; the message contains its response."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes
    took_s: float

    @property
    def json(self) -> Any:
        return msgspec.json.decode(self.body)


class Web:
    """A server's API. A path is below /api/v1/."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.token = ""
        self._here = threading.local()
        self._lines: list[http.client.HTTPConnection] = []
        self._threads = ThreadPoolExecutor(THREADS, "load-web")

    async def ask(self, method: str, path: str, body: Any = None) -> Answer:
        """Send a request in a thread; OSError or HTTPException when there is no response."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self.ask_here, method, path, body)

    async def get(self, path: str) -> Any:
        return self._good("GET", path, await self.ask("GET", path))

    async def post(self, path: str, body: Any = None) -> Any:
        return self._good("POST", path, await self.ask("POST", path, body or {}))

    @staticmethod
    def _good(method: str, path: str, answer: Answer) -> Any:
        if answer.status >= 300:
            said = answer.body[:300].decode(errors="replace")
            raise Failed(f"{method} {path}: {answer.status} {said}")
        return answer.json if answer.body else None

    def ask_here(self, method: str, path: str, body: Any = None) -> Answer:
        """Send a request in this thread."""
        headers = {"Accept": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            data = msgspec.json.encode(body)
            headers["Content-Type"] = "application/json"
        started = time.monotonic()
        line: http.client.HTTPConnection | None = getattr(self._here, "line", None)
        if line is None:
            line = self._here.line = self._connection()
            self._lines.append(line)
        try:
            line.request(method, f"/api/v1/{path}", data, headers)
            got = line.getresponse()
            whole = got.read()
        except (OSError, http.client.HTTPException):
            line.close()
            self._lines.remove(line)
            self._here.line = None
            raise
        return Answer(got.status, got.msg, whole, time.monotonic() - started)

    def _connection(self) -> http.client.HTTPConnection:
        to = self.target
        if to.tls is not None:
            return http.client.HTTPSConnection(to.host, to.port, timeout=ANSWER_S, context=to.tls)
        return http.client.HTTPConnection(to.host, to.port, timeout=ANSWER_S)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for line in list(self._lines):
            line.close()
