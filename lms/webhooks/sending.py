"""One try: a POST that follows no redirect and ends in time, whatever the receiver does."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Mapping
from functools import cache

import httpcore2
import httpx2

from lms.core import clock
from lms.webhooks.addresses import Guarded, NotPublicError, Resolve, loopback_allowed, resolve
from lms.webhooks.rules import DeliveryError, Outcome, error_of, hold_of

SEND_S = 10.0
"""For all of a try: resolving, connecting, sending, and the status of the answer."""
AGENT = "LMS-Webhooks/1"
FIXED = {"Content-Type": "application/json", "User-Agent": AGENT, "Connection": "close"}


@cache
def _tls() -> ssl.SSLContext:
    """Cached: loading all certificates takes longer than a try."""
    return httpx2.create_ssl_context()


def pool(
    *, loopback: bool | None = None, resolved: Resolve = resolve, tls: ssl.SSLContext | None = None
) -> httpcore2.AsyncConnectionPool:
    """Connections to receivers, each for one try."""
    local = loopback_allowed() if loopback is None else loopback
    return httpcore2.AsyncConnectionPool(
        ssl_context=tls or _tls(),
        max_connections=None,
        max_keepalive_connections=0,
        network_backend=Guarded(loopback=local, resolved=resolved),
    )


async def post(
    through: httpcore2.AsyncConnectionPool, url: str, headers: Mapping[str, str], body: str
) -> Outcome:
    """Send a body and say what came of it; never fails. What the answer holds isn't read."""
    began = time.monotonic()
    status, hold, error = None, None, None
    try:
        async with asyncio.timeout(SEND_S):
            status, retry_after = await _asked(through, url, headers, body)
        error = error_of(status)
        hold = hold_of(retry_after, clock.now()) if error else None
    except NotPublicError:
        error = DeliveryError.ADDRESS
    except (TimeoutError, httpcore2.TimeoutException):
        error = DeliveryError.TIMEOUT
    except Exception as failed:
        error = DeliveryError.TLS if _of_tls(failed) else DeliveryError.CONNECTION
    return Outcome(status, error, round((time.monotonic() - began) * 1000), hold)


async def _asked(
    through: httpcore2.AsyncConnectionPool, url: str, headers: Mapping[str, str], body: str
) -> tuple[int, str | None]:
    parsed = httpx2.URL(url)
    target = httpcore2.URL(
        scheme=parsed.raw_scheme, host=parsed.raw_host, port=parsed.port, target=parsed.raw_path
    )
    sent = [(name.encode(), value.encode()) for name, value in {**FIXED, **headers}.items()]
    async with through.stream("POST", target, headers=sent, content=body.encode()) as answer:
        retry_after = next((v for k, v in answer.headers if k.lower() == b"retry-after"), None)
        return answer.status, retry_after.decode("latin-1") if retry_after else None


def _of_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
