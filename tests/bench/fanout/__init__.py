"""Server CPU of one frame to many sockets: ours, `websockets`, Node's `ws`, and a floor in C."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from redis import Redis

from lms.embedded import Embedded
from lms.realtime.publishing import PREFIX
from tests.bench.common import Process, compiled, crowd, ending, node, table
from tests.bench.fanout.channel import CHANNEL, FIRST_VERSION, event

TITLE = "Fan-out: server CPU of one delivery"
PEERS = Path(__file__).parent / "peers"
SIZES = (500, 2000, 5000)
BESIDE = "Node ws"
BODY = 300  # bytes
ROUNDS = 9
DELIVERIES = 20_000  # a turn of one server


@dataclass
class Side:
    """A server with its crowd, and what each of its turns cost in µs a delivery."""

    name: str
    server: Process
    crowd: Process | None = None
    costs: list[float] = field(default_factory=list)

    def fire(self) -> None:
        """Have one frame written to all."""
        self.server.tell(f"go {BODY}")
        self.server.hear("done")

    def turn(self, sockets: int, times: int) -> None:
        """So many broadcasts, each after the one before has arrived everywhere."""
        assert self.crowd
        before = self.server.cpu_s()
        for _ in range(times):
            self.crowd.tell(f"expect {sockets * (BODY + 4)}")
            self.fire()
            self.crowd.hear("got")
        self.costs.append((self.server.cpu_s() - before) / sockets / times * 1e6)


@dataclass
class HubSide(Side):
    """The hub hears from Redis, as from another process's action."""

    redis: Redis | None = None
    version: int = FIRST_VERSION

    def fire(self) -> None:
        assert self.redis
        self.version += 1
        self.redis.publish(PREFIX + CHANNEL, event(self.version, BODY))


def sides(redis_url: str) -> list[Side]:
    """Everything this machine can run; ours first."""
    peers = "tests.bench.fanout.peers"
    hub = Process.python(f"{peers}.hub", redis_url)
    found: list[Side] = [
        HubSide("LMS hub, through Redis", hub, redis=Redis.from_url(redis_url)),
        Side("LMS wire alone", Process.python(f"{peers}.wire")),
        Side("websockets broadcast()", Process.python(f"{peers}.broadcasting")),
    ]
    if (runtime := node()) is not None:
        program, env = runtime
        found.append(Side(BESIDE, Process(program, PEERS / "ws.mjs", env=env)))
    if (floor := compiled(PEERS / "floor.c")) is not None:
        found.append(Side("C, epoll", Process(floor)))
    return found


def measure(sockets: int, redis_url: str) -> dict[str, float]:
    """µs of CPU a delivery, by server: the median of alternating turns."""
    running = sides(redis_url)
    with ending([side.server for side in running]):
        for side in running:
            side.crowd = crowd(int(side.server.hear("port")[0]), sockets)
        with ending([side.crowd for side in running if side.crowd]):
            for n in range(ROUNDS + 1):
                for side in running if n % 2 else reversed(running):
                    side.turn(sockets, max(1, DELIVERIES // sockets))
    return {side.name: median(side.costs[1:]) for side in running}


def run() -> str:
    with TemporaryDirectory() as folder, Embedded(Path(folder), postgres=False) as embedded:
        found = {sockets: measure(sockets, embedded.urls.redis_url) for sockets in SIZES}
    rows = []
    for name in found[SIZES[0]]:
        row: list[str | float] = [name]
        for sockets in SIZES:
            cost, other = found[sockets][name], found[sockets].get(BESIDE)
            row += [cost, cost / other if other else "-"]
        rows.append(row)
    head = ["server"]
    for sockets in SIZES:
        head += [f"µs at {sockets:,}", "x ws"]
    return (
        f"One frame of {BODY} bytes to N sockets, the next once it has arrived at all; µs of the "
        f"server's CPU a delivery, user and kernel. Medians of {ROUNDS} turns taken in "
        "alternation.\n\n" + table(head, rows)
    )
