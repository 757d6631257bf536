"""A zip that a job makes for a person: it is written beside, brought to the storage, then kept."""

from __future__ import annotations

import asyncio
import time
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO
from uuid import UUID

from lms.core import clock
from lms.core.db import atomic
from lms.files.actions.intake import forget
from lms.files.models import ARCHIVE, FileState, StoredFile
from lms.files.pictures import roomy_file
from lms.files.pieces import pieces_of, put_measured
from lms.files.rules import TYPES, Kind
from lms.files.storage import key_of, storage
from lms.jobs import actions as jobs

TELL_EVERY_S = 1.0
SMALLER = frozenset({Kind.DOCUMENT})
"""Kinds that compressing makes smaller; the others are compressed already."""


class Meter:
    """How much of the running job's bytes have passed, told its owner once a second."""

    def __init__(self, total: int, first: int = 0, last: int = 95) -> None:
        self._total, self._first, self._last = max(1, total), first, last
        self._done = 0
        self._told = time.monotonic()

    async def add(self, size: int) -> None:
        """So many more; the job's lease and its files that arrive stay alive."""
        self._done += size
        if time.monotonic() - self._told < TELL_EVERY_S:
            return
        self._told = time.monotonic()
        share = min(1.0, self._done / self._total)
        await jobs.progress(self._first + int(share * (self._last - self._first)))
        await self.touch()

    async def of(self, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """The same pieces, counted as they pass."""
        async for piece in pieces:
            yield piece
            await self.add(len(piece))

    async def touch(self) -> None:
        """Tell the sweep that what arrives is alive."""


class PackMeter(Meter):
    """Of a file that is being packed."""

    def __init__(self, file_id: UUID, total: int) -> None:
        super().__init__(2 * total)
        self._file_id = file_id

    async def touch(self) -> None:
        mine = StoredFile.filter(id=self._file_id, state=FileState.ARRIVING)
        await mine.update(touched_at=clock.now())


class Pack:
    """What goes into one zip."""

    def __init__(self, target: IO[bytes], meter: Meter) -> None:
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)
        self._meter = meter

    async def add(self, name: str, data: bytes) -> None:
        """Something that is in memory."""
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        await asyncio.to_thread(self._zip.writestr, info, data)

    async def add_file(self, name: str, file: StoredFile) -> None:
        """A stored file, piece by piece."""
        info = zipfile.ZipInfo(name)
        info.file_size = file.size
        small = file.kind in SMALLER
        info.compress_type = zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED
        entry = self._zip.open(info, "w")
        try:
            if file.size:
                stored = await storage().reading(key_of(file.id), 0, file.size)
                async for piece in self._meter.of(stored):
                    await asyncio.to_thread(entry.write, piece)
        finally:
            await asyncio.to_thread(entry.close)

    async def close(self) -> None:
        """Write what ends a zip."""
        await asyncio.to_thread(self._zip.close)


@asynccontextmanager
async def packing(file_id: UUID, owner_id: UUID, name: str, total: int) -> AsyncIterator[Pack]:
    """Make a zip of about `total` bytes; `keep` then makes it a file that is there.

    What an earlier run of the job has left of it is forgotten; so is this one if it fails.
    """
    await forget(file_id)
    await announce(file_id, owner_id, name)
    meter = PackMeter(file_id, total)
    try:
        with roomy_file() as target:
            pack = Pack(target, meter)
            yield pack
            await pack.close()
            await _bring(file_id, target, meter)
    except BaseException:
        await forget(file_id)
        raise


async def is_kept(file_id: UUID) -> bool:
    """Whether an earlier run has made it."""
    return await StoredFile.kept().filter(id=file_id).exists()


@atomic
async def keep(file_id: UUID) -> None:
    """Make it a file that is there, unless this run of the job was replaced."""
    await jobs.progress(99)
    mine = StoredFile.filter(id=file_id, state=FileState.ARRIVING)
    if not await mine.update(state=FileState.KEPT, touched_at=clock.now()):
        raise RuntimeError("The file was given up while it was made")


@atomic
async def announce(
    file_id: UUID, owner_id: UUID, name: str, *, size: int = 0, sha256: str = ""
) -> None:
    """The row of a zip that arrives; what the sweep finds when nobody goes on with it."""
    await StoredFile.create(
        id=file_id,
        owner_id=owner_id,
        space_kind=ARCHIVE,
        space_id=owner_id,
        name=name,
        size=size,
        sha256=sha256,
        content_type=TYPES["zip"].content_type,
        kind=Kind.ARCHIVE,
        touched_at=clock.now(),
    )


async def _bring(file_id: UUID, source: IO[bytes], meter: Meter) -> None:
    await asyncio.to_thread(source.seek, 0)
    size, sha256 = await put_measured(file_id, meter.of(pieces_of(source)))
    mine = StoredFile.filter(id=file_id, state=FileState.ARRIVING)
    await mine.update(size=size, sha256=sha256, touched_at=clock.now())
