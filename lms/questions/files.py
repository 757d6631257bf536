"""Reading files of questions beside the loop: small ones in a thread, others in a process.

A file of ten thousand questions takes seconds and much memory. The process has limits, and gives
both back when it ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import hashlib
import os
import re
import resource
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import structlog
from pydantic_core import from_json, to_json

from lms.core.errors import Invalid
from lms.core.ids import new_id
from lms.core.imports import Fault
from lms.files.embedded import Picture, picture
from lms.files.rules import TYPES, content_url, ending
from lms.questions import formats
from lms.questions.formats import Draft, FormatName, Found

log = structlog.get_logger()

MAX_IN_THREAD = 32 * 1024
QUESTIONS_SHOWN = 100
MAX_PICTURES = 500
PICTURE = b"base64"
"""A file with this in it holds pictures, which a thread of ours doesn't open."""
ID_LENGTH = 36
MEMORY_BYTES = 1024 * 1024 * 1024
CPU_S = 60
PATIENCE_S = 150

_shown = re.compile(r"!\[((?:[^\]\\]|\\.){0,500})\]\(/api/v1/files/[^)\s]{1,100}\)")
_address = re.compile(r"/api/v1/files/[0-9a-f-]{36}/content")
_one_large = asyncio.Semaphore(1)


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is to be read; `full` says why there is only `room` for so many questions."""

    format: FormatName
    encoding: str | None
    room: int
    full: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What is in a file: `shown` of the first good ones, and `drafts`, a line for each to store.

    A line is the id that the question gets, and its draft as JSON; drafts show `pictures`.
    """

    good: int
    errors: list[Fault]
    warnings: list[Fault]
    shown: list[dict[str, Any]]
    drafts: str
    pictures: list[Picture]


class Pictures:
    """Those of one file, each once."""

    def __init__(self) -> None:
        self._kept: dict[bytes, Picture | None] = {}

    def keep(self, name: str, data: bytes) -> str | None:
        """The address that the picture will have; None for what is no picture, or too many."""
        key = hashlib.sha256(data).digest()
        if key not in self._kept and len(self._kept) < MAX_PICTURES:
            self._kept[key] = picture(name, data)
        found = self._kept.get(key)
        return content_url(found.id) if found else None

    def shown_in(self, drafts: str) -> list[Picture]:
        shown = {*_address.findall(drafts)}
        return [one for one in self._kept.values() if one and content_url(one.id) in shown]


async def read(data: bytes, asked: Asked) -> Checked:
    """What is in the file; 422 `encoding_unclear`, and `too_complex` for what takes too long."""
    if len(data) <= MAX_IN_THREAD and PICTURE not in data.replace(b"\0", b""):
        return await asyncio.to_thread(checked, data, asked)
    async with _one_large:
        return await _in_process(data, asked)


def checked(data: bytes, asked: Asked) -> Checked:
    """What is in the file, as far as there is room."""
    pictures = Pictures()
    found = formats.read(asked.format, data, asked.encoding, pictures.keep)
    if len(found.questions) > asked.room:
        found.errors.append(_too_many(found, asked))
        del found.questions[max(0, asked.room) :]
    found.errors.sort(key=lambda one: one.line)
    # Ids are chosen now and in order, so that the job knows what it has made.
    ids = sorted(str(new_id()) for _ in found.questions)
    lines = [f"{one}{_json(draft)}" for one, draft in zip(ids, found.questions, strict=True)]
    shown = [
        {
            "line": one.line,
            "type": one.content.type,
            "title": one.title,
            "stem": _shown.sub(r"[\1]", one.stem),
        }
        for one in found.questions[:QUESTIONS_SHOWN]
    ]
    drafts = "\n".join(lines)
    kept = pictures.shown_in(drafts)
    return Checked(len(ids), found.errors, found.warnings, shown, drafts, kept)


def _too_many(found: Found, asked: Asked) -> Fault:
    first = found.questions[max(0, asked.room)]
    more = len(found.questions) - max(0, asked.room) - 1
    message = f"{asked.full} There is no room for this one and {more} more."
    return Fault(first.line, "", message if more else asked.full)


def _json(draft: Draft) -> str:
    return draft.model_dump_json(exclude={"line"})


async def _in_process(data: bytes, asked: Asked) -> Checked:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "lms.questions.files",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(PATIENCE_S):
            said, _ = await process.communicate(to_json(asdict(asked)) + b"\n" + data)
    except TimeoutError:
        said = b""
    finally:
        with contextlib.suppress(ProcessLookupError):
            if process.returncode is None:
                process.kill()
    head, _, rest = said.partition(b"\n")
    if not head.endswith(b"}"):
        log.warning("file_not_read", code=process.returncode, format=asked.format, size=len(data))
        raise Invalid("too_complex", "This file takes too long to read. Split it.")
    found = from_json(head)
    if "code" in found:
        raise Invalid(found["code"], found["detail"], **found["extra"])
    return Checked(
        found["good"],
        [Fault(**one) for one in found["errors"]],
        [Fault(**one) for one in found["warnings"]],
        found["shown"],
        rest[: found["drafts"]].decode(),
        [*_pictures(rest[found["drafts"] :], found["pictures"])],
    )


def _pictures(data: bytes, told: Sequence[Sequence[Any]]) -> Iterator[Picture]:
    at = 0
    for stated, name, end, size in told:
        yield Picture(UUID(stated), name, TYPES[end], data[at : at + size])
        at += size


def main() -> None:
    """The process: what is asked and the file come in, what was found goes out."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    gc.disable()  # nothing goes round in a circle that would not end with the process
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        found = checked(data, Asked(**from_json(head)))
    except Invalid as refused:
        said = {"code": refused.code, "detail": refused.detail, "extra": refused.extra}
        sys.stdout.buffer.write(to_json(said) + b"\n")
        return
    drafts = found.drafts.encode()
    about = {name: getattr(found, name) for name in ("good", "errors", "warnings", "shown")}
    about["drafts"] = len(drafts)
    about["pictures"] = [
        (one.id, one.name, ending(one.name), len(one.data)) for one in found.pictures
    ]
    sys.stdout.buffer.writelines(
        [to_json(about), b"\n", drafts, *(one.data for one in found.pictures)]
    )


if __name__ == "__main__":
    main()
