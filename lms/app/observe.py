"""A log line and two metrics for every response."""

from __future__ import annotations

import logging
import time

import quart
import structlog

from lms.app.request import Request
from lms.core import access, metrics

log = structlog.get_logger("lms.access")
_level = logging.getLogger("lms.access")

requests = metrics.counter("lms_http_requests_total", "Answers by route, method and status")
seconds = metrics.histogram("lms_http_request_seconds", "Time to an answer by route")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_labels: dict[tuple[str, str, int], dict[str, str]] = {}
_routes: dict[str, dict[str, str]] = {}


def begin(request: Request, request_id: str) -> None:
    request.started = time.perf_counter()
    request.request_id = request_id
    structlog.contextvars.bind_contextvars(request_id=request_id)


def finish(request: Request, response: quart.Response) -> None:
    """Count by the route's rule: raw paths are unbounded and may contain a code."""
    took = time.perf_counter() - request.started
    route = request.url_rule.rule if request.url_rule is not None else "unmatched"
    method = request.method if request.method in METHODS else "other"
    key = (route, method, response.status_code)
    labels = _labels.get(key)
    if labels is None:
        labels = _labels[key] = {"route": route, "method": method, "status": str(key[2])}
        _routes.setdefault(route, {"route": route})
    requests.inc(labels)
    seconds.observe(_routes[route], took)
    if _level.isEnabledFor(logging.INFO):
        who = access.current.get()
        log.info(
            "request",
            method=method,
            route=route,
            status=response.status_code,
            ms=round(took * 1000, 1),
            user=str(who.id) if who else None,
            address=request.remote_addr,
        )
