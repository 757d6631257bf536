"""A backup's file: a tar with manifest, dump, generated key, uploads, and their checksums."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tarfile
import time
from datetime import datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from pydantic import BaseModel, ValidationError

from lms.backup.errors import Refused

MANIFEST, DUMP, KEY, UPLOADS, SUMS = (
    "manifest.json", "database.dump", "secret.key", "uploads", "SHA256SUMS",
)  # fmt: skip
CHUNK = 1 << 20
BROKEN = (tarfile.TarError, EOFError, ValueError, FileExistsError, NotADirectoryError)
"""What a malformed or foreign archive raises; a duplicate name is among it."""


class Manifest(BaseModel):
    """A backup's contents; the first file in it."""

    made_at: datetime
    rows: dict[str, int]
    """The number of rows by table."""
    migrations: list[str]
    key_mark: str
    """Fingerprint of the SECRET_KEY with which the authenticator apps' seeds are encrypted."""


class Summed:
    """A file that is read once and checksummed while reading."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.sum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        read = self.file.read(size)
        self.sum.update(read)
        return read


def write(whole: Path, manifest: Manifest, dump: Path, key: Path | None, uploads: Path) -> int:
    """Write everything into one file; returns the number of uploads.

    `SHA256SUMS` comes last: a truncated file lacks it.
    """
    members = {DUMP: dump} | ({KEY: key} if key else {})
    files = sorted(path for path in uploads.rglob("*") if path.is_file())
    members |= {f"{UPLOADS}/{path.relative_to(uploads).as_posix()}": path for path in files}
    whole.touch(mode=0o600)
    sums = {}
    with tarfile.open(whole, "w") as tar:
        sums[MANIFEST] = _add(tar, MANIFEST, BytesIO(manifest.model_dump_json(indent=1).encode()))
        for name, path in members.items():
            try:
                file = path.open("rb")
            except FileNotFoundError:
                continue  # an upload deleted meanwhile
            with file:
                sums[name] = _add(tar, name, file)
        listed = "".join(f"{found}  {name}\n" for name, found in sums.items())
        _add(tar, SUMS, BytesIO(listed.encode()))
    return sum(name.startswith(UPLOADS) for name in sums)


def _add(tar: tarfile.TarFile, name: str, file: IO[bytes]) -> str:
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = file.seek(0, os.SEEK_END), 0o600, int(time.time())
    file.seek(0)
    summed = Summed(file)
    tar.addfile(info, summed)
    return summed.sum.hexdigest()


def give_name(whole: Path, target: Path) -> None:
    """Rename it to the requested name, unless a file of that name exists by now."""
    try:
        os.link(whole, target)
    except FileExistsError:
        raise Refused(f"{target} is there already: choose another name.") from None
    except OSError:  # a file system without hard links
        whole.rename(target)


def read(source: Path, folder: Path) -> Manifest | None:
    """Unpack into this folder and verify; None for a backup from before there were manifests."""
    try:
        # Copied as it is: unpacking more than there is room for would fill the disk.
        with tarfile.open(source, "r:") as tar:
            for info in tar:
                if info.issparse() or info.size > source.stat().st_size:
                    raise ValueError("not ours")
                if not info.isdir():
                    _unpack(tar, info, folder)
    except BROKEN:
        raise Refused(f"{source} is no backup, or only a part of one.") from None
    if not (folder / DUMP).is_file():
        raise Refused(f"{source} is no backup: {DUMP} is not in it.")
    if not (folder / MANIFEST).is_file():
        return None
    _check(source, folder)
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except ValidationError:
        raise Refused(f"{source} has a manifest that can't be read.") from None


def _unpack(tar: tarfile.TarFile, info: tarfile.TarInfo, folder: Path) -> None:
    parts = PurePosixPath(info.name).parts
    file = tar.extractfile(info) if info.isreg() else None
    ours = parts and (parts[0] == UPLOADS or info.name in {MANIFEST, DUMP, KEY, SUMS})
    if file is None or not ours or ".." in parts:
        raise ValueError("not ours")
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as out:
        shutil.copyfileobj(file, out, CHUNK)
    if target.stat().st_size != info.size:
        raise EOFError


def _check(source: Path, folder: Path) -> None:
    try:
        listed = (folder / SUMS).read_text()
    except FileNotFoundError:
        raise Refused(f"{source} is only a part of a backup: its end is missing.") from None
    unlisted = {path for path in folder.rglob("*") if path.is_file()} - {folder / SUMS}
    for found in re.finditer(r"^([0-9a-f]{64})  (.+)$", listed, re.M):
        path = folder / found[2]
        if path not in unlisted or _sum(path) != found[1]:
            raise Refused(f"{source} is damaged: {found[2]} is not what was written.")
        unlisted.remove(path)
    if unlisted:
        name = min(unlisted).relative_to(folder)
        raise Refused(f"{source} is damaged: {name} is none of what was written.")


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
