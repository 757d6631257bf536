"""`/openapi.json`, and `/docs`, which uses only files of our own."""

from __future__ import annotations

import asyncio
import hashlib

from pydantic_core import to_json
from quart import Quart, Response

from lms.app.guard import this_request
from lms.app.openapi import document
from lms.app.static import Static, respond


def add(app: Quart, static: Static) -> None:
    """Add the routes of the documentation."""
    made: list[tuple[bytes, str]] = []
    making = asyncio.Lock()
    """However many ask for the first one, it is built once: seconds on a slow machine."""

    @app.get("/openapi.json")
    async def openapi() -> Response:
        async with making:
            if not made:
                body = await asyncio.to_thread(lambda: to_json(document(app)))
                made.append((body, f'"{hashlib.sha256(body).hexdigest()[:20]}"'))
        body, etag = made[0]
        headers = {"ETag": etag, "Cache-Control": "no-cache"}
        return Response(body, 200, headers, content_type="application/json")

    @app.get("/docs")
    async def docs() -> Response:
        return respond(this_request(), await static.file("docs.html"))
