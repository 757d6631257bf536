"""A request and its response in one task, where our own server received the request.

Quart runs two tasks for a request and a third for its response, and hypercorn queues each part of
the body for one of them. Here the parts go to the request directly, the view runs in the task that
hypercorn made, and head and body of a response leave in one write.
"""

from __future__ import annotations

import asyncio
from typing import Any

from hypercorn.protocol.http_stream import HTTPStream
from quart import Response
from quart.utils import encode_headers
from quart.wrappers.response import DataBody

from lms.app.server.http1 import respond
from lms.app.server.incoming import make_request
from lms.app.server.uploads import Upload

FORM = b"multipart/form-data"


class HttpConnection(Upload):
    """One request; one that may bring a file, or that another server received, goes Quart's way."""

    task: asyncio.Task[None] | None = None
    body: Any

    async def __call__(self, receive: Any, send: Any) -> None:
        stream = getattr(send, "__self__", None)
        if not isinstance(stream, HTTPStream) or self._is_form():
            await super().__call__(receive, send)
            return
        request = make_request(self.app, self.scope)
        self.body, self.task = request.body, asyncio.current_task()
        await self._take_over(stream)
        response: Any = await self.app.handle_request(request)
        if type(response) is Response and type(response.response) is DataBody:
            body = response.response
            data = body.data[body.begin : body.end]
            await respond(stream, response.status_code, encode_headers(response.headers), data)
        else:
            await self._send_in_time(send, response)

    def _is_form(self) -> bool:
        return self.scope["method"] == "POST" and any(
            name == b"content-type" and value.lower().startswith(FORM)
            for name, value in self.scope["headers"]
        )

    async def _take_over(self, stream: HTTPStream) -> None:
        """Take what hypercorn has queued, and from then on all that it receives."""
        queue: asyncio.Queue[Any] = stream.app_put.__self__  # type: ignore[attr-defined]
        while True:
            more = queue.full()  # hypercorn may be waiting to put the next part
            while not queue.empty():
                await self._take(queue.get_nowait())
            if not more:
                break
            await asyncio.sleep(0)
        stream.app_put = self._take

    async def _take(self, message: Any) -> None:
        if message["type"] == "http.request":
            self.body.append(message["body"])
            if not message["more_body"]:
                self.body.set_complete()
        elif self.task is not None:
            self.task.cancel()  # the client has left

    async def _send_in_time(self, send: Any, response: Any) -> None:
        """As Quart does: cut off what takes longer than the response's own or the general limit."""
        limit = getattr(response, "timeout", ...)
        try:
            async with asyncio.timeout(
                self.app.config["RESPONSE_TIMEOUT"] if limit is ... else limit
            ):
                await self._send_response(send, response)
        except TimeoutError:
            pass
