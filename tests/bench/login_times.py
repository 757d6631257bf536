"""Whether the response time reveals that an address has an account."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

from lms.embedded import Embedded
from tests.bench.answers.rooms import environment, migrate
from tests.bench.common import table
from tests.bench.logins import PASSWORD, UNLIMITED, Caller, make_accounts
from tests.server import start

TITLE = "Whether time tells who has an account"
TRIES = 500
WARM = 20
MOST_APART_MS = 2.0
Body = Callable[[str], dict[str, Any]]
WAYS: dict[str, tuple[str, int, Body]] = {
    "sign in, wrong password": (
        "auth/login", 401, lambda email: {"email": email, "password": "not this one"},
    ),
    "forgot the password": ("auth/password/forgot", 202, lambda email: {"email": email}),
    "register": (
        "auth/register", 202,
        lambda email: {"email": email, "password": PASSWORD, "full_name": "A Person"},
    ),
}  # fmt: skip


def in_turns(
    caller: Caller, path: str, status: int, body: Body, known: list[str]
) -> tuple[list[float], list[float]]:
    """Milliseconds for known and for unknown addresses, each address once, one after the other."""
    times: tuple[list[float], list[float]] = ([], [])
    for n, email in enumerate(known):
        unknown = f"nobody-{path[-5:].replace('/', '')}{n}@bench.test"
        pair = [(0, email), (1, unknown)]
        for which, address in pair if n % 2 else reversed(pair):
            took = 1000 * caller.post(path, body(address), status)
            if n >= WARM:
                times[which].append(took)
    return times


def run() -> str:
    rows: list[list[str | float]] = []
    with TemporaryDirectory() as name, Embedded(Path(name) / "data", durable=False) as embedded:
        folder = Path(name)
        migrate(embedded)
        known = make_accounts(embedded.urls.database_url, TRIES + WARM)
        env = dict(os.environ) | environment(embedded, folder) | UNLIMITED
        server = start(folder, env, workers=1)
        try:
            caller = Caller(server.port)
            for what, (path, status, body) in WAYS.items():
                yes, no = in_turns(caller, path, status, body, known)
                apart = abs(median(yes) - median(no))
                tails = [quantiles(one, n=20)[18] for one in (yes, no)]
                rows.append([what, median(yes), median(no), apart, *tails])
        finally:
            server.stop()
    kept = all(float(row[3]) <= MOST_APART_MS for row in rows)
    return (
        f"{TRIES} tries each for addresses with and without an account, in turns on one "
        f"connection; milliseconds. Promised are medians within {MOST_APART_MS:g} ms: "
        f"{'kept' if kept else 'NOT KEPT'}.\n\n"
        + table(
            ["asked", "known, median", "unknown, median", "apart", "known, p95", "unknown, p95"],
            rows,
        )
    )
