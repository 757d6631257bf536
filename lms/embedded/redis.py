"""A private Redis."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from lms.embedded.binaries import redis_bin
from lms.embedded.server import Server

SETTINGS = """\
bind 127.0.0.1
port {port}
dir {folder}
requirepass {password}
appendonly {appendonly}
save ""
"""


class Redis(Server):
    """The server in `<home>/redis`; its append-only file restores everything after a kill."""

    name = "redis"
    stop_with = signal.SIGTERM

    def __init__(self, home: Path, password: str, port: int | None, *, durable: bool) -> None:
        super().__init__(home, password, port)
        self.bin = redis_bin()
        self.durable = durable

    @property
    def url(self) -> str:
        """The address for REDIS_URL."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def prepare(self) -> None:
        """Create the folder and write the settings, with the current port."""
        self.own_folder()

    def command(self) -> list[str]:
        """Settings are in a file: everybody can read arguments in the process list."""
        settings = self.folder / "redis.conf"
        settings.unlink(missing_ok=True)
        settings.touch(mode=0o600)
        settings.write_text(
            SETTINGS.format(
                port=self.port,
                folder=f'"{self.folder}"',
                password=self.password,
                appendonly="yes" if self.durable else "no",
            )
        )
        self.give(settings)
        return [str(self.bin), str(settings)]

    def ready(self) -> bool:
        """Whether it answers other than -LOADING, i.e. has read the append-only file."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                line.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                said = b""
                while said.count(b"\r\n") < 2 and (more := line.recv(256)):
                    said += more
        except OSError:
            return False
        return said.endswith(b"+PONG\r\n")

    def empty(self) -> None:
        """Delete all data; only while it is stopped."""
        for name in ("appendonly.aof", "dump.rdb"):
            (self.folder / name).unlink(missing_ok=True)
