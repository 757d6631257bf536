"""Many callers, one query: keys that arrive while a read runs are read together next."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MAX_KEYS_PER_BATCH = 2_000


class Batch(Generic[K, V]):
    """`await batch(key)` is `(await read(keys)).get(key)`; a failed read fails only its callers."""

    def __init__(self, read: Callable[[list[K]], Awaitable[dict[K, V]]]) -> None:
        self._read = read
        self._waiting: dict[K, asyncio.Future[V | None]] = {}
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, key: K) -> V | None:
        waiting = self._waiting.get(key)
        if waiting is None:
            loop = asyncio.get_running_loop()
            waiting = self._waiting[key] = loop.create_future()
            if self._task is None:
                self._task = loop.create_task(self._run(), context=contextvars.Context())
        return await asyncio.shield(waiting)

    async def _run(self) -> None:
        try:
            while self._waiting:
                keys = list(self._waiting)[:MAX_KEYS_PER_BATCH]
                asked = {key: self._waiting.pop(key) for key in keys}
                await self._answer(asked)
        finally:
            self._task = None

    async def _answer(self, asked: dict[K, asyncio.Future[V | None]]) -> None:
        try:
            found = await self._read(list(asked))
        except Exception as error:
            for waiting in asked.values():
                waiting.set_exception(error)
                # if its caller was cancelled, asyncio must not log "never retrieved"
                waiting.exception()
        else:
            for key, waiting in asked.items():
                waiting.set_result(found.get(key))
