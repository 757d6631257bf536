"""Who is present: players' last-seen times in batches, the head count, hosts online."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog

from lms.core import clock, db
from lms.core.batch import Batch
from lms.core.errors import NotFound, refuse
from lms.live import queries
from lms.live.events import Lobby, LobbyForHosts
from lms.realtime.publishing import local

log = structlog.get_logger()

SOON_S = 0.01
AGAIN_S = 0.2
COUNT_KEPT_S = 0.25
HOSTS_EVERY_S = 5.0
NAMES = 50


class Presence:
    """The presence of players and hosts in this process's games."""

    def __init__(self, spawn: Callable[[Coroutine[Any, Any, Any]], Any]) -> None:
        self._spawn = spawn
        self._seen: set[UUID] = set()
        self._due = False
        self._writing = asyncio.Lock()
        """Last-seen times are written one batch after the other, so that the newest wins."""
        self._counts: dict[UUID, tuple[float, int]] = {}
        self._count: Batch[UUID, int] = Batch(queries.count_participants)
        self.hosting: dict[UUID, int] = {}
        """Hosts' sockets here, by game."""
        self._told = 0.0
        self.host_online: dict[UUID, bool] = {}
        """As the watch read it last, for the games subscribed here."""
        self._hosted: Batch[UUID, bool] = Batch(queries.hosts_online)

    def seen(self, participants: Sequence[UUID]) -> None:
        """Record that players were seen; one statement writes all of the next 10 ms."""
        self._seen.update(participants)
        if not self._due:
            self._due = True
            asyncio.get_running_loop().call_later(SOON_S, self._start)

    def _start(self) -> None:
        self._due = False
        self._spawn(self._write())

    async def _write(self) -> None:
        async with self._writing:
            participants, self._seen = sorted(self._seen), set()
            if not participants:
                return
            try:
                await db.execute(queries.SEEN, participants)
            except Exception as error:
                # Otherwise nobody would count as present after an outage, and the first answer
                # would close.
                log.warning("live_seen_waits", players=len(participants), error=repr(error)[:200])
                self._seen.update(participants)
                if not self._due:
                    self._due = True
                    asyncio.get_running_loop().call_later(AGAIN_S, self._start)

    async def leave(self, participant_id: UUID) -> None:
        """Record that a player left: nobody waits for their answer."""
        async with self._writing:
            self._seen.discard(participant_id)
            await db.execute(queries.LEFT, participant_id)

    async def count(self, session_id: UUID) -> int:
        """How many players have joined; cached for 250 ms."""
        at, known = self._counts.get(session_id, (0.0, 0))
        if time.monotonic() - at > COUNT_KEPT_S:
            known = await self._count(session_id) or 0
            self._counts[session_id] = time.monotonic(), known
            if len(self._counts) > 10_000:
                self._counts.clear()
        return known

    # Hosts

    async def has_host(self, session_id: UUID) -> bool:
        """Whether a host is online in any process."""
        known = self.host_online.get(session_id)
        if known is None:
            known = self.host_online[session_id] = bool(await self._hosted(session_id))
        return known

    def host_came(self, session_id: UUID) -> None:
        self.hosting[session_id] = self.hosting.get(session_id, 0) + 1
        self._spawn(self._tell(session_id))

    def host_left(self, session_id: UUID) -> None:
        left = self.hosting.pop(session_id, 0) - 1
        if left > 0:
            self.hosting[session_id] = left
        self._spawn(self._tell(session_id))

    async def _tell(self, session_id: UUID) -> None:
        """Write the state after a pause: a page that reloads leaves and returns at once."""
        async with self._writing:
            if session_id in self.hosting:
                await db.execute(queries.HOST_HERE, [session_id], local.process)
            else:
                await db.execute(queries.HOST_GONE, session_id, local.process)

    async def refresh_hosts(self) -> None:
        """Refresh the rows of the hosts here, every few seconds."""
        now = time.monotonic()
        if self.hosting and now - self._told > HOSTS_EVERY_S:
            self._told = now
            async with self._writing:
                games = list(self.hosting)
                await db.execute(queries.HOST_HERE, games, local.process)


async def lobby(session_id: UUID) -> Lobby:
    """How many have joined, and whether the game is locked; `NotFound` for an unknown game."""
    found = await db.row(
        "select s.locked, (select count(*)::int from live_participants p "
        "where p.session_id = s.id and not p.kicked) as count from live_sessions s where s.id = $1",
        session_id,
    )
    return Lobby.model_validate(dict(found or refuse(NotFound)))


async def lobby_for_hosts(session_id: UUID, shown: Lobby) -> LobbyForHosts:
    """The same with the newest fifty names."""
    found = await db.rows(
        "select id as participant_id, nickname from live_participants "
        "where session_id = $1 and not kicked order by joined_at desc, id desc limit $2",
        session_id,
        NAMES,
    )
    return LobbyForHosts(**dict(shown), names=[dict(one) for one in found])


async def forget_hosts() -> None:
    """Delete the rows of hosts in killed processes, which no longer count."""
    await db.execute(queries.FORGET_HOSTS, clock.now() - timedelta(hours=1))
