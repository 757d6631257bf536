"""The watch: Postgres is asked what moved, so that whatever Redis lost is mended."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from lms.realtime.channels import CHANNELS, VIEWS, Channel
from lms.realtime.hub import Hub
from lms.realtime.views import Views

log = structlog.get_logger()

MOST_WAIT_S = 1.0
"""After failures: each try has waited for its own timeout already, and a game waits for us."""


class Watch:
    """One loop for each kind of channel, all of it in this process."""

    def __init__(self, hub: Hub, views: Views, factor: float = 1.0) -> None:
        self._hub = hub
        self._views = views
        self._factor = factor
        self._tasks: list[asyncio.Task[None]] = []
        self.seen: dict[str, float] = {}
        """When each kind's last question was answered (monotonic)."""

    def start(self) -> None:
        for channel in CHANNELS.values():
            self._tasks.append(self._hub.spawn(self._every(channel.watch_ms() / 1000, channel)))
        self._tasks.append(self._hub.spawn(self._retouch()))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    async def _every(self, interval: float, channel: Channel) -> None:
        failures = 0
        while True:
            await asyncio.sleep(min(interval * 2 ** min(failures, 10), max(interval, MOST_WAIT_S)))
            failures = failures + 1 if not await self._try(self._look, channel) else 0

    async def _try(self, look: Callable[[Channel], Awaitable[None]], channel: Channel) -> bool:
        try:
            await look(channel)
        except Exception as error:
            log.warning("watch_failed", kind=channel.kind, error=repr(error))
            return False
        self.seen[channel.kind] = time.monotonic()
        return True

    async def _look(self, channel: Channel) -> None:
        states = {s.id: s for s in self._hub.states.values() if s.channel is channel}
        served = [one for one, state in states.items() if state.who]
        for one, version in (await channel.versions(served)).items():
            if one in states:
                self._hub.moved(states[one], version)

    async def _retouch(self) -> None:
        last: dict[str, float] = {}
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            due = [v for v in VIEWS.values() if now - last.get(v.name, 0.0) >= v.retouch_s]
            for view in due:
                last[view.name] = now
                for state in list(self._hub.states.values()):
                    if state.channel.kind == view.kind:
                        self._views.show(view.name, state.id)
