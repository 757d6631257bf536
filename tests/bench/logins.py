"""What the benches of signing in share: accounts, and requests one after the other."""

from __future__ import annotations

import asyncio
import http.client
import json
import time
from typing import Any

import asyncpg
from argon2 import PasswordHasher

from lms.core.ids import new_id

PASSWORD = "seven-quiet-otters"
HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
UNLIMITED = {
    "RATE_LIMIT_REQUESTS_PER_MINUTE": "10000000",
    "AUTH_RATE_LIMIT_REQUESTS_PER_MINUTE": "10000000",
}
INSERT = """
insert into users (id, email, full_name, role, status, password_hash, created_at, updated_at)
values ($1, $2, 'A Person', 'student', 'active', $3, now(), now())
"""


def make_accounts(database_url: str, how_many: int) -> list[str]:
    """Students with one password; their addresses."""
    emails = [f"known{n}@bench.test" for n in range(how_many)]
    stored = HASHER.hash(PASSWORD)

    async def insert() -> None:
        line = await asyncpg.connect(database_url)
        try:
            await line.executemany(INSERT, [(new_id(), email, stored) for email in emails])
        finally:
            await line.close()

    asyncio.run(insert())
    return emails


class Caller:
    """One connection that is kept open."""

    def __init__(self, port: int, prefix: str = "/api/v1/") -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.prefix = prefix

    def post(self, path: str, body: dict[str, Any], expected: int) -> float:
        """How long it took (s)."""
        sent = json.dumps(body)
        begun = time.perf_counter()
        self.line.request("POST", self.prefix + path, sent, {"Content-Type": "application/json"})
        answer = self.line.getresponse()
        text = answer.read()
        took = time.perf_counter() - begun
        assert answer.status == expected, (path, answer.status, text)
        return took
