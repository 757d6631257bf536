"""Argon2id in threads: as many as there are cores, with a bounded queue."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from lms.core.errors import Invalid, Unavailable
from lms.users.rules import weak_password

T = TypeVar("T")

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_threads = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="argon2")
# 23 ms each: a request behind a longer queue would exceed its 2.5 s, so it gets 503 at once.
MAX_WAITING = 64 * (os.cpu_count() or 1)
_waiting = 0


async def _in_thread(work: Callable[[], T]) -> T:
    global _waiting
    if _waiting >= MAX_WAITING:
        raise Unavailable(detail="Too many people are signing in at this moment.")
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_threads, work)
    finally:
        _waiting -= 1


@cache
def _dummy() -> str:
    """Verified when there is no account, so that the answer takes as long."""
    return _hasher.hash("nobody's password")


async def make_hash(password: str) -> str:
    """The PHC string to store."""
    return await _in_thread(lambda: _hasher.hash(password))


async def require_strong(field: str, password: str, email: str, full_name: str) -> None:
    """422 for that field when the password is too easy to guess."""
    # In a thread, because the first call reads the list.
    if weak := await asyncio.to_thread(weak_password, password, email, full_name):
        raise Invalid.field(field, weak)


async def verify(stored: str | None, password: str) -> bool:
    """Whether the password matches; takes as long without a stored hash."""

    def work() -> bool:
        try:
            return _hasher.verify(stored or _dummy(), password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False

    return await _in_thread(work)


def outdated(stored: str) -> bool:
    """Whether a hash was made with weaker parameters than the current ones."""
    return _hasher.check_needs_rehash(stored)
