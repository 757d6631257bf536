"""Looking at an archive before anything is made of it: a large one in a process with limits."""

from __future__ import annotations

import asyncio
import contextlib
import os
import resource
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import IO, Any

import structlog
from pydantic import ValidationError
from pydantic_core import from_json, to_json

from lms.archives import zips
from lms.archives.checks import LINE, faults_in
from lms.archives.document import Document
from lms.archives.zips import HostileError
from lms.core.errors import Invalid
from lms.core.imports import Fault
from lms.core.schema import faults
from lms.settings import settings

log = structlog.get_logger()

THREADED_BYTES = 256 * 1024
"""An archive and a course of at most this size are looked at in a thread."""
MEMORY_BYTES = 1024 * 1024 * 1024
CPU_S = 60
PATIENCE_S = 150
COMPLEX = "archive_too_complex"
_one = asyncio.Semaphore(1)


@dataclass(frozen=True, slots=True)
class Checked:
    """What is in an archive: how much of everything, or what is wrong with it."""

    summary: dict[str, Any]
    category: str | None
    errors: Sequence[Fault]


async def check(source: IO[bytes]) -> Checked:
    """Look at an archive in a file; 422 for what is none of ours, or too much."""
    found = await asyncio.to_thread(_said_of_small, source)
    if found is None:
        async with _one:
            said, code = await _asked(source)
        if not said.endswith(b"}"):
            log.warning("archive_not_read", code=code)
            raise Invalid(COMPLEX, "This archive takes too long to read, or too much memory.")
        found = from_json(said)
    if "code" in found:
        raise Invalid(found["code"], found["detail"])
    errors = [Fault(**one) for one in found["errors"]]
    return Checked(found["summary"], found["category"], errors)


async def _asked(source: IO[bytes]) -> tuple[bytes, int | None]:
    await asyncio.to_thread(source.seek, 0)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "lms.archives.checking",
        stdin=source,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        start_new_session=True,
    )
    said = b""
    try:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                said, _ = await process.communicate()
    finally:
        with contextlib.suppress(ProcessLookupError):
            if process.returncode is None:
                process.kill()
    return said, process.returncode


def document_in(source: IO[bytes]) -> tuple[Document | None, list[Fault]]:
    """The archive's course, or what is wrong with it; `HostileError` for what is no archive."""
    most = settings().file_quota_bytes + zips.MAX_COURSE_BYTES + zips.MAX_MANIFEST_BYTES
    with zips.opened(source, most) as archive:
        given = zips.course_of(archive)
        sizes = {one.filename: one.file_size for one in archive.infolist()}
    try:
        document = Document.model_validate(given)
    except ValidationError as error:
        found = [Fault(LINE, one["field"], one["message"]) for one in faults(error)]
        return None, found
    return document, [*_unpacked(document, sizes), *faults_in(document)]


def _unpacked(document: Document, sizes: dict[str, int]) -> list[Fault]:
    """Files without an entry, or with one of another size; and entries that are no file's."""
    found = []
    wanted = {zips.entry_of(one.sha256) for one in document.files}
    for n, one in enumerate(document.files):
        if sizes.get(zips.entry_of(one.sha256)) != one.size:
            found.append(Fault(LINE, f"files.{n}.sha256", "has no entry of this size"))
    if set(sizes) - wanted - {zips.MANIFEST, zips.COURSE, "files/"}:
        found.append(Fault(LINE, "files", "don't name all files of the archive"))
    return found


def _said_of_small(source: IO[bytes]) -> dict[str, Any] | None:
    if source.seek(0, os.SEEK_END) > THREADED_BYTES or zips.unpacks_to(source) > THREADED_BYTES:
        return None
    return _said(source)


def _said(source: IO[bytes]) -> dict[str, Any]:
    try:
        document, errors = document_in(source)
    except HostileError as hostile:
        return {"code": hostile.code, "detail": hostile.detail}
    summary = document.counted() if document else {}
    category = document.course.category if document else None
    return {"summary": summary, "category": category, "errors": [asdict(one) for one in errors]}


def main() -> None:
    """The process: an archive comes in, what was found goes out."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        said = _said(sys.stdin.buffer)
    except MemoryError:
        return
    sys.stdout.buffer.write(to_json(said))


if __name__ == "__main__":
    main()
