"""A form with one file, read as it comes in: RFC 7578, bounded in memory and in patience."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from lms.core.errors import BadRequest, Invalid, Refused, TooLarge

FIELD = "file"
HEAD_BYTES = 16 * 1024
"""Of the preamble and the file's head; without it a long one takes the parser seconds."""
UNPARSED_BYTES = 256 * 1024
PIECE_BYTES = 64 * 1024
MAX_BOUNDARY = 70
SILENT_S = 30.0
PATIENT_S = 60.0
LEAST_BYTES_PER_S = 2048
"""On average once a minute has passed: who sends less would hold a place for ever."""


class Stalled(Refused):
    status = 408
    default_code = "request_timeout"


class Coming:
    """A body as it comes in; 408 for one that comes too slowly."""

    def __init__(self, body: AsyncIterator[bytes]) -> None:
        self._body = body
        self._read = 0
        self._since = time.monotonic()

    async def next(self) -> bytes | None:
        """What comes next; None at the end."""
        try:
            async with asyncio.timeout(SILENT_S):
                received = await anext(self._body, None)
        except TimeoutError:
            raise Stalled(detail="Nothing came for too long.") from None
        self._read += len(received or b"")
        lasts = time.monotonic() - self._since
        if lasts > PATIENT_S and self._read < lasts * LEAST_BYTES_PER_S:
            raise Stalled(detail="The file comes in too slowly.")
        return received


class FormFile:
    """The file of a form: first `name()`, then its `pieces()`, each once."""

    def __init__(self, body: AsyncIterator[bytes], boundary: str, length: int | None) -> None:
        self._boundary = boundary.encode()
        if not 0 < len(self._boundary) <= MAX_BOUNDARY:
            raise BadRequest("bad_form", "The form names no boundary of 1 to 70 characters.")
        self._coming = Coming(body)
        self._length = length
        self._decoder = MultipartDecoder(self._boundary, HEAD_BYTES, max_parts=3)
        self._pending = b""
        self._parsed = 0
        self.size: int | None = None
        """What the file's size will be; None where the client doesn't say how much it sends."""

    async def name(self) -> str:
        """What the client calls the file; 422 without one, 400 when it is no form."""
        while True:
            event = await self._next()
            if isinstance(event, File):
                self._only(event.name)
                self._decoder.max_form_memory_size = UNPARSED_BYTES
                if self._length is not None:
                    around = len(b"\r\n\r\n--" + self._boundary + b"--\r\n")
                    before = self._parsed - len(self._decoder.buffer)
                    self.size = max(0, self._length - before - around)
                return event.filename or ""
            if isinstance(event, Field):
                self._only(event.name)
                raise Invalid.field(FIELD, "must be a file, with a name")
            if isinstance(event, Epilogue):
                raise Invalid.field(FIELD, "is missing")

    async def pieces(self) -> AsyncIterator[bytes]:
        """The file's bytes; 400 when they end before they should, 422 when more follows."""
        while True:
            event = await self._next()
            if isinstance(event, Data):
                if event.data:
                    yield bytes(event.data)
                if not event.more_data:
                    break
        while not isinstance(event := await self._next(), Epilogue):
            if isinstance(event, File | Field):
                raise Invalid.field(FIELD, "must be the only part of the form")

    @staticmethod
    def _only(name: str | None) -> None:
        if name != FIELD:
            raise Invalid.field(FIELD, "must be the name of the form's only part")

    async def _next(self) -> object:
        while True:
            try:
                event = self._decoder.next_event()
                if not isinstance(event, NeedData):
                    return event
                self._decoder.receive_data(await self._piece())
            except RequestEntityTooLarge:
                raise TooLarge(detail="The form has too many parts, or too long a head.") from None
            except ValueError:
                raise BadRequest("bad_form", "The form is broken, or ends too early.") from None

    async def _piece(self) -> bytes | None:
        """What comes next, little until the file's head is known; None at the end."""
        if not self._pending:
            received = await self._coming.next()
            if received is None:
                return None
            self._pending = received
        most = HEAD_BYTES // 2 if self._decoder.max_form_memory_size == HEAD_BYTES else PIECE_BYTES
        piece, self._pending = self._pending[:most], self._pending[most:]
        self._parsed += len(piece)
        return piece
