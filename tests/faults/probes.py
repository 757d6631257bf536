"""REST beside a fault: how long each answer takes, and whether it says when to come back."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import msgspec

from tests.faults.table import Row, most, none_of
from tests.server import Running

ANSWER_S = 3.0
GIVE_UP_S = 15.0


@dataclass
class Probes:
    """One thread a path, each request on a connection of its own, until told to stop."""

    server: Running
    token: str
    asked: list[tuple[str, str, object]]
    every_s: float = 0.2
    took_s: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    no_answer: list[str] = field(default_factory=list)
    unsaid: int = 0
    """503 without Retry-After."""
    last_bad: float = 0.0
    """When the last answer came that wasn't a success (monotonic)."""
    stop: threading.Event = field(default_factory=threading.Event)

    def ask(self, method: str, path: str, body: object) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=GIVE_UP_S)
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        data = None if body is None else msgspec.json.encode(body)
        started = time.monotonic()
        try:
            line.request(method, f"/api/v1/{path}", data, headers)
            got = line.getresponse()
            got.read()
        except (OSError, http.client.HTTPException) as error:
            self.no_answer.append(f"{path}: {error!r}")
            self.last_bad = time.monotonic()
            return
        finally:
            self.took_s.append(time.monotonic() - started)
            line.close()
        self.statuses[got.status] += 1
        if got.status >= 300:
            self.last_bad = time.monotonic()
        if got.status == 503 and not got.headers.get("Retry-After"):
            self.unsaid += 1

    def run(self, method: str, path: str, body: object) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            if path == "live/join":  # somebody new each time, and again when told to come back
                assert isinstance(body, dict)
                body = body | {"nickname": f"Late {number}"}
            self.ask(method, path, body)
            self.stop.wait(self.every_s)

    def rows(self, *, healed_s: float | None = None) -> list[Row]:
        """What they found; `healed_s` is how long after the fault's end the last failure was."""
        shown = ", ".join(f"{n} x {status}" for status, n in sorted(self.statuses.items()))
        wrong = sum(n for status, n in self.statuses.items() if status >= 300 and status != 503)
        rows = [
            most("slowest REST answer", max(self.took_s, default=99), ANSWER_S, "s", f"; {shown}"),
            none_of("REST answers that were neither good nor 503 with Retry-After",
                    wrong + self.unsaid + len(self.no_answer), len(self.took_s)),
        ]  # fmt: skip
        if healed_s is not None:
            rows.append(most("REST good again after the fault's end", healed_s, 5.0, "s"))
        return rows


@contextlib.asynccontextmanager
async def probing(
    server: Running, token: str, *asked: tuple[str, str, object], every_s: float = 0.2
) -> AsyncIterator[Probes]:
    """Ask again and again while the body runs."""
    probes = Probes(server, token, list(asked), every_s)
    threads = [threading.Thread(target=probes.run, args=one, daemon=True) for one in asked]
    for thread in threads:
        thread.start()
    try:
        yield probes
    finally:
        probes.stop.set()
        for thread in threads:
            await asyncio.to_thread(thread.join, GIVE_UP_S)
