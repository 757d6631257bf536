"""Files that a job brings into a space: all become files that are there, or none does."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

import filetype

from lms.core import clock
from lms.core.db import atomic
from lms.files import pictures, rules
from lms.files.actions.intake import HEAD_BYTES, Text, lock_room, no_quota
from lms.files.actions.packing import Meter
from lms.files.models import FileState, FileVisibility, StoredFile
from lms.files.pieces import pieces_of, put, put_measured
from lms.files.rules import TYPES, ending
from lms.settings import settings


@dataclass(frozen=True, slots=True)
class Carried:
    """A file to bring; `source` is what its bytes are known by where they come from."""

    id: UUID
    source: str
    name: str
    size: int
    sha256: str
    visibility: FileVisibility


Open = Callable[[Carried], Awaitable[AsyncIterator[bytes]]]
Space = tuple[str, UUID]


class NotWhatItSaysError(Exception):
    """Bytes that are others than they are said to be; the text names the file."""


async def carry(
    owner_id: UUID, space: Space, files: Sequence[Carried], opened: Open, *, trusted: bool
) -> None:
    """Bring the bytes of files; those that an earlier run of the job brought stay.

    `keep` then makes them files that are there. Of what isn't `trusted` the bytes are looked at as
    those of uploads are. 507 without room for all of them.
    """
    await _announce(owner_id, space, files)
    meter = CarryMeter(space, sum(one.size for one in files))
    brought = await _brought(files)
    for one in files:
        if one.id in brought:
            await meter.add(one.size)
        else:
            await _bring(one, await opened(one), meter, trusted=trusted)


async def keep(files: Sequence[Carried]) -> None:
    """Make them files that are there, in the caller's transaction."""
    mine = StoredFile.filter(id__in=[one.id for one in files], state=FileState.ARRIVING)
    kept = await mine.exclude(sha256="").update(state=FileState.KEPT, touched_at=clock.now())
    if kept < len(files):
        raise RuntimeError("Files were given up while others were brought")


class CarryMeter(Meter):
    """Of files that arrive in a space."""

    def __init__(self, space: Space, total: int) -> None:
        super().__init__(total, last=80)
        self._kind, self._id = space

    async def touch(self) -> None:
        mine = StoredFile.filter(space_kind=self._kind, space_id=self._id)
        await mine.filter(state=FileState.ARRIVING).update(touched_at=clock.now())


async def _brought(files: Sequence[Carried]) -> set[UUID]:
    there = StoredFile.filter(id__in=[one.id for one in files], state=FileState.ARRIVING)
    return {row["id"] for row in await there.exclude(sha256="").values("id")}


@atomic
async def _announce(owner_id: UUID, space: Space, files: Sequence[Carried]) -> None:
    await lock_room(owner_id)
    known = StoredFile.filter(id__in=[one.id for one in files])
    there = {row["id"] for row in await known.values("id")}
    new = [one for one in files if one.id not in there]
    size = sum(one.size for one in new)
    if settings().file_quota_bytes - await StoredFile.bytes_of(owner_id) < size:
        raise no_quota()
    kind, space_id = space
    await StoredFile.bulk_create(
        StoredFile(
            id=one.id,
            owner_id=owner_id,
            space_kind=kind,
            space_id=space_id,
            name=one.name,
            size=one.size,
            content_type=TYPES[ending(one.name)].content_type,
            kind=TYPES[ending(one.name)].kind,
            visibility=one.visibility,
            touched_at=clock.now(),
        )
        for one in new
    )
    await known.filter(state=FileState.ARRIVING).update(touched_at=clock.now())


async def _bring(
    one: Carried, pieces: AsyncIterator[bytes], meter: Meter, *, trusted: bool
) -> None:
    size, sha256 = one.size, one.sha256
    checked = _checked(one, meter.of(pieces), trusted=trusted)
    if trusted or not TYPES[ending(one.name)].is_image:
        await put(one.id, checked)
    else:
        size, sha256 = await _picture(one, checked)
    mine = StoredFile.filter(id=one.id, state=FileState.ARRIVING)
    await mine.update(size=size, sha256=sha256, touched_at=clock.now())


async def _picture(one: Carried, pieces: AsyncIterator[bytes]) -> tuple[int, str]:
    """As it is, if that is what we would have made of it; else made anew."""
    with pictures.roomy_file() as sent:
        async for piece in pieces:
            await asyncio.to_thread(sent.write, piece)
        await asyncio.to_thread(sent.flush)
        try:
            made = await pictures.tidied(sent, TYPES[ending(one.name)].content_type)
        except Exception as error:
            raise NotWhatItSaysError(one.name) from error
        with made:
            return await put_measured(one.id, pieces_of(made))


async def _checked(
    one: Carried, pieces: AsyncIterator[bytes], *, trusted: bool
) -> AsyncIterator[bytes]:
    """The pieces, if together they are the file that they are said to be."""
    size, digest, head = 0, hashlib.sha256(), b""
    found = TYPES[ending(one.name)]
    text = Text() if found.is_text and not trusted else None
    async for piece in pieces:
        size += len(piece)
        digest.update(piece)
        if len(head) < HEAD_BYTES:
            head = (head + piece)[:HEAD_BYTES]
        if text:
            try:
                text.look(piece)
            except Exception as error:
                raise NotWhatItSaysError(one.name) from error
        yield piece
    seen = filetype.guess(head) if head else None
    lies = not trusted and rules.type_of(one.name, seen.extension if seen else None, head) is None
    if size != one.size or digest.hexdigest() != one.sha256 or lies:
        raise NotWhatItSaysError(one.name)
