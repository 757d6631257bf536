"""Five times as many requests as a process can answer: what of it still gets done."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg
import uvloop

from lms.core.ids import new_id
from lms.embedded import Embedded
from tests.bench.answers.rooms import environment, migrate
from tests.bench.common import table
from tests.bench.logins import PASSWORD, UNLIMITED, make_accounts
from tests.server import Running, start

TITLE = "Overload: five times what one process can answer"
TIMES = 5
TURNS = 4
TURN_S = 8.0
PATIENCE_S = 2.5
AT_ONCE = 12
"""Requests under way while the capacity is measured."""
ACCOUNTS = 400
MOST_CONNECTIONS = 6_000
SIGN_INS, SAVES = 0.01, 0.09
"""Of all requests; the others are lists."""
SIDES = {"lms": "with admission", "tests.bench.all_admitted": "all let in"}
COURSES = """
insert into courses (id, owner_id, title, slug, summary, description, status, language, version,
  created_at, updated_at)
values ($1, $2, $3, $4, 'What it is about, in a sentence.', '', 'published', 'en', 1, now(), now())
"""


def request(method: str, path: str, token: str = "", body: object = None) -> bytes:
    """A whole request on a connection that is kept."""
    sent = b"" if body is None else json.dumps(body).encode()
    bearer = f"Authorization: Bearer {token}\r\n" if token else ""
    head = (
        f"{method} /api/v1/{path} HTTP/1.1\r\nHost: bench\r\n{bearer}"
        f"Content-Type: application/json\r\nContent-Length: {len(sent)}\r\n\r\n"
    )
    return head.encode() + sent


@dataclass
class Kinds:
    """The three kinds of requests."""

    sign_ins: list[bytes]
    save: bytes
    listing: bytes

    def draw(self) -> tuple[bytes, str]:
        """The next one, and of which kind it is."""
        n = random.random()
        if n < SIGN_INS:
            return random.choice(self.sign_ins), "sign-in"
        return (self.save, "save") if n < SIGN_INS + SAVES else (self.listing, "list")


@dataclass
class Load:
    """Connections to one server, and what became of the requests."""

    port: int
    idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = field(default_factory=list)
    open: int = 0
    sent: Counter[str] = field(default_factory=Counter)
    good: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    took: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    async def ask(self, what: bytes, kind: str) -> None:
        """Good is what is answered well and in time."""
        self.sent[kind] += 1
        begun = time.perf_counter()
        with contextlib.suppress(OSError, TimeoutError, asyncio.IncompleteReadError):
            async with asyncio.timeout(PATIENCE_S):
                status = await self._ask(what)
            if 200 <= status < 300:
                self.good[kind] += 1
                self.took[kind].append(time.perf_counter() - begun)
            elif status == 503:
                self.refused[kind] += 1
            else:
                raise RuntimeError(f"an answer of {status}")

    async def _ask(self, what: bytes) -> int:
        if self.idle:
            reader, writer = self.idle.pop()
        elif self.open < MOST_CONNECTIONS:
            self.open += 1
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        else:
            raise OSError("no more connections")
        whole = False
        try:
            writer.write(what)
            head = await reader.readuntil(b"\r\n\r\n")
            size = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
            await reader.readexactly(int(size or 0))
            whole = b"connection: close" not in head.lower()
            return int(head.split(b" ", 2)[1])
        finally:
            if whole:
                self.idle.append((reader, writer))
            else:
                writer.transport.abort()
                self.open -= 1

    def close(self) -> None:
        for _, writer in self.idle:
            writer.transport.abort()


async def capacity(server: Running, kinds: Kinds, seconds: float) -> float:
    """How many of this mixture get done in a second when no more is asked."""
    load = Load(server.port)
    until = time.monotonic() + seconds

    async def one_after_the_other() -> None:
        while time.monotonic() < until:
            await load.ask(*kinds.draw())

    await asyncio.gather(*(one_after_the_other() for _ in range(AT_ONCE)))
    load.close()
    return load.good.total() / seconds


async def offer(load: Load, kinds: Kinds, per_s: float, seconds: float) -> None:
    """So many a second, whatever becomes of them."""
    begun, tasks, n = time.monotonic(), set[asyncio.Task[None]](), 0
    while (now := time.monotonic()) < begun + seconds:
        while n < (now - begun) * per_s:
            task = asyncio.create_task(load.ask(*kinds.draw()))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
            n += 1
        await asyncio.sleep(0.005)
    await asyncio.gather(*tasks)


async def token_of(server: Running, sign_in: bytes) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(sign_in)
    head = await reader.readuntil(b"\r\n\r\n")
    size = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    body = json.loads(await reader.readexactly(size))
    writer.transport.abort()
    return str(body["access_token"])


async def measure(servers: dict[str, Running], emails: list[str]) -> tuple[float, dict[str, Load]]:
    """Both sides in turns."""
    any_one = next(iter(servers.values()))
    sign_ins = [
        request("POST", "auth/login", body={"email": email, "password": PASSWORD})
        for email in emails
    ]
    token = await token_of(any_one, sign_ins[0])
    save = request("POST", "realtime/tickets", token)
    kinds = Kinds(sign_ins, save, request("GET", "courses?limit=25", token))
    able = min([await capacity(server, kinds, 4) for server in servers.values()])
    loads = {module: Load(server.port) for module, server in servers.items()}
    for turn in range(TURNS):
        for module in sorted(servers, reverse=bool(turn % 2)):
            await offer(loads[module], kinds, TIMES * able, TURN_S)
            await asyncio.sleep(PATIENCE_S)
    for load in loads.values():
        load.close()
    return able, loads


async def fill(database_url: str) -> None:
    line = await asyncpg.connect(database_url)
    try:
        owner = await line.fetchval("select id from users limit 1")
        rows = [(new_id(), owner, f"Course {n}", f"course-{n}") for n in range(60)]
        await line.executemany(COURSES, rows)
    finally:
        await line.close()


def run() -> str:
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder = Path(name)
        migrate(embedded)
        emails = make_accounts(embedded.urls.database_url, ACCOUNTS)
        asyncio.run(fill(embedded.urls.database_url))
        env = dict(os.environ) | environment(embedded, folder) | UNLIMITED
        with contextlib.ExitStack() as stack:
            servers = {}
            for module in SIDES:
                servers[module] = start(folder, env, workers=1, module=module)
                stack.callback(servers[module].stop)
            able, loads = uvloop.run(measure(servers, emails))
    return report(able, loads)


def report(able: float, loads: dict[str, Load]) -> str:
    seconds = TURNS * TURN_S
    rows: list[list[str | float]] = []
    for module, name in SIDES.items():
        load = loads[module]
        for kind in ("sign-in", "save", "list"):
            sent = max(1, load.sent[kind])
            waited = sorted(load.took[kind]) or [PATIENCE_S]
            rows.append(
                [
                    f"{name}: {kind}",
                    sent / seconds,
                    load.good[kind] / seconds,
                    100 * load.good[kind] / sent,
                    100 * load.refused[kind] / sent,
                    1000 * waited[len(waited) // 2],
                    1000 * waited[int(len(waited) * 0.95)],
                ]
            )
    ours, theirs = (loads[module] for module in SIDES)
    first = ("sign-in", "save")
    important = sum(ours.good[kind] for kind in first) / sum(ours.sent[kind] for kind in first)
    ratio = ours.good.total() / max(1, theirs.good.total())
    kept = important >= 0.95 and ratio >= 0.95
    return (
        f"One web process; {100 * SIGN_INS:.0f} % sign-ins, {100 * SAVES:.0f} % saves (both "
        f"important), the rest lists of 25 courses. Alone, {AT_ONCE} at once, it answers "
        f"{able:.0f} a second; offered is {TIMES} times that, in {TURNS} turns of {TURN_S:.0f} s "
        f"each. Good is answered well within {PATIENCE_S} s. Promised are 95 % of the important "
        f"ones and 0.95 of what is good when all are let in: {100 * important:.1f} % and "
        f"{ratio:.2f}, {'kept' if kept else 'NOT KEPT'}.\n\n"
        + table(
            [
                "server",
                "offered/s",
                "good/s",
                "good, %",
                "refused, %",
                "p50 ms",
                "p95 ms",
            ],
            rows,
        )
    )  # fmt: skip
