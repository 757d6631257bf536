"""Rate limits by GCRA, counted in Redis for all processes, or locally while Redis is away."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TypeVar

from lms.core import errors, redis
from lms.core.errors import TooMany
from lms.core.metrics import counter

T = TypeVar("T")

refused = counter("lms_limits_hit_total", "What a limit refused, by its name")

LOCAL_KEYS = 50_000
PATIENCE_S = 0.3
"""How long to wait for Redis; then the hit is counted locally and Redis is skipped for a while."""
LEFT_ALONE_S = 1.0

# All processes use the clock of Redis, so a process with a wrong clock changes nothing.
NOW = """
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1e6
"""

# KEYS[1] the limit; ARGV: interval between hits, burst, how many hits this is (seconds).
# Generic cell rate algorithm: the key holds the theoretical arrival time of the next hit.
SCRIPT = f"""{NOW}
local interval, burst, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local tat = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local after = tat + interval * math.max(cost, 1)
local horizon = now + interval * burst
if after > horizon then return {{tostring(after - horizon), 0}} end
if cost > 0 then
  redis.call('SET', KEYS[1], tostring(after), 'PX', math.ceil((after - now) * 1000) + 1)
end
return {{'0', math.floor((horizon - after) / interval)}}
"""

# The same for several limits, KEYS one each, ARGV: interval, burst and hits of each. Counts only
# when all of them allow it; else returns the index (from 1) of the one that refuses, and the wait.
ALL_SCRIPT = f"""{NOW}
local after = {{}}
for i, key in ipairs(KEYS) do
  local interval, burst = tonumber(ARGV[3 * i - 2]), tonumber(ARGV[3 * i - 1])
  local cost = tonumber(ARGV[3 * i])
  local tat = math.max(tonumber(redis.call('GET', key) or now), now)
  after[i] = tat + interval * math.max(cost, 1)
  local horizon = now + interval * burst
  if after[i] > horizon then return {{i, tostring(after[i] - horizon)}} end
end
for i, key in ipairs(KEYS) do
  if tonumber(ARGV[3 * i]) > 0 then
    redis.call('SET', key, tostring(after[i]), 'PX', math.ceil((after[i] - now) * 1000) + 1)
  end
end
return {{0, '0'}}
"""

GIVE_BACK = f"""{NOW}
local left = tonumber(redis.call('GET', KEYS[1]) or 0) - tonumber(ARGV[1]) - now
if left > 0 then
  redis.call('SET', KEYS[1], tostring(left + now), 'PX', math.ceil(left * 1000) + 1)
else redis.call('DEL', KEYS[1]) end
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """`count` hits in `per_s` seconds, all of which may come at once."""

    name: str
    count: int
    per_s: float = 60.0

    @property
    def interval(self) -> float:
        return self.per_s / self.count


@dataclass(frozen=True, slots=True)
class Verdict:
    wait_s: float
    remaining: int

    @property
    def allowed(self) -> bool:
        return self.wait_s <= 0


@lru_cache(maxsize=10_000)
def subscriber(address: str) -> str:
    """The key to count an address by: for IPv6 its /64, the network of one subscriber."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((int(parsed), 64), strict=False))
    return str(parsed)


_local: OrderedDict[str, float] = OrderedDict()


def _hit_here(key: str, limit: Limit, cost: int) -> Verdict:
    now = time.monotonic()
    after = max(_local.get(key, now), now) + limit.interval * max(cost, 1)
    horizon = now + limit.interval * limit.count
    if after > horizon:
        return Verdict(after - horizon, 0)
    if cost:
        _local[key] = after
        _local.move_to_end(key)
        while len(_local) > LOCAL_KEYS:
            _local.popitem(last=False)
    return Verdict(0.0, int((horizon - after) / limit.interval))


_alone_until = 0.0


async def _ask(command: Awaitable[T]) -> T:
    """Run it in Redis with a timeout; raises `errors.AWAY`, at once while Redis is skipped."""
    global _alone_until
    try:
        async with asyncio.timeout(PATIENCE_S):
            return await command
    except errors.AWAY:
        _alone_until = time.monotonic() + LEFT_ALONE_S
        raise


async def hit(limit: Limit, who: str, *, cost: int = 1) -> Verdict:
    """Count a hit and return whether it was within the limit; a refused one isn't counted.

    `cost=0` only asks whether one more is possible now.
    """
    key = f"limit:{limit.name}:{who}"
    if time.monotonic() < _alone_until:
        return _hit_here(key, limit, cost)
    given = (str(limit.interval), str(limit.count), str(cost))
    try:
        wait, remaining = await _ask(redis.client().eval(SCRIPT, 1, key, *given))
    except errors.AWAY:
        return _hit_here(key, limit, cost)
    return Verdict(float(wait), int(remaining))


async def hit_many(hits: Sequence[tuple[Limit, str, int]]) -> list[Verdict]:
    """Several `hit(limit, who, cost=n)` in one round trip."""
    try:
        async with redis.client().pipeline(transaction=False) as pipe:
            for limit, who, cost in hits:
                given = (str(limit.interval), str(limit.count), str(cost))
                pipe.eval(SCRIPT, 1, f"limit:{limit.name}:{who}", *given)
            answers = await _ask(pipe.execute())
    except errors.AWAY:
        return [_hit_here(f"limit:{limit.name}:{who}", limit, cost) for limit, who, cost in hits]
    return [Verdict(float(wait), int(remaining)) for wait, remaining in answers]


async def require_all(hits: Sequence[tuple[Limit, str, int]]) -> None:
    """Count hits of several limits in one round trip, all or none; 429 when one refuses."""
    refusal = await check_all(hits)
    if refusal is not None:
        require_allowed(*refusal)


async def check_all(hits: Sequence[tuple[Limit, str, int]]) -> tuple[Limit, Verdict] | None:
    """Like `require_all`, but returns the limit that refuses; None when all were counted."""
    if time.monotonic() < _alone_until:
        return _all_here(hits)
    keys = [f"limit:{limit.name}:{who}" for limit, who, _ in hits]
    given: list[str] = []
    for limit, _, cost in hits:
        given += [str(limit.interval), str(limit.count), str(cost)]
    try:
        which, wait = await _ask(redis.client().eval(ALL_SCRIPT, len(keys), *keys, *given))
    except errors.AWAY:
        return _all_here(hits)
    return (hits[which - 1][0], Verdict(float(wait), 0)) if which else None


def _all_here(hits: Sequence[tuple[Limit, str, int]]) -> tuple[Limit, Verdict] | None:
    for counted in (False, True):
        for limit, who, cost in hits:
            verdict = _hit_here(f"limit:{limit.name}:{who}", limit, cost if counted else 0)
            if not verdict.allowed:
                return limit, verdict
    return None


async def give_back(hits: Sequence[tuple[Limit, str]]) -> None:
    """Remove one hit of each: they were counted in advance and not needed."""
    for limit, who in hits:
        if (key := f"limit:{limit.name}:{who}") in _local:
            _local[key] -= limit.interval
    if time.monotonic() < _alone_until:
        return
    with contextlib.suppress(*errors.AWAY):
        async with redis.client().pipeline(transaction=False) as pipe:
            for limit, who in hits:
                pipe.eval(GIVE_BACK, 1, f"limit:{limit.name}:{who}", str(limit.interval))
            await _ask(pipe.execute())


async def clear(limit: Limit, who: str) -> None:
    """Remove all hits."""
    key = f"limit:{limit.name}:{who}"
    _local.pop(key, None)
    if time.monotonic() >= _alone_until:
        with contextlib.suppress(*errors.AWAY):
            await _ask(redis.client().delete(key))


async def require(limit: Limit, who: str, *, cost: int = 1) -> Verdict:
    """Like `hit`, but raises 429 with Retry-After beyond the limit."""
    return require_allowed(limit, await hit(limit, who, cost=cost))


def require_allowed(limit: Limit, verdict: Verdict) -> Verdict:
    """Raise 429 with Retry-After unless the verdict allows it."""
    if not verdict.allowed:
        refused.inc({"limit": limit.name})
        raise TooMany(detail="Too many tries.", retry_after_s=verdict.wait_s)
    return verdict
