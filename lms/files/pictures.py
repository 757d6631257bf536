"""Asking the process that remakes pictures; two at a time, the others wait."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
from pathlib import Path
from typing import IO

from lms.core.errors import Invalid, NoRoom, Unavailable, UnsupportedMediaType
from lms.files.form import FIELD
from lms.settings import settings

CHILDREN = 2
PATIENCE_S = 45.0
PROGRAM = Path(__file__).with_name("images.py")
"""Run, never imported: what it opens pictures with takes 20 MB of a process."""
NO_PICTURE, TOO_LARGE, NO_ROOM = 2, 3, 4
"""As it ends."""
FORMATS = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
}
_places: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}


def roomy_file() -> IO[bytes]:
    """A file without a name: whatever ends us, nothing of it is left."""
    folder = settings().lms_data_dir  # /tmp may be in memory
    folder.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryFile(dir=folder)


async def remade(source: IO[bytes], content_type: str) -> IO[bytes]:
    """The picture anew, in a file of its own; 415 when it is none, 422 with too many pixels."""
    return await _asked(source, content_type)


async def _asked(source: IO[bytes], content_type: str, *how: str) -> IO[bytes]:
    loop = asyncio.get_running_loop()
    async with _places.setdefault(loop, asyncio.Semaphore(CHILDREN)):
        source.seek(0)
        target = roomy_file()
        try:
            code = await _run(source, target, FORMATS[content_type], *how)
        except BaseException:
            target.close()
            raise
        if code:
            target.close()
            raise _refusal(code)
        target.seek(0)
        return target


async def tidied(source: IO[bytes], content_type: str) -> IO[bytes]:
    """The picture as it is where making it anew would only cost quality, else made anew."""
    return await _asked(source, content_type, "tidy")


async def _run(source: IO[bytes], target: IO[bytes], *words: str) -> int:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(PROGRAM),
        *words,
        stdin=source,
        stdout=target,
        stderr=asyncio.subprocess.DEVNULL,
        env={},
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            return await child.wait()
    except TimeoutError:
        return TOO_LARGE
    finally:
        with contextlib.suppress(ProcessLookupError):
            child.kill()


def _refusal(code: int) -> Exception:
    if code == NO_PICTURE:
        return UnsupportedMediaType(detail="The file is not the picture that its name says.")
    if code == TOO_LARGE or code < 0:
        return Invalid(
            "image_too_large",
            "The picture has more than 50 million pixels.",
            errors=[{"field": FIELD, "message": "has too many pixels"}],
        )
    return Unavailable() if code != NO_ROOM else NoRoom()
