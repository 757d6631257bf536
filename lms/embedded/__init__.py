"""A private Postgres and Redis for `lms up` and the tests, when no URL is configured.

The servers come from wheels, or from PATH. They keep their data, listen on loopback only, run as an
unprivileged user when we are root, and end with the process that started them, even after `kill
-9`.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from lms.embedded.binaries import Unavailable, can_enter, common_ground
from lms.embedded.postgres import Postgres
from lms.embedded.redis import Redis

__all__ = ["Embedded", "Unavailable", "Urls", "running_services", "write_private"]


@dataclass(frozen=True, slots=True)
class Urls:
    """The servers' URLs; empty for a server that wasn't requested."""

    database_url: str
    redis_url: str


class Embedded:
    """Both servers with their data in one folder. Start it from the main thread.

    `durable=False` is for tests: no sync to disk, and data in a temporary folder when the servers'
    user can't enter the given one.
    """

    def __init__(
        self, data_dir: Path, *, durable: bool = True, postgres: bool = True, redis: bool = True
    ) -> None:
        self.data_dir, self.durable = data_dir.absolute(), durable
        self._wanted = (postgres, redis)
        self.postgres: Postgres | None = None
        self.redis: Redis | None = None
        self._lock: IO[str] | None = None
        self._throw_away: Path | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def urls(self) -> Urls:
        """The current URLs."""
        return Urls(
            self.postgres.url if self.postgres else "", self.redis.url if self.redis else ""
        )

    def start(self) -> Urls:
        """Start the requested servers and wait until they answer."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        try:
            home, known = self._home(), _read(self.data_dir)
            postgres, redis = self._wanted
            if redis:
                self.redis = Redis(
                    home, self._password("redis"), known.get("redis_port"), durable=self.durable
                )
                self.redis.start()
            if postgres:
                self.postgres = Postgres(
                    home, self._password("postgres"), known.get("pg_port"), durable=self.durable
                )
                self.postgres.start()
            self._announce()
        except BaseException:
            self.stop()
            raise
        return self.urls

    def stop(self) -> None:
        """Stop both; the data stays."""
        for server in self.servers:
            server.stop()
        if self._throw_away:
            shutil.rmtree(self._throw_away, ignore_errors=True)
        if self._lock:
            self._lock.close()
            self._lock = None

    @property
    def servers(self) -> list[Postgres | Redis]:
        """The started servers."""
        return [server for server in (self.postgres, self.redis) if server]

    def _take_lock(self) -> None:
        self._lock = (self.data_dir / "embedded.lock").open("a")
        # Several tries: a command that only checks who runs here holds the lock for a moment.
        for _ in range(20):
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                time.sleep(0.02)
            else:
                return
        self._lock.close()
        self._lock = None
        owner = _read(self.data_dir).get("pid", "unknown")
        raise Unavailable(
            f"Another LMS (process {owner}) keeps its data in {self.data_dir}. "
            "Stop it, or set LMS_DATA_DIR to another folder."
        )

    def _home(self) -> Path:
        """The servers' folder: this one, or as root another one if their user can't enter it."""
        if can_enter(self.data_dir):
            return self.data_dir
        pointer = self.data_dir / "servers-are-in"
        if not self.durable:
            self._throw_away = home = Path(tempfile.mkdtemp(prefix="lms-"))
        elif pointer.exists():
            home = Path(pointer.read_text().strip())
            home.mkdir(mode=0o755, exist_ok=True)
        else:
            home = Path(tempfile.mkdtemp(prefix="data-", dir=common_ground()))
            pointer.write_text(f"{home}\n")
        home.chmod(0o711)
        return home

    def _password(self, name: str) -> str:
        path = self.data_dir / f"{name}.password"
        if not path.exists():
            write_private(path, secrets.token_urlsafe(24))
        return path.read_text().strip()

    def _announce(self) -> None:
        """Write the URLs down, so that every `lms` command on this folder finds them."""
        found: dict[str, str | int] = {"pid": os.getpid()}
        if self.postgres:
            found |= {"database_url": self.postgres.url, "pg_port": self.postgres.port}
            found |= {"pg_bin": str(self.postgres.bin)}
        if self.redis:
            found |= {"redis_url": self.redis.url, "redis_port": self.redis.port}
        write_private(self.data_dir / "services.json", json.dumps(found, indent=1))


def running_services(data_dir: Path) -> Urls | None:
    """The URLs of this folder's servers, if they run now."""
    known = _read(data_dir)
    try:
        with (data_dir / "embedded.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return Urls(str(known.get("database_url", "")), str(known.get("redis_url", "")))
    except OSError:
        pass
    return None


def _read(data_dir: Path) -> dict[str, int]:
    try:
        known = json.loads((data_dir / "services.json").read_text())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def write_private(path: Path, text: str) -> None:
    """Write the file atomically, readable by its owner only."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as unfinished:
        unfinished.write(text)  # made with mode 0600
    Path(unfinished.name).replace(path)
