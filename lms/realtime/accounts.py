"""Limits per account over all processes: its number of sockets, and their commands together.

Redis keeps a number per process. Each process subscribes to a Redis channel of its own name; when
it was killed that subscription is gone and its numbers no longer count, so reconnecting clients
aren't refused.
"""

from __future__ import annotations

from typing import Any, cast

from lms.core import errors, redis
from lms.core.access import Actor
from lms.core.sender import Sender
from lms.realtime.clients import Account
from lms.realtime.publishing import local

KEPT_S = 86_400

ENTER = """
redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
redis.call('EXPIRE', KEYS[1], ARGV[2])
return redis.call('HGETALL', KEYS[1])
"""

LEAVE = """
if redis.call('HINCRBY', KEYS[1], ARGV[1], -1) <= 0 then redis.call('HDEL', KEYS[1], ARGV[1]) end
"""


def name_of(process: object) -> str:
    """The Redis channel to which a living process is subscribed."""
    return f"rt:process:{process}"


def _key(actor: Actor) -> str:
    return f"sockets:{actor.kind}:{actor.id}"


async def _leave(actors: list[Actor]) -> None:
    pipe = redis.client().pipeline(transaction=False)
    for actor in actors:
        pipe.eval(LEAVE, 1, _key(actor), str(local.process))
    await pipe.execute()


leaving: Sender[Actor] = Sender("accounts", _leave)


class Accounts:
    """The accounts with sockets in this process."""

    def __init__(self, most: int, burst: float) -> None:
        self._most = most
        self._burst = burst
        self._accounts: dict[tuple[str, object], Account] = {}

    async def enter(self, actor: Actor) -> Account | None:
        """The account shared by all sockets of this actor; None when it has too many."""
        key = (actor.kind, actor.id)
        account = self._accounts.get(key)
        if account is None:
            account = self._accounts[key] = Account(self._burst)
        account.sockets += 1
        # A player's newer socket closes the older one, so only users are counted across processes.
        if account.sockets <= self._most and (actor.kind != "user" or await self._fits(actor)):
            return account
        self._forget(actor)
        return None

    def leave(self, actor: Actor) -> None:
        """Count the end of one of the actor's sockets."""
        self._forget(actor)
        if actor.kind == "user":
            leaving.put(actor)

    def _forget(self, actor: Actor) -> None:
        account = self._accounts.get((actor.kind, actor.id))
        if account is not None:
            account.sockets -= 1
            if account.sockets <= 0:
                del self._accounts[actor.kind, actor.id]

    async def _fits(self, actor: Actor) -> bool:
        """Whether one more socket is allowed; while Redis is away by this process's count only."""
        try:
            found = await cast(
                "Any", redis.client().eval(ENTER, 1, _key(actor), str(local.process), str(KEPT_S))
            )
            counts = {found[n].decode(): int(found[n + 1]) for n in range(0, len(found), 2)}
            if sum(counts.values()) <= self._most:
                return True
            await self._bury(actor, counts)
        except errors.AWAY:
            return True
        if sum(counts.values()) <= self._most:
            return True
        leaving.put(actor)
        return False

    async def _bury(self, actor: Actor, counts: dict[str, int]) -> None:
        """Remove the numbers of processes that have ended."""
        names = {name_of(process): process for process in counts if process != str(local.process)}
        if not names:
            return
        for name, listening in await redis.client().pubsub_numsub(*names):
            if not listening:
                process = names[cast("bytes", name).decode()]
                del counts[process]
                await cast("Any", redis.client().hdel(_key(actor), process))
