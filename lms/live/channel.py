"""`live:<session>` as a kind of channel: permission, snapshots, and what the watch does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from lms.core import db
from lms.core.access import Actor
from lms.live import queries, snapshot
from lms.live.actions import timers
from lms.live.answers import missing
from lms.live.events import HOST, PLAYER, HostOnline
from lms.live.models import LiveParticipant, LiveSession
from lms.live.presence import Presence, lobby, lobby_for_hosts
from lms.live.rules import HOST_AWAY
from lms.live.tally import tally
from lms.realtime import hub as realtime
from lms.realtime.channel_types import ChannelType, LatestWins, Personal, Subscriber, register
from lms.realtime.messages import Event
from lms.realtime.publishing import encoded
from lms.settings import settings

TIMER_MARGIN_S = 0.001
"""A loop's timers may fire slightly early, when nothing is due yet."""
CHECK_S = 2.0


class Game:
    """This process's part of live games."""

    def __init__(self) -> None:
        self.presence = Presence(realtime.hub.spawn)
        self._checked: dict[UUID, float] = {}
        self._timed: dict[UUID, datetime] = {}

    # Permission

    async def may_join(self, session_id: UUID, actors: Sequence[Actor]) -> dict[Actor, Subscriber]:
        """Hosts by their role in the course, players by their participation; one query per kind."""
        users = [one for one in actors if one.kind == "user"]
        players = {one.id: one for one in actors if one.kind == "participant"}
        found: dict[Actor, Subscriber] = {}
        mine = LiveParticipant.filter(session_id=session_id, kicked=False)
        if players:
            for one in await mine.filter(id__in=list(players)).values_list("id", flat=True):
                who = UUID(str(one))
                found[players[who]] = Subscriber(PLAYER, who)
        if users:
            joined = await mine.filter(user_id__in=[one.id for one in users]).values_list(
                "user_id", "id"
            )
            playing = dict(joined)
            for user in users:
                if await LiveSession.hosted_by(user).filter(id=session_id).exists():
                    found[user] = Subscriber(HOST, user.id)
                elif user.id in playing:
                    found[user] = Subscriber(PLAYER, playing[user.id])
        return found

    def joined(self, session_id: UUID, one: Subscriber) -> None:
        if one.audience == HOST:
            self.presence.host_came(session_id)
        else:
            self.presence.seen([one.who])

    def left(self, session_id: UUID, one: Subscriber) -> None:
        if one.audience == HOST:
            self.presence.host_left(session_id)
        else:
            self.presence.seen([one.who])

    def beat(self, _session_id: UUID, there: list[Subscriber]) -> None:
        self.presence.seen([one.who for one in there if one.audience == PLAYER])

    # Snapshots

    async def fresh(self, session_id: UUID, audience: str, facts: snapshot.Facts) -> bytes:
        online = await self.presence.has_host(session_id)
        count = await self.presence.count(session_id)
        members = snapshot.fresh(facts, count, online or audience == HOST)
        if audience == HOST:
            members += b"," + await snapshot.fresh_for_hosts(session_id)
        return members

    # The watch

    async def versions(self, ids: Sequence[UUID]) -> dict[UUID, int]:
        """The watch's query: versions and hosts of the games here, due steps of all games."""
        await self.presence.refresh_hosts()
        rows = await db.rows(queries.WATCH, list(ids), HOST_AWAY, between_looks())
        served = set(ids)
        for row in rows:
            if row["due_at"] is not None:
                self._time(row["id"], row["due_at"], row["now"])
            if row["id"] in served:
                self._host(row["id"], row["host_online"])
                if row["phase"] == "open" and row["auto_close"]:
                    self._check_now_and_then(row["id"])
        self._forget()
        return {row["id"]: row["version"] for row in rows}

    def _forget(self) -> None:
        """Drop what is cached of games without subscriptions here."""
        for known in (self.presence.host_online, self._checked):
            for gone in [one for one in known if f"live:{one}" not in realtime.hub.channels]:
                del known[gone]

    def _time(self, session_id: UUID, due_at: datetime, now: datetime) -> None:
        """Take a step when it is due, instead of at the watch's next turn."""
        if due_at > now + between_looks() or self._timed.get(session_id) == due_at:
            return
        self._timed[session_id] = due_at
        wait = max(0.0, (due_at - now).total_seconds()) + TIMER_MARGIN_S
        asyncio.get_running_loop().call_later(wait, self._step, session_id, due_at)

    def _step(self, session_id: UUID, due_at: datetime) -> None:
        if self._timed.get(session_id) == due_at:
            del self._timed[session_id]
        realtime.hub.spawn(timers.advance(session_id))

    def _host(self, session_id: UUID, online: bool) -> None:
        """Tell the subscribers here when the last host left or the first one came."""
        before = self.presence.host_online.get(session_id)
        self.presence.host_online[session_id] = online
        current = realtime.hub.channels.get(f"live:{session_id}")
        if before is None or before == online or current is None or current.version is None:
            return
        body = encoded(current.name, HostOnline(online=online))
        current.write({"": body})

    def _check_now_and_then(self, session_id: UUID) -> None:
        """From time to time check for players who went away, left or were kicked."""
        now = time.monotonic()
        if now - self._checked.get(session_id, 0.0) > CHECK_S:
            self._checked[session_id] = now
            missing.look(session_id)


def watch_ms() -> int:
    return settings().live_watch_ms


def between_looks() -> timedelta:
    return timedelta(milliseconds=watch_ms())


game = Game()


async def read_lobby(session_id: UUID, audience: str) -> Event:
    shown = await lobby(session_id)
    return await lobby_for_hosts(session_id, shown) if audience == HOST else shown


async def read_results(
    session_id: UUID, who: Sequence[UUID], question_id: str
) -> Mapping[UUID, Event]:
    return await snapshot.results(session_id, who, UUID(question_id))


register(
    ChannelType(
        "live",
        may_join=game.may_join,
        snapshot=snapshot.snapshot,
        versions=game.versions,
        watch_ms=watch_ms,
        fresh=game.fresh,
        personal=snapshot.me,
        resumable=frozenset({PLAYER}),
        personal_audiences=frozenset({PLAYER}),
        single_socket=frozenset({PLAYER}),
        away_ms=2_000,
        joined=game.joined,
        left=game.left,
        beat=game.beat,
    )
)
register(LatestWins("live.lobby", "live", (PLAYER, HOST), read_lobby, hz=4, retouch_s=2))
register(LatestWins("live.tally", "live", (HOST,), tally, hz=5, retouch_s=2))
register(Personal("live.result", "live", PLAYER, read_results))
