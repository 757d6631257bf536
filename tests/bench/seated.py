"""What an idle player costs: hello said, subscribed to the game, known to the hub."""

from __future__ import annotations

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from lms.embedded import Embedded
from tests.bench.answers import environment, migrate
from tests.bench.common import Process, ending, private_kib, table
from tests.server import Running, start

TITLE = "Memory of a player who is seated in a game"
SIZES = (3000, 3000)


def settled(server: Running) -> float:
    """Private memory of the web processes once the last handshakes' garbage is gone (KiB)."""
    time.sleep(5)
    return sum(private_kib(pid) for pid in server.pids)


def run() -> str:
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder = Path(name)
        migrate(embedded)
        env = environment(embedded, folder)
        stage = Process.python("tests.bench.answers.stage", sum(SIZES), folder, env=env)
        with ending([stage]):
            session = stage.hear("game")[0]
            tokens = (folder / "lms.tokens").read_text().split("\n")
            server = start(folder, dict(os.environ) | env, workers=1)
            try:
                used, seated = [], []
                with ending(seated):
                    for size in SIZES:
                        mine, tokens = tokens[:size], tokens[size:]
                        (folder / f"{len(seated)}.tokens").write_text("\n".join(mine))
                        crowd = Process.python(
                            "tests.bench.answers.players",
                            "/api/v1/realtime",
                            folder / f"{len(seated)}.tokens",
                            server.port,
                        )
                        seated.append(crowd)
                        crowd.hear("ready")
                        crowd.tell(f"subscribe live:{session}")
                        crowd.hear("done")
                        used.append(settled(server))
            finally:
                server.stop()
    each = (used[1] - used[0]) / SIZES[1]
    return (
        f"Private memory of one web process, {SIZES[1]:,} more players after {SIZES[0]:,}, each "
        "subscribed to the game with a snapshot of their own.\n\n"
        + table(["server", "KiB a player"], [["LMS", each]])
    )
