"""What the faults are injected into: durable servers of our own, and `lms serve` on them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
from redis.asyncio import Redis

from lms.embedded import Embedded
from lms.load.line import Target
from lms.load.web import Web
from lms.processes import end, spawn
from lms.settings import Settings
from tests.server import ROOT, Running, start

PASSWORD = "three-quiet-otters"
HOST = "instructor@demo.test"
STUDENTS = [f"student{n}@demo.test" for n in range(1, 6)]
ENVIRONMENT = {
    "ENVIRONMENT": "development",
    "SECRET_KEY": "faults-only-" + "5f0c1d2e3b4a6978" * 4,
    "LMS_DEMO_PASSWORD": PASSWORD,
    "LOG_LEVEL": "warning",
    "LOG_FORMAT": "json",
    "RATE_LIMIT_REQUESTS_PER_MINUTE": "100000",
    "AUTH_RATE_LIMIT_REQUESTS_PER_MINUTE": "100000",
    "ACCESS_TOKEN_S": "3600",
}


class World:
    """Postgres and Redis with everything synced to disk, the demo's people, servers on demand."""

    def __init__(self, *, short: bool) -> None:
        self.short = short
        self.folder = Path(tempfile.mkdtemp(prefix="lms-faults-"))
        self.folder.chmod(0o711)  # postgres gives up root and must get in
        self.embedded = Embedded(self.folder / "services", durable=True)
        self.env: dict[str, str] = {}
        self.servers: list[Running] = []
        self.others: list[subprocess.Popen[bytes]] = []

    def begin(self) -> None:
        urls = self.embedded.start()
        names = {name.upper() for name in Settings.model_fields}
        kept = {k: v for k, v in os.environ.items() if k not in names}
        self.env = (
            kept
            | ENVIRONMENT
            | {
                "DATABASE_URL": urls.database_url,
                "REDIS_URL": urls.redis_url,
                "LMS_DATA_DIR": str(self.folder / "data"),
                "PYTHONPATH": str(ROOT),
            }
        )
        for verb in ("migrate", "seed"):
            subprocess.run(
                [sys.executable, "-m", "lms", verb],
                env=self.env,
                cwd=self.folder,
                check=True,
                stdout=subprocess.DEVNULL,
            )

    def end(self) -> None:
        for server in self.servers:
            server.stop()
        end(self.others, grace=5)
        self.embedded.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextmanager
    def serving(self, workers: int = 2, **more: str) -> Iterator[Running]:
        """`lms serve` while this lasts."""
        server = start(self.folder, self.env, workers=workers, **more)
        self.servers.append(server)
        try:
            yield server
        finally:
            server.stop()
            self.servers.remove(server)

    def spawn(self, what: str, **more: str) -> subprocess.Popen[bytes]:
        """`lms worker`, `lms scheduler`."""
        with (self.folder / f"{what}.log").open("ab") as log, contextlib.chdir(self.folder):
            child = spawn([sys.executable, "-m", "lms", what], env=self.env | more, log=log)
        self.others.append(child)
        return child

    async def sql(self, statement: str, *args: Any) -> list[Any]:
        """Ask the database, past everything that is being tested."""
        line = await asyncpg.connect(self.embedded.urls.database_url, timeout=10)
        try:
            return await line.fetch(statement, *args)
        finally:
            await line.close()

    @contextlib.asynccontextmanager
    async def redis(self) -> Any:
        client = Redis.from_url(self.embedded.urls.redis_url)
        try:
            yield client
        finally:
            await client.aclose()


async def sign_in(server: Running, email: str = HOST) -> Web:
    web = Web(Target.of(server.base_url))
    signed = await web.post("auth/login", {"email": email, "password": PASSWORD})
    web.token = signed["access_token"]
    return web


def holders(server: Running) -> dict[int, int]:
    """Which web process holds which connection: the client's port -> the process."""
    by_inode = {}
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        parts = line.split()
        if int(parts[1].split(":")[1], 16) == server.port:
            by_inode[parts[9]] = int(parts[2].split(":")[1], 16)
    found = {}
    for pid in server.pids:
        with contextlib.suppress(OSError):
            for fd in Path(f"/proc/{pid}/fd").iterdir():
                with contextlib.suppress(OSError):
                    name = str(fd.readlink())
                    if name.startswith("socket:[") and name[8:-1] in by_inode:
                        found[by_inode[name[8:-1]]] = pid
    return found


def family(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


@contextlib.asynccontextmanager
async def stopped(pid: int, seconds: float) -> Any:
    """A process and its children, stopped for that long while the body runs."""
    pids: list[int] = []
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)
    pids = family(pid)
    for one in pids[1:]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGSTOP)
    since = time.monotonic()
    try:
        yield
        await asyncio.sleep(max(0.0, seconds - (time.monotonic() - since)))
    finally:
        for one in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGCONT)


async def until(condition: Any, within: float, what: str) -> float:
    """Wait for it; how long that took. AssertionError when it doesn't come true."""
    started = time.monotonic()
    while not condition():
        if time.monotonic() - started > within:
            raise AssertionError(f"{what}: not within {within:g} s")
        await asyncio.sleep(0.01)
    return time.monotonic() - started
