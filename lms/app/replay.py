"""`Idempotency-Key`: effect and response share one transaction; a repeat gets the same response."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from quart import Response

from lms.app.request import JSON, Request
from lms.core import idempotency
from lms.core.access import Actor
from lms.core.db import transaction
from lms.core.errors import Invalid
from lms.core.idempotency import Reply

HEADER = "Idempotency-Key"
KEY = re.compile(r"[\x21-\x7e]{1,200}")


async def once(
    request: Request, actor: Actor, answer: Callable[[], Awaitable[Response]]
) -> Response:
    """Run `answer` in a transaction with its key, or return an earlier call's stored response."""
    key = request.headers[HEADER]
    if not KEY.fullmatch(key):
        raise Invalid.field(HEADER, "must be 1 to 200 visible ASCII characters")
    asked = b"\n".join((request.method.encode(), request.full_path.encode(), await request.read()))
    async with transaction():
        known = await idempotency.begin(actor.id, key, asked)
        if known is not None:
            replayed = Response(known.body, known.status, content_type=JSON)
            replayed.headers["Idempotency-Replayed"] = "true"
            if known.etag:
                replayed.headers["ETag"] = known.etag
            return replayed
        response = await answer()
        body = await response.get_data(as_text=False)
        reply = Reply(response.status_code, body, response.headers.get("ETag"))
        await idempotency.keep(actor.id, key, asked, reply)
    return response
