"""A game on our server, and a full room at it and at Node's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lms.embedded import Embedded
from tests.bench.common import Process, Skipped, cpu_s, ending, node
from tests.server import Running, start

PEER = Path(__file__).parent / "peer.mjs"
ENVIRONMENT = {
    "ENVIRONMENT": "test",
    "SECRET_KEY": "benches-only-" + "5f0c1d2e3b4a6978" * 4,
    "LOG_LEVEL": "warning",
    "WS_SILENCE_S": "3600",  # these players don't answer heartbeats
}


@dataclass(frozen=True)
class Game:
    """A started server, and whoever moves its one game."""

    session: str
    stage: Process
    server: Running


@dataclass(frozen=True)
class Rooms:
    """The same players at both servers."""

    game: Game
    peers: list[Process]
    ours: Process
    theirs: Process

    def tell(self, line: str) -> None:
        """Both, one after the other."""
        for one in (self.ours, self.theirs):
            one.tell(line)
            one.hear("done")


def total(pids: list[int]) -> float:
    return sum(cpu_s(pid) for pid in pids)


def environment(embedded: Embedded, folder: Path) -> dict[str, str]:
    """What our server and its stage run with."""
    urls = embedded.urls
    where = {"DATABASE_URL": urls.database_url, "REDIS_URL": urls.redis_url}
    return ENVIRONMENT | where | {"LMS_DATA_DIR": str(folder)}


def migrate(embedded: Embedded) -> None:
    """Make the tables."""
    env = os.environ | environment(embedded, embedded.data_dir)
    command = [sys.executable, "-m", "lms", "migrate"]
    subprocess.run(command, env=env, check=True, capture_output=True)


@contextmanager
def game(players: int, embedded: Embedded, folder: Path, *, workers: int = 2) -> Iterator[Game]:
    """Of that many, whose tokens are in the folder; its tables are made here."""
    migrate(embedded)
    env = environment(embedded, folder)
    stage = Process.python("tests.bench.answers.stage", players, folder, env=env)
    with ending([stage]):
        session = stage.hear("game")[0]
        server = start(folder, dict(os.environ) | env, workers=workers)
        try:
            yield Game(session, stage, server)
        finally:
            server.stop()


@contextmanager
def rooms(
    players: int, embedded: Embedded, folder: Path, crowd: str = "tests.bench.answers.players"
) -> Iterator[Rooms]:
    """Everybody is subscribed to the game; `crowd` is the module that plays them."""
    runtime = node()
    if runtime is None:
        raise Skipped("there is no Node to stand beside")
    program, modules = runtime
    with game(players, embedded, folder) as made:
        env = environment(embedded, folder) | modules
        peers = [Process(program, PEER, env=env) for _ in range(2)]
        with ending(peers):
            ports = [int(peer.hear("port")[0]) for peer in peers]
            port = made.server.port
            ours = Process.python(crowd, "/api/v1/realtime", folder / "lms.tokens", port)
            theirs = Process.python(crowd, "/", folder / "peer.tokens", *ports)
            with ending([ours, theirs]):
                ours.hear("ready")
                theirs.hear("ready")
                both = Rooms(made, peers, ours, theirs)
                both.tell(f"subscribe live:{made.session}")
                yield both
