"""A request object that malformed bytes can't break, and the bodies of responses."""

from __future__ import annotations

import asyncio
import re
from typing import Any, Literal

import quart
from pydantic_core import from_json
from werkzeug.exceptions import RequestTimeout

from lms.core.errors import BadRequest, Invalid, UnsupportedMediaType

JSON = "application/json"
BIG_BODY_BYTES = 65_536
MAX_BRACKETS = 60_000
"""More than the longest text needs, and few enough to decode in 10 ms."""
LONE_SURROGATE = ("surrogate", "unexpected end of hex escape")
"""The parser's two errors: invalid JSON, and bytes that aren't UTF-8 text."""


LARGE_BODY_S = 60
MAX_LARGE_BODY_BYTES = 10 * 1024 * 1024
LARGE_PATH = re.compile(r"/api/v1/(?:banks|quizzes)/[0-9a-f-]{36}/imports")
"""Files of questions may be this large; all other bodies have the app's limit."""


class Request(quart.Request):
    """Reads JSON only with a JSON content type, as UTF-8, at most 200 levels deep, without NaN."""

    def __init__(self, method: str, scheme: str, path: str, *args: Any, **kwargs: Any) -> None:
        if LARGE_PATH.fullmatch(path):
            kwargs |= {"max_content_length": MAX_LARGE_BODY_BYTES, "body_timeout": LARGE_BODY_S}
        super().__init__(method, scheme, path, *args, **kwargs)

    request_id = ""
    started = 0.0
    headroom: tuple[int, int, float] | None = None
    """The general rate limit after this request: limit, remaining, seconds to the reset."""

    @property
    def carries_body(self) -> bool:
        return bool(self.content_length) or "Transfer-Encoding" in self.headers

    async def read(self) -> bytes:
        """The whole body, cached."""
        # Mostly it has arrived already. Quart's `get_data` would wait in a task of its own.
        if self.body._complete.is_set():  # also set when the body was refused as too large
            return await self.body  # type: ignore[no-any-return]
        try:
            async with asyncio.timeout(self.body_timeout):
                return await self.body  # type: ignore[no-any-return]
        except TimeoutError:
            raise RequestTimeout from None

    async def get_json(
        self,
        force: bool = False,  # noqa: ARG002
        silent: bool = False,  # noqa: ARG002
        cache: bool = True,  # noqa: ARG002
    ) -> Any:
        """The body as JSON values; a missing body is an empty object."""
        data = await self.read()
        if not data:
            return {}
        if not self.is_json:
            raise UnsupportedMediaType(detail="The body must be application/json.")
        if data.count(b"[") + data.count(b"{") > MAX_BRACKETS:
            raise BadRequest(detail="The body holds too many lists and objects.")
        # Looking for an earlier name costs more than it saves when there is none.
        strings: Literal["all", "none"] = "none" if len(data) > BIG_BODY_BYTES else "all"
        try:
            return from_json(data, allow_inf_nan=False, cache_strings=strings)
        except ValueError as error:
            if any(words in str(error) for words in LONE_SURROGATE):
                raise Invalid.field("", "holds a character that can't be stored") from None
            raise BadRequest(detail=f"The body is not JSON: {error}") from None
