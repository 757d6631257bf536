"""The API's general rate limit: per account or API token, or per address at ten times the rate.

While much of a limit is left, hits are counted in this process and reported to Redis four times a
second; near the limit each request asks Redis. So most requests need no round trip, no request is
refused too early, and all processes together exceed what was left by at most a quarter.
"""

from __future__ import annotations

import asyncio
import contextvars
import time
from collections import OrderedDict

import structlog

from lms.core import limits
from lms.core.access import Actor
from lms.core.errors import TooMany
from lms.core.limits import Limit, Verdict
from lms.settings import Settings

log = structlog.get_logger()

Headroom = tuple[int, int, float]
ADDRESS_FACTOR = 10
"""A whole school may share one address."""
CROWD_FACTOR = 100
"""A whole school may join a game at once."""
TELL_S = 0.25
FRESH_S = 0.5
MAX_CLIENTS_KNOWN = 50_000


class Account:
    """What this process knows of one caller's rate limit."""

    __slots__ = ("asked", "limit", "owed", "remaining", "who")

    def __init__(self, limit: Limit, who: str) -> None:
        self.limit, self.who = limit, who
        self.remaining = limit.count
        self.owed = 0  # counted here, not yet reported to Redis
        self.asked = 0.0

    def learn(self, verdict: Verdict) -> None:
        self.remaining, self.asked = verdict.remaining, time.monotonic()

    def headroom(self) -> Headroom:
        left = max(0, self.remaining - self.owed)
        return self.limit.count, left, (self.limit.count - left) * self.limit.interval


def _key(actor: Actor) -> str:
    """Each API token has its own limit, so a program doesn't use up its owner's."""
    if actor.scopes is not None:
        return f"token:{actor.session_id}"
    return f"{actor.kind}:{actor.id}"


class Budget:
    """Counts requests and returns what is left."""

    def __init__(self, settings: Settings) -> None:
        count = settings.rate_limit_requests_per_minute
        self.person = Limit("api", count)
        self.address = Limit("api-address", count * ADDRESS_FACTOR)
        self.crowd = Limit("api-crowd", count * CROWD_FACTOR)
        self.share = 4 * settings.web_workers
        self._known: OrderedDict[tuple[str, str], Account] = OrderedDict()
        self._owing: list[Account] = []
        self._telling: asyncio.Task[None] | None = None

    async def spend(self, actor: Actor | None, address: str) -> Headroom:
        """Count one hit; returns limit, remaining and seconds to a full reset, or raises 429."""
        limit = self.address if actor is None else self.person
        who = limits.subscriber(address) if actor is None else _key(actor)
        return await self._spend(self._account(limit, who))

    async def spend_as_crowd(self, address: str) -> None:
        """Count a hit against the higher limit that clients of one address share; 429 beyond it."""
        await self._spend(self._account(self.crowd, limits.subscriber(address)))

    async def _spend(self, account: Account) -> Headroom:
        if self._ample(account):
            if not account.owed:
                self._owe(account)
            account.owed += 1
            return account.headroom()
        owed, account.owed = account.owed, 0
        verdict = await limits.hit(account.limit, account.who, cost=owed + 1)
        account.learn(verdict)
        if not verdict.allowed:
            limits.refused.inc({"limit": account.limit.name})
            # The application takes `headroom` out of the members and puts it into the headers.
            raise TooMany(
                detail="Too many requests.",
                retry_after_s=verdict.wait_s,
                headroom=account.headroom(),
            )
        return account.headroom()

    def _account(self, limit: Limit, who: str) -> Account:
        key = (limit.name, who)
        account = self._known.get(key)
        if account is None:
            account = self._known[key] = Account(limit, who)
            if len(self._known) > MAX_CLIENTS_KNOWN:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(key)
        return account

    def _ample(self, account: Account) -> bool:
        """Whether enough is left for this process to count without asking Redis."""
        if account.owed >= account.remaining // self.share:
            return False
        return (
            account.remaining * 2 > account.limit.count
            or time.monotonic() - account.asked < FRESH_S
        )

    def _owe(self, account: Account) -> None:
        self._owing.append(account)
        if self._telling is None:
            loop = asyncio.get_running_loop()
            self._telling = loop.create_task(self._tell(), context=contextvars.Context())

    async def _tell(self) -> None:
        """Report all local counts in one round trip; one task runs while any are unreported."""
        try:
            while self._owing:
                await asyncio.sleep(TELL_S)
                owing = [account for account in self._owing if account.owed]
                self._owing = []
                hits = [(account.limit, account.who, account.owed) for account in owing]
                for account in owing:
                    account.owed = 0
                for account, verdict in zip(owing, await limits.hit_many(hits), strict=True):
                    account.learn(verdict)
        except Exception:
            log.exception("limits_not_told")
        finally:
            self._telling = None
