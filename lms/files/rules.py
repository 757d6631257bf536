"""What a file may be, what it is called, who a link is for and until when. Pure."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

MAX_NAME = 200
LINK_LASTS = timedelta(hours=12)


class Kind(StrEnum):
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"
    ARCHIVE = "archive"


SHOWN_INLINE = frozenset({Kind.IMAGE, Kind.AUDIO, Kind.VIDEO})


@dataclass(frozen=True, slots=True)
class FileType:
    """What a file is. `seen` is what its bytes may look like; none of that: it must be text."""

    content_type: str
    kind: Kind
    seen: frozenset[str] = frozenset()

    @property
    def is_text(self) -> bool:
        return not self.seen

    @property
    def is_image(self) -> bool:
        return self.kind is Kind.IMAGE


def _office(family: str, name: str) -> FileType:
    return FileType(f"application/vnd.{family}", Kind.DOCUMENT, frozenset({name}))


def _of(content_type: str, kind: Kind, *seen: str) -> FileType:
    return FileType(content_type, kind, frozenset(seen))


OPEN_XML, OPEN_DOCUMENT = "openxmlformats-officedocument", "oasis.opendocument"
TYPES = {
    "pdf": _of("application/pdf", Kind.DOCUMENT, "pdf"),
    "png": _of("image/png", Kind.IMAGE, "png"),
    "jpg": _of("image/jpeg", Kind.IMAGE, "jpg"),
    "jpeg": _of("image/jpeg", Kind.IMAGE, "jpg"),
    "gif": _of("image/gif", Kind.IMAGE, "gif"),
    "webp": _of("image/webp", Kind.IMAGE, "webp"),
    "mp4": _of("video/mp4", Kind.VIDEO, "mp4", "m4v"),
    "webm": _of("video/webm", Kind.VIDEO, "webm"),
    "mp3": _of("audio/mpeg", Kind.AUDIO, "mp3"),
    "m4a": _of("audio/mp4", Kind.AUDIO, "m4a", "mp4"),
    "ogg": _of("audio/ogg", Kind.AUDIO, "ogg"),
    "wav": _of("audio/wav", Kind.AUDIO, "wav"),
    "vtt": _of("text/vtt", Kind.DOCUMENT),
    "txt": _of("text/plain", Kind.DOCUMENT),
    "md": _of("text/markdown", Kind.DOCUMENT),
    "csv": _of("text/csv", Kind.DOCUMENT),
    "json": _of("application/json", Kind.DOCUMENT),
    "docx": _office(f"{OPEN_XML}.wordprocessingml.document", "docx"),
    "xlsx": _office(f"{OPEN_XML}.spreadsheetml.sheet", "xlsx"),
    "pptx": _office(f"{OPEN_XML}.presentationml.presentation", "pptx"),
    "odt": _office(f"{OPEN_DOCUMENT}.text", "odt"),
    "ods": _office(f"{OPEN_DOCUMENT}.spreadsheet", "ods"),
    "odp": _office(f"{OPEN_DOCUMENT}.presentation", "odp"),
    "zip": _of("application/zip", Kind.ARCHIVE, "zip"),
}
"""By the end of the name. SVG and HTML are missing on purpose: they are programs."""
CONTENT_TYPES = sorted({found.content_type for found in TYPES.values()})
"""Whatever a file's content may be sent as."""


def ending(name: str) -> str:
    """What stands behind the last dot, in lower case; empty without one."""
    return name.rpartition(".")[2].lower() if "." in name.strip(".") else ""


def type_of(name: str, seen: str | None, head: bytes) -> FileType | None:
    """What a file of this name is, whose bytes look like `seen`; None: not taken, or a lie."""
    found = TYPES.get(ending(name))
    if found is None:
        return None
    if not found.is_text:
        return found if seen in found.seen else None
    if ending(name) == "vtt" and not head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        return None
    return None if seen == "pdf" else found  # of all the others bytes can't be UTF-8 as well


def clean_name(name: str) -> str:
    """The last part of a path, on one line, at most 200 characters; its ending is kept.

    Without what nobody sees, and without what turns the direction of reading: `exe.fdp` must not
    look like `pdf.exe`.
    """
    last = name[-4 * MAX_NAME :].replace("\\", "/").rpartition("/")[2]
    normal = unicodedata.normalize("NFC", last.encode(errors="replace").decode())
    seen = "".join(one if unicodedata.category(one)[0] not in "CZ" else " " for one in normal)
    whole = " ".join(seen.split()).strip(". ") if ending(seen) else " ".join(seen.split())
    stem, dot, end = whole.rpartition(".")
    if not dot or len(end) > 10:
        return whole[:MAX_NAME]
    return f"{(stem.strip() or 'file')[: MAX_NAME - len(end) - 1]}.{end}"


def content_url(file_id: UUID) -> str:
    """The bare address, as stored HTML holds it: for owners, staff and public files."""
    return f"/api/v1/files/{file_id}/content"


def expiry(now: datetime) -> datetime:
    """The full 12 hours at which a link of this moment ends: in 12 to 24 hours."""
    step = LINK_LASTS.total_seconds()
    return datetime.fromtimestamp((math.floor(now.timestamp() / step) + 2) * step, UTC)
