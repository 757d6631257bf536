"""What Postgres and Redis share: a port, a log, and a process to start and stop."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from pathlib import Path

from lms.embedded.binaries import Unavailable
from lms.processes import end, spawn, unprivileged

# Below the range of ephemeral ports: an outgoing connection may take one of those at any time.
PORTS = range(20_000, 32_000)
LONGEST_LOG = 10 * 2**20


class Server(ABC):
    """One server process on a loopback port, with its folder and log."""

    name: str
    stop_with: signal.Signals

    def __init__(self, home: Path, password: str, port: int | None) -> None:
        self.home, self.password, self.port = home, password, port or 0
        self.folder = home / self.name
        self.log = home / f"{self.name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The running server's process id."""
        if self.process is None:
            raise Unavailable(f"{self.name} is not running")
        return self.process.pid

    @property
    def running(self) -> bool:
        """Whether the process runs."""
        return self.process is not None and self.process.poll() is None

    def start(self, wait: float = 60.0, *, same_port: bool = False) -> None:
        """Start the server, on another port when the known one is in use."""
        self.prepare()
        until = time.monotonic() + wait
        while time.monotonic() < until:
            if not (self.port and free(self.port)) and not same_port:
                self.port = pick_port()
            self.launch()
            if self.wait_ready(until):
                return
            self.stop(signal.SIGKILL)
            # The port may have been taken meanwhile, or a killed server's helpers still run.
            time.sleep(0.2)
        raise Unavailable(f"{self.name} did not start:\n{self.tail()}")

    def revive(self) -> subprocess.Popen[bytes] | None:
        """Restart it after it ended by itself, on the port its clients know."""
        self.start(same_port=True)
        return self.process

    def launch(self) -> None:
        """Run the command, without waiting."""
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG:
            self.log.unlink()
        self.log.touch(mode=0o600)
        self.log.chmod(0o600)  # the file may exist with another mode
        with self.log.open("ab") as log:
            self.process = spawn(self.command(), die=self.stop_with, user=unprivileged(), log=log)

    def wait_ready(self, until: float) -> bool:
        """Wait until it answers; False when the process ended or time is over."""
        while self.running and time.monotonic() < until:
            if self.ready():
                return True
            time.sleep(0.01)
        return False

    def stop(self, how: signal.Signals | None = None, grace: float = 5.0) -> None:
        """End the server, cleanly unless told otherwise."""
        if self.process:
            end([self.process], grace=grace, how=how or self.stop_with)

    def tail(self) -> str:
        """The end of the log, for error messages."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-15:])

    def own_folder(self) -> None:
        """A private folder that the server's user owns."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self.give(self.folder)

    @staticmethod
    def give(path: Path) -> None:
        """Give a path to the user the server runs as."""
        if (user := unprivileged()) is not None:
            os.chown(path, user, user)

    @abstractmethod
    def prepare(self) -> None:
        """Prepare the folder; called before each start."""

    @abstractmethod
    def command(self) -> list[str]:
        """The command line to run."""

    @abstractmethod
    def ready(self) -> bool:
        """Whether the server answers."""


def free(port: int) -> bool:
    """Whether a server could listen on the port."""
    with socket.socket() as probe, contextlib.suppress(OSError):
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        return True
    return False


def pick_port() -> int:
    """A random free port."""
    for port in random.sample(PORTS, 200):
        if free(port):
            return port
    raise Unavailable("No free port between 20000 and 32000.")
