"""Who is let in while more is asked than this process can do.

Counted before Quart sees a request, so that who waits inside counts too and a refusal costs next
to nothing. What is under way, divided by how much gets done in a second, is how long the next one
would wait (Little's law): past a bound lists and exports are refused, past a higher one everything
but health, readiness and sockets. What is let in then has time to be answered.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from lms.app.headers import API, request_id
from lms.core.metrics import Tally, counter

WINDOW_S = 0.25
"""Over so long it is counted how much gets done."""
STALL_S = 1.0
"""Nothing done for so long says something as well."""
KNOWN_S = 5.0
"""For so long that is believed once the rush is over."""
COUNTED = "lms.under_way"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
NEVER_REFUSED = frozenset({f"{API}v1/health", f"{API}v1/ready", f"{API}v1/realtime", "/metrics"})
FIRST_PATHS = tuple(f"{API}v1/{path}" for path in ("auth/", "live/", "realtime/", "users/me"))
"""Signing in, joining, and what a page of somebody who is signed in begins with."""
LAST_PATHS = tuple(f"{API}v1/{path}" for path in ("users/imports", "users/me/export"))
"""Much work that can wait, though some of it writes or begins like something urgent."""

refused = counter("lms_http_not_admitted_total", "Requests refused because of too many, by rank")
_refused = Tally(lambda rank, n: refused.add({"rank": rank}, n))


@dataclass(frozen=True, slots=True)
class Rank:
    """How much of a request's time one may have to wait, and how many are let in all the same."""

    name: str
    share: float
    at_least: int


FIRST = Rank("first", 0.8, 64)
LAST = Rank("last", 0.05, 4)


def rank(method: str, path: str) -> Rank | None:
    """Writes, signing in, games and pages come first, reading lists last; None: never refused."""
    if path in NEVER_REFUSED:
        return None
    if path.startswith(LAST_PATHS):
        return LAST
    if method not in SAFE or not path.startswith(API) or path.startswith(FIRST_PATHS):
        return FIRST
    return LAST


class Admission:
    """What is under way in this process, and how fast it gets done."""

    def __init__(self, request_s: float) -> None:
        self._request_s = request_s
        self.under_way = 0
        self._rate = 0.0  # done a second, while at least `LAST.at_least` were under way
        self._known_at = -KNOWN_S
        self._since = 0.0
        self._done = 0

    def admits(self, one: Rank, now: float) -> bool:
        """Whether one more of this rank has a chance to be answered in time."""
        return self.under_way < one.at_least or self.wait_s(now) < one.share * self._request_s

    def wait_s(self, now: float) -> float:
        """How long the next one would wait; 0 as long as that isn't known."""
        known, lasts = now - self._known_at < KNOWN_S, now - self._since
        rate = self._rate if known else 0.0
        if self.under_way >= LAST.at_least and lasts > (STALL_S if known else WINDOW_S):
            so_far = (self._done + 1) / lasts
            rate = min(rate, so_far) if known else so_far
        return self.under_way / rate if rate else 0.0

    def begin(self, now: float) -> None:
        self.under_way += 1
        if self.under_way == LAST.at_least:
            self._since, self._done = now, 0

    def end(self, now: float) -> None:
        """One has been answered."""
        self._done += 1
        self.aside(now)

    def aside(self, now: float) -> None:
        """One isn't under way any more, or for a while: it waits for its client."""
        if self.under_way >= LAST.at_least and now - self._since >= WINDOW_S:
            rate, known = self._done / (now - self._since), now - self._known_at < KNOWN_S
            self._rate = (self._rate + rate) / 2 if known else rate
            self._known_at = self._since = now
            self._done = 0
        self.under_way -= 1

    def too_much(self, method: str, path: str) -> bytes | None:
        """How long to wait, as the seconds of Retry-After; None for who is let in."""
        one, now = rank(method, path), time.monotonic()
        if one is None or self.admits(one, now):
            return None
        _refused.count(one.name)
        spread = random.uniform(0.5, 3.5)  # noqa: S311  spreads who comes again
        return b"%d" % max(1, min(5, round(self.wait_s(now) + spread)))

    def enter(self, scope: Any) -> None:
        """Count a request that was let in."""
        if rank(scope["method"], scope["path"]) is not None:
            scope[COUNTED] = True
            self.begin(time.monotonic())

    def leave(self, scope: Any, *, answered: bool = False) -> None:
        """Its answer is made, and how fast the client reads that is the client's affair.

        Or it has gone without one: whoever had to give up doesn't show how much gets done.
        """
        if scope.pop(COUNTED, False):
            leave = self.end if answered else self.aside
            leave(time.monotonic())

    @contextmanager
    def waiting_for_client(self, scope: Any) -> Iterator[None]:
        """While a body comes in: slow ones are no work, and must not keep others out."""
        if not scope.get(COUNTED):
            yield
            return
        self.aside(time.monotonic())
        scope[COUNTED] = False
        try:
            yield
        finally:
            scope[COUNTED] = True
            self.begin(time.monotonic())


def refusal(
    wait: bytes, sent: list[tuple[bytes, bytes]], safe: list[tuple[bytes, bytes]]
) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """The headers and the body of a 503, ready-made but for the request's id."""
    given = next((value for name, value in sent if name == b"x-request-id"), None)
    rid = request_id(given.decode("latin1") if given else None).encode()
    body = BODY % rid
    headers = [
        *safe,
        (b"content-type", b"application/problem+json"),
        (b"content-length", b"%d" % len(body)),
        (b"retry-after", wait),
        (b"x-request-id", rid),
    ]
    return headers, body


BODY = (
    b'{"type":"about:blank","title":"Service Unavailable","status":503,'
    b'"detail":"More is asked here than can be answered. Try again in some seconds.",'
    b'"code":"unavailable","request_id":"%b"}'
)
