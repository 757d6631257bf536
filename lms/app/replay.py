"""`Idempotency-Key`: effect and response share one transaction; a repeat gets the same response."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from quart import Response

from lms.app.request import JSON, Request
from lms.core import idempotency
from lms.core.access import Actor
from lms.core.idempotency import HEADER, REPLAYED, Reply


async def once(
    request: Request, actor: Actor, answer: Callable[[], Awaitable[Response]]
) -> Response:
    """Run `answer` in a transaction with its key, or return an earlier call's stored response."""
    asked = b"\n".join((request.method.encode(), request.full_path.encode(), await request.read()))
    made: Response | None = None

    async def first() -> Reply:
        nonlocal made
        made = response = await answer()
        body = await response.get_data(as_text=False)
        return Reply(response.status_code, body, response.headers.get("ETag"))

    reply, _ = await idempotency.once(actor.id, request.headers[HEADER], asked, first)
    if made is not None:
        return made
    replayed = Response(reply.body, reply.status, REPLAYED, content_type=JSON)
    if reply.etag:
        replayed.headers["ETag"] = reply.etag
    return replayed
