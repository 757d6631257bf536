"""Files piece by piece: read beside the loop, and brought to the storage."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from typing import IO
from uuid import UUID

from lms.files.storage import key_of, storage

COPY_BYTES = 256 * 1024


async def pieces_of(source: IO[bytes]) -> AsyncIterator[bytes]:
    """An open file from where it stands, read in a thread."""
    while piece := await asyncio.to_thread(source.read, COPY_BYTES):
        yield piece


async def put(file_id: UUID, pieces: AsyncIterator[bytes]) -> None:
    """Store a file's bytes: all of them, or none."""
    async with storage().writing(key_of(file_id)) as writer:
        async for piece in pieces:
            await writer.write(piece)


async def put_measured(file_id: UUID, pieces: AsyncIterator[bytes]) -> tuple[int, str]:
    """The same; returns how many bytes they are, and their SHA-256 in hexadecimal."""
    size, digest = 0, hashlib.sha256()

    async def measured() -> AsyncIterator[bytes]:
        nonlocal size
        async for piece in pieces:
            size += len(piece)
            digest.update(piece)
            yield piece

    await put(file_id, measured())
    return size, digest.hexdigest()
