"""A file on its way in: looked at, counted and stored piece by piece, or nothing of it is kept."""

from __future__ import annotations

import asyncio
import codecs
import hashlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO
from uuid import UUID

import filetype
import structlog

from lms.core import clock, db
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Invalid, NoRoom, TooLarge, UnsupportedMediaType
from lms.files import pictures, rules
from lms.files.form import FIELD, FormFile
from lms.files.models import FileState, StoredFile
from lms.files.pieces import pieces_of, put, put_measured
from lms.files.rules import FileType, Kind
from lms.files.storage import key_of, storage
from lms.settings import settings

log = structlog.get_logger()

HEAD_BYTES = 8192
"""So much of a file says what it is."""
TOUCH_EVERY_S = 10.0


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file whose bytes are stored, and whose row says so only when its action says so too."""

    id: UUID
    owner_id: UUID
    name: str
    size: int
    sha256: str
    sent_sha256: str
    """Of what the client sent, which a picture isn't any more."""


class Text:
    """Refuses bytes that are no UTF-8, or hold a NUL, wherever a piece was cut."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def look(self, piece: bytes, *, final: bool = False) -> None:
        try:
            text = self._decoder.decode(piece, final)
        except UnicodeDecodeError:
            raise _lies() from None
        if "\0" in text:
            raise _lies()


@asynccontextmanager
async def arriving(
    actor: Actor, form: FormFile, space: tuple[str, UUID] | None
) -> AsyncIterator[Arrived]:
    """Take the form's file in; when what follows fails, its bytes and its row go again."""
    name = rules.clean_name(await form.name())
    pieces = form.pieces()
    head = await _head(pieces, rules.TYPES.get(rules.ending(name)))
    seen = filetype.guess(head)
    found = rules.type_of(name, seen.extension if seen else None, head)
    if found is None:
        raise _lies()
    most = settings().max_video_bytes if found.kind is Kind.VIDEO else settings().max_upload_bytes
    if form.size is not None and form.size > most:
        raise _too_large(most)
    known = form.size if form.size is not None else len(head)
    row = await reserve(actor, name, found, space, max(known, len(head)))
    taking = Taking(row, found, most)
    try:
        yield await taking.take(head, pieces)
    except BaseException:
        await forget(row.id)
        raise


async def forget(file_id: UUID) -> None:
    """Nothing of an arriving file stays; where that fails too, the sweep finds the row."""
    try:
        await storage().drop(key_of(file_id))
        await StoredFile.filter(id=file_id, state=FileState.ARRIVING).delete()
    except Exception as error:
        log.warning("upload_not_forgotten", file=str(file_id), error=repr(error)[:200])


async def _head(pieces: AsyncIterator[bytes], named: FileType | None) -> bytes:
    if named is None:
        raise UnsupportedMediaType(detail=f"Files are taken that end in {', '.join(rules.TYPES)}.")
    head = b""
    async for piece in pieces:
        head += piece
        if len(head) >= HEAD_BYTES:
            break
    if not head:
        raise Invalid.field(FIELD, "must not be empty")
    return head


@atomic
async def reserve(
    actor: Actor, name: str, found: FileType, space: tuple[str, UUID] | None, size: int
) -> StoredFile:
    """The row, and with it room for the file: of two that don't both fit one is refused."""
    await lock_room(actor.id)
    if settings().file_quota_bytes - await StoredFile.bytes_of(actor.id) < size:
        raise no_quota()
    kind, space_id = space or (None, None)
    return await StoredFile.create(
        owner_id=actor.id,
        space_kind=kind,
        space_id=space_id,
        name=name,
        size=size,
        content_type=found.content_type,
        kind=found.kind,
        touched_at=clock.now(),
    )


@atomic
async def make_room(row: StoredFile, size: int) -> int:
    """Room for a file that is larger than its client said, or said nothing; how much it has now.

    Twice as much as it needs, where there is so much, so that few steps lead there.
    """
    await lock_room(row.owner_id)
    left = settings().file_quota_bytes - await StoredFile.bytes_of(row.owner_id, but=row.id)
    if left < size:
        raise no_quota()
    room = min(2 * size, left)
    await StoredFile.filter(id=row.id, state=FileState.ARRIVING).update(size=room)
    return room


async def lock_room(owner_id: UUID) -> None:
    """One at a time counts what a person's files take, until the transaction's end."""
    await db.execute("select pg_advisory_xact_lock(hashtextextended($1, 21))", str(owner_id))


class Taking:
    """The bytes of one row."""

    def __init__(self, row: StoredFile, found: FileType, most: int) -> None:
        self.row, self.found, self.most = row, found, most
        self.room = row.size
        self.sent = hashlib.sha256()
        self.size = 0
        self.touched = time.monotonic()

    async def take(self, head: bytes, pieces: AsyncIterator[bytes]) -> Arrived:
        """Store them all."""
        if not self.found.is_image:
            await put(self.row.id, self._checked(head, pieces))
            return self._arrived(self.size, self.sent.hexdigest())
        with pictures.roomy_file() as sent:
            await self._spool(sent, head, pieces)
            made = await pictures.remade(sent, self.found.content_type)
        with made:
            return self._arrived(*await put_measured(self.row.id, pieces_of(made)))

    async def _spool(self, sent: IO[bytes], head: bytes, pieces: AsyncIterator[bytes]) -> None:
        try:
            async for piece in self._checked(head, pieces):
                await asyncio.to_thread(sent.write, piece)
            await asyncio.to_thread(sent.flush)
        except OSError as error:
            raise NoRoom(detail="There is no room for this file here.") from error

    async def _checked(self, head: bytes, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        text = Text() if self.found.is_text else None
        async for piece in _together(head, pieces):
            self.size += len(piece)
            if self.size > self.most:
                raise _too_large(self.most)
            if self.size > self.room:
                self.room = await make_room(self.row, self.size)
            self.sent.update(piece)
            if text:
                text.look(piece)
            yield piece
            await self._touch()
        if text:
            text.look(b"", final=True)

    async def _touch(self) -> None:
        """Tell the sweep that this one is alive."""
        if time.monotonic() - self.touched < TOUCH_EVERY_S:
            return
        self.touched = time.monotonic()
        mine = StoredFile.filter(id=self.row.id, state=FileState.ARRIVING)
        if not await mine.update(touched_at=clock.now()):
            raise Conflict("gone", "The upload was given up here. Begin it again.")

    def _arrived(self, size: int, sha256: str) -> Arrived:
        row = self.row
        return Arrived(row.id, row.owner_id, row.name, size, sha256, self.sent.hexdigest())


async def _together(head: bytes, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield head
    async for piece in pieces:
        yield piece


def _lies() -> UnsupportedMediaType:
    return UnsupportedMediaType(detail="The file is not what its name says, or broken.")


def _too_large(most: int) -> TooLarge:
    return TooLarge(detail=f"A file of this kind has at most {most} bytes.", max_bytes=most)


def no_quota() -> NoRoom:
    return NoRoom("quota_exceeded", "Your files have no room for this one. Delete some first.")
