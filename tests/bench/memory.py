"""What an idle websocket costs its server: ours with and without a seat in the hub, Node's `ws`."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from lms.embedded import Embedded
from tests.bench.common import Process, crowd, ending, node, table

TITLE = "Memory of an idle socket"
PEERS = Path(__file__).parent / "fanout" / "peers"
WARM, MORE = 1000, 5000


def cost(server: Process) -> float:
    """KiB a connection: the growth by 5,000 after 1,000 have come, so that no start-up counts."""
    port = int(server.hear("port")[0])
    crowds = [crowd(port, WARM)]
    with ending(crowds):
        settle(server)
        before = server.rss_kib()
        crowds.append(crowd(port, MORE))
        settle(server)
        after = server.rss_kib()
        for each in crowds[1:]:
            each.end()
    return (after - before) / MORE


def settle(server: Process) -> None:
    """Let the handshakes' garbage go."""
    for _ in range(2):
        time.sleep(1)
        server.tell("gc")
        server.hear("done")


def run() -> str:
    peers = "tests.bench.fanout.peers"
    with TemporaryDirectory() as folder, Embedded(Path(folder), postgres=False) as embedded:
        hub = Process.python(f"{peers}.hub", embedded.urls.redis_url)
        servers = {
            "LMS, a player with a seat in a game": hub,
            "LMS wire alone": Process.python(f"{peers}.wire"),
        }
        if (runtime := node()) is not None:
            program, env = runtime
            servers["Node ws"] = Process(program, "--expose-gc", PEERS / "ws.mjs", env=env)
        with ending(list(servers.values())):
            found = {name: cost(server) for name, server in servers.items()}
    beside = found.get("Node ws")
    rows = [[name, kib, kib / beside if beside else "-"] for name, kib in found.items()]
    return (
        f"Private memory of the server's process, {MORE:,} more idle sockets after {WARM:,}.\n\n"
        + table(["server", "KiB a socket", "x ws"], rows)
    )
