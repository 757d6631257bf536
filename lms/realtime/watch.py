"""The watch: polls Postgres for new versions, which repairs whatever Redis lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from lms.realtime.channel_types import CHANNEL_TYPES, LATEST_WINS, ChannelType
from lms.realtime.hub import Hub
from lms.realtime.latest import Latest

log = structlog.get_logger()

MAX_PAUSE_S = 1.0
"""The pause after a failure; short, since each attempt waited for its timeout already."""


class Watch:
    """One loop for each kind of channel."""

    def __init__(self, hub: Hub, latest: Latest, factor: float = 1.0) -> None:
        self._hub = hub
        self._latest = latest
        self._factor = factor
        self._tasks: list[asyncio.Task[None]] = []
        self.seen: dict[str, float] = {}
        """When each kind's last query was answered (monotonic)."""

    def start(self) -> None:
        for kind in CHANNEL_TYPES.values():
            self._tasks.append(self._hub.spawn(self._every(kind.watch_ms() / 1000, kind)))
        self._tasks.append(self._hub.spawn(self._retouch()))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    async def _every(self, interval: float, kind: ChannelType) -> None:
        failures = 0
        while True:
            await asyncio.sleep(min(interval * 2 ** min(failures, 10), max(interval, MAX_PAUSE_S)))
            failures = failures + 1 if not await self._try(self._look, kind) else 0

    async def _try(self, look: Callable[[ChannelType], Awaitable[None]], kind: ChannelType) -> bool:
        try:
            await look(kind)
        except Exception as error:
            log.warning("watch_failed", kind=kind.kind, error=repr(error))
            return False
        self.seen[kind.kind] = time.monotonic()
        return True

    async def _look(self, kind: ChannelType) -> None:
        channels = {one.id: one for one in self._hub.channels.values() if one.type is kind}
        served = [one for one, channel in channels.items() if channel.who]
        for one, version in (await kind.versions(served)).items():
            if one in channels:
                channels[one].moved(version)

    async def _retouch(self) -> None:
        last: dict[str, float] = {}
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            due = [s for s in LATEST_WINS.values() if now - last.get(s.name, 0.0) >= s.retouch_s]
            for state in due:
                last[state.name] = now
                for channel in list(self._hub.channels.values()):
                    if channel.type.kind == state.kind:
                        self._latest.show(state.name, channel.name)
