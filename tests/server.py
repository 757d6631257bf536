"""A real server of two processes, for sockets, browsers and bytes that no client would send."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from lms.embedded.server import pick_port
from lms.processes import end, spawn
from lms.settings import Settings
from tests.patience import PATIENCE_S

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Running:
    """`lms serve` as it runs; it shares the tests' Postgres and Redis."""

    base_url: str
    port: int
    parent: subprocess.Popen[bytes]
    log: Path

    @property
    def ws_url(self) -> str:
        """The realtime endpoint."""
        return self.base_url.replace("http", "ws", 1) + "/api/v1/realtime"

    @property
    def pids(self) -> list[int]:
        """The web processes of this moment."""
        listed = Path(f"/proc/{self.parent.pid}/task/{self.parent.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]

    def wait_ready(self) -> None:
        """Until it answers; what it said is in the error when it doesn't."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and self.parent.poll() is None:
            try:
                with urlopen(f"{self.base_url}/api/v1/ready", timeout=10):  # noqa: S310  our own
                    return
            except (HTTPError, URLError, OSError):
                time.sleep(0.05)
        raise RuntimeError(f"The server did not start:\n{self.log.read_text()[-4000:]}")

    def stop(self) -> None:
        end([self.parent], grace=12)


def inherited() -> dict[str, str]:
    """What a server of the tests gets from this process: settings, and that it is measured."""
    names = [*(name.upper() for name in Settings.model_fields), "PATH", "HOME"]
    return {
        name: os.environ[name] for name in [*names, "COVERAGE_PROCESS_CONFIG"] if name in os.environ
    }


def start(
    folder: Path, env: dict[str, str], *, workers: int = 2, module: str = "lms", **more: str
) -> Running:
    """Start `lms serve` in `folder`, so that no `.env` is found; call `stop` at the end.

    `module` is what runs the command line: `lms` itself, or what first spoils something for it.
    """
    port = pick_port()
    address = f"http://127.0.0.1:{port}"
    given = env | {
        "PYTHONPATH": str(ROOT),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "BASE_URL": address,
        "WEB_WORKERS": str(workers),
        **more,
    }
    log = folder / f"server-{port}.log"
    with log.open("wb") as sink, contextlib.chdir(folder):
        parent = spawn([sys.executable, "-m", module, "serve"], env=given, log=sink)
    server = Running(address, port, parent, log)
    try:
        server.wait_ready()
    except BaseException:
        server.stop()
        raise
    return server
