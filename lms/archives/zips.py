"""Archives as zips: which entries they have, and what an honest one looks like."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from typing import IO, Any

from pydantic import ValidationError
from pydantic_core import from_json

from lms.archives.document import FORMAT, MAX_FILES, VERSION, Manifest

MANIFEST, COURSE = "manifest.json", "course.json"
MAX_MANIFEST_BYTES = 4096
MAX_COURSE_BYTES = 32 * 1024 * 1024
ENCRYPTED = 1
FILE = re.compile(r"files/[0-9a-f]{64}")
READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)
"""What the library raises for what isn't a zip, or is broken."""


class HostileError(Exception):
    """An archive that isn't taken; `code` is the refusal's."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail


def entry_of(sha256: str) -> str:
    """Where a file's bytes are."""
    return f"files/{sha256}"


def opened(source: IO[bytes], most: int) -> zipfile.ZipFile:
    """The archive, its entries looked at; together they unpack to at most so many bytes."""
    size = source.seek(0, 2)
    source.seek(0)
    try:
        found = zipfile.ZipFile(source)
    except BROKEN as error:
        raise HostileError("archive_broken", "This is no zip file, or a broken one.") from error
    _look(found.infolist(), size, most)
    return found


def unpacks_to(source: IO[bytes]) -> int:
    """How large the course of an archive says to be; 0 for what isn't one."""
    try:
        with zipfile.ZipFile(source) as found:
            return found.getinfo(COURSE).file_size
    except (*BROKEN, KeyError):
        return 0


def _look(entries: list[zipfile.ZipInfo], size: int, most: int) -> None:
    if len(entries) > MAX_FILES + 3:  # a folder may have an entry too
        raise HostileError("archive_too_many", f"The archive has more than {MAX_FILES} files.")
    names = [one.filename for one in entries]
    if len(set(names)) < len(names):
        raise HostileError("archive_broken", "The archive has two entries of one name.")
    for one in entries:
        if _leads_out(one.orig_filename) or _leads_out(one.filename):
            raise HostileError("archive_unsafe", "The archive has a path that leads out of it.")
        if one.filename not in {MANIFEST, COURSE, "files/"} and not FILE.fullmatch(one.filename):
            why = "The archive has an entry that courses don't have."
            raise HostileError("archive_unknown", why)
        if one.flag_bits & ENCRYPTED or one.compress_type not in READABLE:
            raise HostileError("archive_broken", "The archive is encrypted, or packed unusually.")
    for name in (MANIFEST, COURSE):
        if name not in names:
            raise HostileError("archive_incomplete", f"The archive has no {name}.")
    packed, whole = (
        sum(getattr(one, name) for one in entries) for name in ("compress_size", "file_size")
    )
    if packed > size or whole > most:
        raise HostileError("archive_too_large", "The archive unpacks to more than there may be.")


def _leads_out(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in name or "\0" in name


def text_of(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One of the archive's texts."""
    if archive.getinfo(name).file_size > most:
        raise HostileError("archive_too_large", f"{name} has more than {most} bytes.")
    try:
        with archive.open(name) as entry:
            return entry.read(most + 1)
    except BROKEN as error:
        raise HostileError("archive_broken", f"{name} can't be unpacked.") from error


def course_of(archive: zipfile.ZipFile) -> Any:
    """The JSON of `course.json`, not looked at yet, of an archive whose manifest is right."""
    manifest = _json(archive, MANIFEST, MAX_MANIFEST_BYTES)
    try:
        given = Manifest.model_validate(manifest)
    except ValidationError:
        why = "manifest.json must say format and version."
        raise HostileError("manifest_invalid", why) from None
    if given.format != FORMAT:
        raise HostileError("manifest_invalid", f"manifest.json doesn't say {FORMAT}.")
    if given.version != VERSION:
        raise HostileError(
            "version_unsupported", f"The archive has version {given.version}; known is {VERSION}."
        )
    return _json(archive, COURSE, MAX_COURSE_BYTES)


def _json(archive: zipfile.ZipFile, name: str, most: int) -> Any:
    code = "manifest_invalid" if name == MANIFEST else "archive_broken"
    try:
        return from_json(text_of(archive, name, most), allow_inf_nan=False, cache_strings="none")
    except ValueError:
        raise HostileError(code, f"{name} is no JSON.") from None
