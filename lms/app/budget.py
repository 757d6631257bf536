"""The general limit of the API: per account, else per address ten times as much."""

from __future__ import annotations

from lms.core import limits
from lms.core.access import Actor
from lms.core.errors import TooMany
from lms.core.limits import Limit, Verdict
from lms.settings import Settings

Headroom = tuple[int, int, float]
ADDRESS_FACTOR = 10
"""A school has one address."""


class Budget:
    """Counts a request and says what is left."""

    def __init__(self, settings: Settings) -> None:
        count = settings.rate_limit_requests_per_minute
        self.person = Limit("api", count)
        self.address = Limit("api-address", count * ADDRESS_FACTOR)

    async def spend(self, actor: Actor | None, address: str) -> Headroom:
        """Limit, remaining and seconds until all of it is there again; 429 when none is left."""
        limit = self.address if actor is None else self.person
        who = address if actor is None else f"{actor.kind}:{actor.id}"
        verdict = await limits.hit(limit, who)
        if not verdict.allowed:
            # `headroom` is for the answer's headers; the app takes it out of the members.
            raise TooMany(
                detail="Too many requests.",
                retry_after_s=verdict.wait_s,
                headroom=headroom(limit, verdict),
            )
        return headroom(limit, verdict)


def headroom(limit: Limit, verdict: Verdict) -> Headroom:
    return limit.count, verdict.remaining, (limit.count - verdict.remaining) * limit.interval
