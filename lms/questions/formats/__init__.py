"""Files of questions as other programs write and read them; pure.

`read` gives what is in a file, with the line of each question, of each error and of what is left
out; `write` gives the file of some questions, or `UnwritableError` with those it can't hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lms.core.encodings import KNOWN, decode
from lms.questions.formats import aiken, gift, moodle, sheet
from lms.questions.formats.base import Draft, Found, Keep, UnwritableError, keep_none
from lms.questions.formats.sheet.rows import is_workbook

FormatName: TypeAlias = Literal["gift", "aiken", "moodle_xml", "sheet"]
TEXT = ("text/plain", "application/octet-stream")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class FileKind:
    """How a format's files are called and sent; `accepts` are the media types of uploads."""

    extension: str
    mimetype: str
    accepts: tuple[str, ...]
    write: Callable[[Sequence[Draft]], bytes]


KINDS: dict[FormatName, FileKind] = {
    "gift": FileKind("gift.txt", "text/plain", TEXT, gift.write),
    "aiken": FileKind("aiken.txt", "text/plain", TEXT, aiken.write),
    "moodle_xml": FileKind(
        "xml", "application/xml", ("application/xml", "text/xml", *TEXT), moodle.write
    ),
    "sheet": FileKind(
        "xlsx", XLSX, (XLSX, "text/csv", "application/vnd.ms-excel", *TEXT), sheet.write
    ),
}


def read(
    name: FormatName, data: bytes, encoding: str | None = None, keep: Keep = keep_none
) -> Found:
    """The questions of a file, or why there is none; the pictures in it are given to `keep`.

    422 `encoding_unclear` for a text in an unknown encoding.
    """
    found = _read(name, data, encoding, keep)
    if not found.questions and not found.errors:
        found.error(1, "", "There is no question in this file.")
    return found


def _read(name: FormatName, data: bytes, encoding: str | None, keep: Keep) -> Found:
    if name == "sheet":
        return sheet.read(data if is_workbook(data) else decode(data, encoding))
    if name == "moodle_xml":
        declared = moodle.declared_encoding(data)
        text = decode(data, encoding or (declared if declared in KNOWN else None))
        return moodle.read(text, keep)
    text = decode(data, encoding)
    return gift.read(text) if name == "gift" else aiken.read(text)


__all__ = ["KINDS", "Draft", "FileKind", "FormatName", "Found", "UnwritableError", "read"]
