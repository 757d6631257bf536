"""The rows of an Excel file, bounded before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import openpyxl

MAGIC = b"PK\x03\x04"
MAX_UNPACKED = 64 * 1024 * 1024
MAX_MEMBERS = 500
MAX_ROWS = 12_000
MAX_COLUMNS = 60
MAX_CELL = 40_000
FORMATTED_LIKE = ("xl/workbook.xml", "[Content_Types].xml")


class NoSheetError(ValueError):
    """The bytes are no Excel file, or hold more than a list of questions does."""


def is_workbook(data: bytes) -> bool:
    """Whether these are the bytes of an .xlsx file."""
    return data.startswith(MAGIC)


def rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that aren't empty, with their numbers; NoSheetError."""
    _check(data)
    try:
        book: Any = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        try:
            yield from _rows(book)
        finally:
            book.close()
    except NoSheetError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise NoSheetError("The Excel file is damaged.") from error
    except Exception as error:  # of a part of the file that isn't what it should be
        raise NoSheetError("This is no Excel file that can be read.") from error


def _check(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise NoSheetError("The Excel file is damaged.") from error
    names = {one.filename for one in members}
    if not names.issuperset(FORMATTED_LIKE):
        raise NoSheetError("This is no Excel file.")
    if len(members) > MAX_MEMBERS or sum(one.file_size for one in members) > MAX_UNPACKED:
        raise NoSheetError("The Excel file holds more than a list of questions.")


def _rows(book: Any) -> Iterator[tuple[int, list[str]]]:
    sheet = book.worksheets[0]
    found = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
    for number, values in enumerate(found, 1):
        cells = [_text(value) for value in values]
        if any(cell.strip() for cell in cells):
            yield number, cells


def _text(value: Any) -> str:
    """What the cell shows; of a number 20.0 the text 20."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)[:MAX_CELL]
