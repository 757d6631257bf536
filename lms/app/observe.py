"""A log line and two metrics for every response."""

from __future__ import annotations

import logging
import time

import quart
import structlog

from lms.app.request import Request
from lms.core import access, log, metrics

_level = logging.getLogger("lms.access")

requests = metrics.counter("lms_http_requests_total", "Answers by route, method and status")
seconds = metrics.histogram("lms_http_request_seconds", "Time to an answer by route")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _add(key: tuple[str, str, int], n: int) -> None:
    route, method, status = key
    requests.add({"route": route, "method": method, "status": str(status)}, n)


_requests = metrics.Tally(_add)
_seconds = metrics.Timings(seconds, "route")


def begin(request: Request, request_id: str) -> None:
    request.started = time.perf_counter()
    request.request_id = request_id
    structlog.contextvars.bind_contextvars(request_id=request_id)


def finish(request: Request, response: quart.Response) -> None:
    """Count by the route's rule: raw paths are unbounded and may contain a code."""
    took = time.perf_counter() - request.started
    route = request.url_rule.rule if request.url_rule is not None else "unmatched"
    method = request.method if request.method in METHODS else "other"
    status = response.status_code
    _requests.count((route, method, status))
    _seconds.add(route, took)
    if _level.isEnabledFor(logging.INFO):
        who = access.current.get()
        log.line(
            "request",
            {
                "method": method,
                "route": route,
                "status": status,
                "ms": round(took * 1000, 1),
                "user": str(who.id) if who else None,
                "address": request.remote_addr,
            },
            request.request_id,
        )
