"""What an idle player costs: hello said, subscribed to the game, known to the hub."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from lms.embedded import Embedded
from tests.bench.answers.rooms import game
from tests.bench.common import Process, ending, private_kib, table
from tests.server import Running

TITLE = "Memory of a player who is seated in a game"
SIZES = (3000, 3000)


def settled(server: Running) -> float:
    """Private memory of the web processes once the last handshakes' garbage is gone (KiB)."""
    time.sleep(5)
    return sum(private_kib(pid) for pid in server.pids)


def run() -> str:
    with (
        TemporaryDirectory() as name,
        Embedded(Path(name) / "data", durable=False) as embedded,
        game(sum(SIZES), embedded, Path(name), workers=1) as made,
    ):
        folder = Path(name)
        tokens = (folder / "lms.tokens").read_text().split("\n")
        used, seated = [], []
        with ending(seated):
            for size in SIZES:
                mine, tokens = tokens[:size], tokens[size:]
                (folder / f"{len(seated)}.tokens").write_text("\n".join(mine))
                crowd = Process.python(
                    "tests.bench.answers.players",
                    "/api/v1/realtime",
                    folder / f"{len(seated)}.tokens",
                    made.server.port,
                )
                seated.append(crowd)
                crowd.hear("ready")
                crowd.tell(f"subscribe live:{made.session}")
                crowd.hear("done")
                used.append(settled(made.server))
    each = (used[1] - used[0]) / SIZES[1]
    return (
        f"Private memory of one web process, {SIZES[1]:,} more players after {SIZES[0]:,}, each "
        "subscribed to the game with a snapshot of their own.\n\n"
        + table(["server", "KiB a player"], [["LMS", each]])
    )
