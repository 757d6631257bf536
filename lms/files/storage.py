"""Where the bytes of files are: a folder, or a bucket at an address. Moved in pieces, never whole.

An object is written once, whole or not at all, and is only ever found by its key.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from errno import ENOSPC
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import UUID

import obstore
import structlog
from obstore import Bytes
from obstore.exceptions import BaseError
from obstore.store import AzureStore, LocalStore, ObjectStore, S3Store

from lms.core.errors import NoRoom, Unavailable
from lms.settings import Settings, settings

log = structlog.get_logger()

PART_BYTES = 5 * 1024 * 1024
"""The least that S3 takes as a part of an object."""
LOCAL_PART_BYTES = 1024 * 1024
READ_BYTES = 2 * 1024 * 1024
PIECE_BYTES = 256 * 1024
SYNC_BYTES = 32 * 1024 * 1024
"""Brought to the disk on the way: a gigabyte at the end takes minutes where the disk is busy."""
DISK_FULL = f"os error {ENOSPC}"
CLIENT: Any = {"timeout": "30s", "connect_timeout": "2s"}
RETRIES: Any = {
    "max_retries": 2,
    "retry_timeout": timedelta(seconds=5),
    "backoff": {
        "init_backoff": timedelta(milliseconds=100),
        "max_backoff": timedelta(seconds=1),
        "base": 2,
    },
}


def key_of(file_id: UUID) -> str:
    """Where a file's bytes are; the last digits of an id are random, so folders stay small."""
    return f"{file_id.hex[-2:]}/{file_id.hex}"


@dataclass(frozen=True, slots=True)
class Storage:
    """One place for all files; `folder` is where they are when that is this machine's disk."""

    store: ObjectStore
    folder: Path | None = None

    @asynccontextmanager
    async def writing(self, key: str) -> AsyncIterator[Writer]:
        """Write an object; what is raised inside, a cancellation too, leaves nothing of it.

        It is on the disk when this ends. 507 without room, 503 when the storage is away.
        """
        part = PART_BYTES if self.folder is None else LOCAL_PART_BYTES
        with _told():
            writer = obstore.open_writer_async(self.store, key, buffer_size=part, max_concurrency=1)
            async with writer:
                yield Writer(writer, self.folder and self.folder / key)
            if self.folder is not None:
                await asyncio.to_thread(_to_disk, self.folder / key)

    async def reading(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` up to `end`, in pieces; 503 at once when there are none."""
        first = await self._part(key, start, end)
        return self._pieces(key, first, start + len(first), end)

    async def _pieces(self, key: str, part: Bytes, at: int, end: int) -> AsyncIterator[bytes]:
        while True:
            whole = memoryview(part)
            for cut in range(0, len(part), PIECE_BYTES):
                yield bytes(whole[cut : cut + PIECE_BYTES])
            if at >= end:
                return
            part = await self._part(key, at, end)
            at += len(part)

    async def _part(self, key: str, start: int, end: int) -> Bytes:
        """One request each, over before anybody reads: the library's time limit holds for all of
        a request, and how fast a client reads is the client's affair."""
        with _told():
            stop = min(end, start + READ_BYTES)
            return await obstore.get_range_async(self.store, key, start=start, end=stop)

    async def drop(self, key: str) -> None:
        """Remove an object and what a killed process left of one; nothing to remove is fine."""
        if self.folder is not None:
            await asyncio.to_thread(_remove, self.folder / key)
            return
        with _told(), suppress(FileNotFoundError):  # Azure says so, S3 doesn't
            await obstore.delete_async(self.store, key)


class Writer:
    """Takes an object's bytes in their order."""

    def __init__(self, writer: Any, path: Path | None) -> None:
        self._writer, self._path = writer, path
        self._unsynced = 0

    async def write(self, piece: bytes) -> None:
        with _told():
            await self._writer.write(piece)
            self._unsynced += len(piece)
            if self._path and self._unsynced > SYNC_BYTES:
                self._unsynced = 0
                await asyncio.to_thread(_sync, *_half(self._path))


@contextmanager
def _told() -> Iterator[None]:
    """What the library raises, as refusals."""
    try:
        yield
    except (BaseError, OSError) as error:
        if DISK_FULL in str(error) or getattr(error, "errno", None) == ENOSPC:
            raise NoRoom(detail="There is no room for this file here. It was not kept.") from error
        log.warning("storage_away", error=repr(error)[:300])
        raise Unavailable(detail="The storage of files is away for a moment.") from error


def _to_disk(path: Path) -> None:
    """The library renames without it: after a power cut the name would be there, and no bytes."""
    _sync(path, path.parent)


def _sync(*paths: Path) -> None:
    for one in paths:
        handle = os.open(one, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _half(path: Path) -> list[Path]:
    """What the library calls an object that isn't whole."""
    return list(path.parent.glob(f"{path.name}#*"))


def _remove(path: Path) -> None:
    for one in (path, *_half(path)):
        one.unlink(missing_ok=True)


def storage_at(given: Settings) -> Storage:
    """The storage these settings name: STORAGE_URL, else the folder UPLOAD_DIR."""
    url = given.storage_url.get_secret_value()
    if not url:
        folder = given.upload_path.absolute()
        folder.mkdir(parents=True, exist_ok=True)
        return Storage(LocalStore(folder), folder)
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    endpoint, region = options.get("endpoint"), options.get("region")
    shared: dict[str, Any] = {
        "prefix": unquote(parts.path).strip("/") or None,
        "client_options": CLIENT | ({"allow_http": True} if _plain(endpoint) else {}),
        "retry_config": RETRIES,
    }
    name, user, password = parts.hostname, unquote(parts.username or ""), parts.password
    config: Any = {"endpoint": endpoint} if endpoint else {}
    if parts.scheme == "azure":
        config |= {"account_name": user} if user else {}
        config |= {"account_key": unquote(password)} if password else {}
        return Storage(AzureStore(name, config=config, **shared))
    config |= {"region": region} if region else {}
    config |= {"virtual_hosted_style_request": False} if endpoint else {}
    if user and password:
        config |= {"access_key_id": user, "secret_access_key": unquote(password)}
    return Storage(S3Store(name, config=config, **shared))


def _plain(endpoint: str | None) -> bool:
    return endpoint is not None and endpoint.startswith("http://")


@lru_cache(maxsize=1)
def storage() -> Storage:
    """This process's storage."""
    return storage_at(settings())


async def stop() -> None:
    """Before a process ends: the library's threads must be idle, or they abort it."""
    if storage.cache_info().currsize:
        storage.cache_clear()
        await asyncio.sleep(0.05)
