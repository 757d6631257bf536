"""Tables as CSV files that spreadsheets open; pure."""

from __future__ import annotations

from collections.abc import Iterable

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as the code page of its country."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Characters that start a formula; Excel also accepts the last four, which are full-width."""
QUOTED = frozenset(',;"\r\n\t')
"""Quoted too, because spreadsheets of some countries separate cells by semicolons."""


def as_sheet(lines: Iterable[Iterable[str | float]]) -> str:
    """A CSV file; the first line is its head, and no text in it runs as a formula."""
    inert = ((safe(one) if isinstance(one, str) else one for one in cells) for cells in lines)
    return BOM + "".join(map(line, inert))


def safe(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def line(cells: Iterable[str | float]) -> str:
    """A line of a CSV file, its texts as they are."""
    return ",".join(map(_quoted, cells)) + "\r\n"


def _quoted(cell: str | float) -> str:
    text = str(cell)
    if QUOTED.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'
