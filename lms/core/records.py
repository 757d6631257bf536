"""The records of a CSV file, whatever separates its cells; pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

DELIMITERS = ",;\t|"
LINES_TRIED = 10
"""Files may begin with a title; what separates cells stands in one of the first lines."""

_separator = re.compile(rf'"?sep=([{DELIMITERS}])"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
_line = re.compile(r"[^\r\n]+")


def records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that isn't blank, with the number of its first line; csv.Error when it is none.

    Cells are separated by `,`, `;`, `|` or tabs, as the first line that has any of them shows.
    """
    said = _separator.match(text)
    before = 0
    if said:  # a `sep=` line before the header, which Excel reads
        text, before = text[said.end() :], 1
    delimiter = said[1] if said else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begin + before, cells
        begin = reader.line_num + 1


def _delimiter(text: str) -> str:
    for number, line in enumerate(_line.finditer(text)):
        found = max(DELIMITERS, key=line[0].count)
        if found in line[0]:
            return found
        if number >= LINES_TRIED:
            break
    return ","
