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
values ($1, $2, 'A Person', $4, 'active', $3, now(), now())
"""


def make_accounts(database_url: str, how_many: int, role: str = "student") -> list[str]:
    """Accounts with one password; their addresses."""
    emails = [f"known{n}@bench.test" for n in range(how_many)]
    stored = HASHER.hash(PASSWORD)

    async def insert() -> None:
        line = await asyncpg.connect(database_url)
        try:
            await line.executemany(INSERT, [(new_id(), email, stored, role) for email in emails])
        finally:
            await line.close()

    asyncio.run(insert())
    return emails


class Caller:
    """One connection that is kept open."""

    def __init__(self, port: int, prefix: str = "/api/v1/") -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.prefix = prefix
        self.bearer = ""

    def post(self, path: str, body: dict[str, Any], expected: int) -> float:
        """How long it took (s)."""
        begun = time.perf_counter()
        self.ask("POST", path, body, expected)
        return time.perf_counter() - begun

    def ask(self, method: str, path: str, body: dict[str, Any] | None, expected: int) -> Any:
        """What was answered."""
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if self.bearer:
            headers["Authorization"] = f"Bearer {self.bearer}"
        sent = None if body is None else json.dumps(body)
        self.line.request(method, self.prefix + path, sent, headers)
        answer = self.line.getresponse()
        text = answer.read()
        assert answer.status == expected, (path, answer.status, text)
        return json.loads(text) if text else None
