"""What a login costs the server, beside FastAPI and SQLAlchemy with the same statements."""

from __future__ import annotations

import os
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from lms.embedded import Embedded
from lms.embedded.server import pick_port
from tests.bench.answers.rooms import environment, migrate
from tests.bench.common import Process, cpu_s, descendants, ending, table
from tests.bench.logins import HASHER, PASSWORD, UNLIMITED, Caller, make_accounts
from tests.server import start

TITLE = "Server CPU of one login"
TURNS = 7
LOGINS = 150


def hash_ms() -> float:
    """CPU of checking one password, alone in this process."""
    stored = HASHER.hash(PASSWORD)
    begun = time.process_time()
    for _ in range(40):
        HASHER.verify(stored, PASSWORD)
    return (time.process_time() - begun) * 1000 / 40


def turn(caller: Caller, pids: list[int], emails: list[str]) -> float:
    """Milliseconds of the server's CPU a login."""
    before = sum(map(cpu_s, pids))
    for email in emails:
        caller.post("auth/login", {"email": email, "password": PASSWORD}, 200)
    return 1000 * (sum(map(cpu_s, pids)) - before) / len(emails)


def run() -> str:
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder = Path(name)
        migrate(embedded)
        known = make_accounts(embedded.urls.database_url, LOGINS)
        env = environment(embedded, folder)
        port = pick_port()
        peer = Process.python("tests.bench.login_cpu.peer", port, env=env)
        with ending([peer]):
            peer.hear("ready")
            time.sleep(1)
            server = start(folder, dict(os.environ) | env | UNLIMITED, workers=1)
            try:
                sides = {
                    "LMS": (Caller(server.port), server.pids),
                    "FastAPI, SQLAlchemy, asyncpg": (Caller(port), descendants(peer.pid)),
                }
                found: dict[str, list[float]] = {side: [] for side in sides}
                hashes = []
                for n in range(TURNS + 1):  # the first one warms up
                    cost = hash_ms()
                    for side, (caller, pids) in sides.items():
                        used = turn(caller, pids, known)
                        if n:
                            found[side].append(used)
                    if n:
                        hashes.append(cost)
            finally:
                server.stop()
    argon, whole = median(hashes), {side: median(used) for side, used in found.items()}
    beside = whole["FastAPI, SQLAlchemy, asyncpg"]
    rows = [
        [side, used, used / beside, used - argon, (used - argon) / (beside - argon)]
        for side, used in whole.items()
    ]
    return (
        "Milliseconds of the server's process, user and kernel, for a login that succeeds; "
        f"medians of {TURNS} turns of {LOGINS} logins, taken in alternation. Both run the same SQL "
        "statements and the same argon2id in threads, and sign the same claims; ours also counts "
        f"tries in Redis and has headers, metrics and request ids. One argon2id check: {argon:.1f} "
        "ms, measured alone between the turns; without it is the difference.\n\n"
        + table(["server", "whole", "x peer", "without argon2id", "x peer"], rows)
    )
