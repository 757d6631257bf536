"""The blueprint of live sessions, and whose places a request has."""

from __future__ import annotations

from collections.abc import Sequence

from quart import Blueprint, request

from lms.live import cookies

routes = Blueprint("live", __name__)


def places() -> Sequence[str] | None:
    """The player tokens in the browser's cookies; None for a program, whose cookies don't count."""
    return None if "Authorization" in request.headers else cookies.tokens_of(request.cookies)
