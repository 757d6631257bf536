"""How long the worst input of each route, and of the socket, holds the loop."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import websockets
from websockets.exceptions import ConnectionClosed

from lms.embedded import Embedded
from lms.embedded.server import pick_port
from tests.bench.answers.rooms import environment, migrate
from tests.bench.common import Process, ending, table
from tests.bench.logins import UNLIMITED
from tests.bench.worst import cases

TITLE = "The worst input of each route: how long it holds the loop"
BOUND_MS = 50.0
QUERY = ["q", "cursor", "limit", "id", "role", "since", "verb", "next", "state", "code", "x"]
OPEN = ["/", "/join", "/openapi.json", "/docs", "/metrics"]
LONG_PATHS = ["/static/" + "./" * 5_000, "/" + "a/" * 7_000]
WITH_HEADERS = [("GET", "/api/v1/users/me"), ("POST", "/api/v1/live/join"), ("GET", "/")]
FRAMES_AT_ONCE = 20
CSV = b"email,full_name,role\n"


class Watched:
    """The server, one connection to it, and what held its loop the longest."""

    def __init__(self, process: Process, port: int, token: str) -> None:
        self.process, self.port, self.token = process, port, token
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.found: list[tuple[str, str, float, str]] = []

    def ask(
        self, method: str, path: str, body: bytes | None = None, **more: str
    ) -> tuple[int, int]:
        """Status and length of the answer; 0 where the server hung up."""
        sent = {"Authorization": f"Bearer {self.token}"} | more
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        try:
            self.line.request(method, path, body, sent)
            answer = self.line.getresponse()
            return answer.status, len(answer.read())
        except (OSError, http.client.HTTPException):
            self.line.close()
            return 0, 0

    def reset(self) -> None:
        self.process.tell("reset")
        self.process.hear("done")

    def note(self, route: str, what: str) -> None:
        """Keep what this case cost."""
        self.process.tell("tell")
        held, *ran = self.process.hear("held")
        self.found.append((route, what, float(held), " ".join(ran)))
        if float(held) > BOUND_MS:
            print(f"  {held} ms: {route}, {what}: {' '.join(ran)}", flush=True)  # noqa: T201

    def worst(self) -> list[tuple[str, str, float, str]]:
        return sorted(self.found, key=lambda one: -one[2])


def requests(row: dict[str, Any]) -> Iterator[tuple[str, str, bytes | None]]:
    """What, path, body."""
    path = "/api/v1/" + row["path"]
    if row["body"] is not None:
        for what, body in cases.bodies(row["body"]):
            yield what, path, body
    elif row["method"] == "GET":
        for what, query in cases.queries(QUERY):
            yield what, f"{path}?{query}", None


def over_http(watched: Watched, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        route = f"{row['method']} {row['rule']}"
        for what, path, body in requests(row):
            watched.reset()
            status, size = watched.ask(row["method"], path, body)
            assert status < 500, (row, what, status)
            assert size < 70_000 or status == 200, (row, what, status, size)
            watched.note(route, what)
    for what, headers in cases.headers():
        for method, path in WITH_HEADERS:
            watched.reset()
            watched.ask(method, path, b"{}" if method == "POST" else None, **headers)
            watched.note(f"{method} {path}", what)
    for path in OPEN + LONG_PATHS:
        watched.reset()
        watched.ask("GET", path)
        watched.note(f"GET {path[:20]}", "as it is")
    lists = {"marks": cases.run_of_marks(1_000_000), "lines": "x@y.zz,N,student\n" * 58_000}
    for what, text in lists.items():
        watched.reset()
        sheet, kind = CSV + text.encode(), {"Content-Type": "text/csv"}
        watched.ask("POST", "/api/v1/users/import?dry_run=true", sheet, **kind)
        watched.note("POST users/import", what)


async def over_sockets(watched: Watched, staged: dict[str, Any]) -> None:
    """Every player says it twenty times at once, which comes in one read."""
    address = f"ws://127.0.0.1:{watched.port}/api/v1/realtime"
    for what, frame in cases.frames(staged["session"], staged["question"]):
        lines = []
        for token in staged["players"]:
            line = await websockets.connect(address, subprotocols=["lms.v1"], max_size=None)
            await line.send(json.dumps({"type": "hello", "id": 0, "player_token": token}))
            await line.recv()
            lines.append(line)
        await asyncio.to_thread(watched.reset)
        await asyncio.gather(*(flooded(line, frame) for line in lines))
        await asyncio.to_thread(watched.note, "socket", what)


async def flooded(line: websockets.ClientConnection, frame: str) -> None:
    """Say it, and read until nothing more comes."""
    try:
        for _ in range(FRAMES_AT_ONCE):
            await line.send(frame)
        while True:
            await asyncio.wait_for(line.recv(), 1)
    except (TimeoutError, ConnectionClosed):
        await line.close()


def run() -> str:
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder, port = Path(name), pick_port()
        migrate(embedded)
        env = environment(embedded, folder) | UNLIMITED | {"LMS_WORKER_INDEX": "0"}
        env |= {"HOST": "127.0.0.1", "PORT": str(port), "BASE_URL": f"http://127.0.0.1:{port}"}
        env |= {"WEB_WORKERS": "1", "WS_SOCKETS_PER_USER": "100"}
        written = folder / "stage.json"
        stage = [sys.executable, "-m", "tests.bench.worst.stage", str(written)]
        subprocess.run(stage, env=dict(os.environ) | env, check=True)
        staged = json.loads(written.read_text())
        process = Process.python("tests.bench.worst.server", port, env=env)
        with ending([process]):
            watched = Watched(process, port, staged["token"])
            wait_ready(watched)
            asyncio.run(over_sockets(watched, staged))
            over_http(watched, staged["rows"])
        return report(watched)


def wait_ready(watched: Watched) -> None:
    until = time.monotonic() + 120
    while watched.ask("GET", "/api/v1/ready")[0] != 200:
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.2)


def report(watched: Watched) -> str:
    worst = watched.worst()
    longest = worst[0][2]
    rows = [[f"{route}, {what}", held] for route, what, held, _ in worst[:15]]
    kept = "kept" if longest <= BOUND_MS else "BROKEN"
    return (
        f"{len(watched.found):,} inputs, each as large as its limit lets it be: up to 1 MiB of "
        "body, 15 KB of query or header, 16 KB of message from 20 players, 20 times each. "
        "Milliseconds of CPU of the longest step of the loop between two waits, the fifteen "
        f"worst; promised are {BOUND_MS:.0f}: {kept}.\n\n" + table(["input", "ms"], rows)
    )
