"""Admission control: which requests are served while the process is overloaded.

Requests are counted before Quart sees them, so waiting requests count too and a refusal is cheap.
Requests in progress divided by the completion rate is the expected wait of the next one (Little's
law). Past one limit lists and exports are refused, past a higher one everything but health,
readiness and sockets. So a request that is admitted has time to be answered.
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
"""The window in which completed requests are counted."""
STALL_S = 1.0
"""After this long without a completed request, the rate counts as known (zero)."""
KNOWN_S = 5.0
"""How long a measured rate stays valid once the overload is over."""
COUNTED = "lms.under_way"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
NEVER_REFUSED = frozenset({f"{API}v1/health", f"{API}v1/ready", f"{API}v1/realtime", "/metrics"})
FIRST_PATHS = tuple(f"{API}v1/{path}" for path in ("auth/", "live/", "realtime/", "users/me"))
"""Signing in, joining, and the requests with which a signed-in person's page begins."""
LAST_PATHS = tuple(f"{API}v1/{path}" for path in ("users/imports", "users/me/export"))
"""Heavy work that can wait, although some of its paths look like urgent ones."""

refused = counter("lms_http_not_admitted_total", "Requests refused because of too many, by rank")
_refused = Tally(lambda rank, n: refused.add({"rank": rank}, n))


@dataclass(frozen=True, slots=True)
class Rank:
    """A priority: its share of the request timeout to wait, and how many are always admitted."""

    name: str
    share: float
    at_least: int


FIRST_RANK = Rank("first", 0.8, 64)
LAST_RANK = Rank("last", 0.05, 4)


def rank(method: str, path: str) -> Rank | None:
    """Writes, signing in, games and pages rank first, list reads last; None: never refused."""
    if path in NEVER_REFUSED:
        return None
    if path.startswith(LAST_PATHS):
        return LAST_RANK
    if method not in SAFE or not path.startswith(API) or path.startswith(FIRST_PATHS):
        return FIRST_RANK
    return LAST_RANK


class Admission:
    """The requests in progress in this process, and the rate at which they complete."""

    def __init__(self, request_s: float) -> None:
        self._request_s = request_s
        self.under_way = 0
        # completed per second, measured while at least `LAST_RANK.at_least` were in progress
        self._rate = 0.0
        self._known_at = -KNOWN_S
        self._since = 0.0
        self._done = 0

    def admits(self, one: Rank, now: float) -> bool:
        """Whether another request of this rank would be answered in time."""
        return self.under_way < one.at_least or self.wait_s(now) < one.share * self._request_s

    def wait_s(self, now: float) -> float:
        """The expected wait of the next request in seconds; 0 while the rate is unknown."""
        known, lasts = now - self._known_at < KNOWN_S, now - self._since
        rate = self._rate if known else 0.0
        if self.under_way >= LAST_RANK.at_least and lasts > (STALL_S if known else WINDOW_S):
            so_far = (self._done + 1) / lasts
            rate = min(rate, so_far) if known else so_far
        return self.under_way / rate if rate else 0.0

    def begin(self, now: float) -> None:
        self.under_way += 1
        if self.under_way == LAST_RANK.at_least:
            self._since, self._done = now, 0

    def end(self, now: float) -> None:
        """Count a completed request."""
        self._done += 1
        self.aside(now)

    def aside(self, now: float) -> None:
        """Stop counting a request, for good or while it waits for its client."""
        if self.under_way >= LAST_RANK.at_least and now - self._since >= WINDOW_S:
            rate, known = self._done / (now - self._since), now - self._known_at < KNOWN_S
            self._rate = (self._rate + rate) / 2 if known else rate
            self._known_at = self._since = now
            self._done = 0
        self.under_way -= 1

    def too_much(self, method: str, path: str) -> bytes | None:
        """The seconds for Retry-After if the request must be refused; None if it is admitted."""
        one, now = rank(method, path), time.monotonic()
        if one is None or self.admits(one, now):
            return None
        _refused.count(one.name)
        spread = random.uniform(0.5, 3.5)  # noqa: S311  spreads who comes again
        return b"%d" % max(1, min(5, round(self.wait_s(now) + spread)))

    def enter(self, scope: Any) -> None:
        """Count an admitted request."""
        if rank(scope["method"], scope["path"]) is not None:
            scope[COUNTED] = True
            self.begin(time.monotonic())

    def leave(self, scope: Any, *, answered: bool = False) -> None:
        """Stop counting a request whose response is ready; sending it is up to the client.

        A request without a response (the client gave up) doesn't count as completed.
        """
        if scope.pop(COUNTED, False):
            leave = self.end if answered else self.aside
            leave(time.monotonic())

    @contextmanager
    def waiting_for_client(self, scope: Any) -> Iterator[None]:
        """Don't count a request while its body arrives: slow uploads must not block others."""
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
    """The headers and body of a 503, complete except for the request id."""
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
