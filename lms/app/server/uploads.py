"""Bodies that come in piece by piece and never pile up, for the routes that take files.

Quart's own body keeps what nobody has read yet, however much it is, and hypercorn waits for ever
for who stops reading. The application says by `takes_file(request)` which routes are meant.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any, cast

from quart.asgi import ASGIHTTPConnection
from quart.wrappers.request import Body

from lms.app.server.incoming import make_request

KEPT_BYTES = 256 * 1024
"""So much may wait for the route; then the client waits."""
LINGER_S = 2.0
"""So long an early answer stays open: closing while the client sends would lose it on the way."""


class StreamedBody(Body):
    """A body without a limit of its own: whoever reads it counts."""

    def __init__(self) -> None:
        super().__init__(None, None)
        self.room = asyncio.Event()
        self.room.set()
        self.unread = False

    def append(self, data: bytes) -> None:
        if self.unread:
            return
        super().append(data)
        if len(self._data) > KEPT_BYTES:
            self.room.clear()

    async def __anext__(self) -> bytes:
        data = await super().__anext__()
        self.room.set()
        return data

    def forget(self) -> None:
        """Let what still comes pass by."""
        self.unread = True
        self._data.clear()
        self.room.set()

    async def ended(self) -> None:
        """Until all of it has come."""
        await self._complete.wait()


class Upload(ASGIHTTPConnection):
    """One request; the client waits while its file is being stored."""

    streamed: StreamedBody | None = None

    def _create_request_from_scope(self, send: Any) -> Any:  # noqa: ARG002
        request: Any = make_request(self.app, self.scope)
        if cast(Any, self.app).takes_file(request):
            self.streamed = request.body = StreamedBody()
        return request

    async def handle_messages(self, request: Any, receive: Any) -> None:
        body = self.streamed
        if body is None:
            await super().handle_messages(request, receive)
            return
        while True:
            await body.room.wait()
            message = await receive()
            if message["type"] == "http.disconnect":
                return  # and so the route is cancelled
            body.append(message.get("body", b""))
            if not message.get("more_body", False):
                body.set_complete()

    async def _send_response(self, send: Any, response: Any) -> None:
        body = self.streamed
        if body is None:
            await super()._send_response(send, response)
            return
        body.forget()

        async def last_part_waits(message: Any) -> None:
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                with suppress(TimeoutError):
                    await asyncio.wait_for(body.ended(), LINGER_S)
            await send(message)

        await super()._send_response(last_part_waits, response)
