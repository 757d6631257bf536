"""Rows of a CSV file by the names of their columns, with the errors found. Pure."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from lms.core.imports import Fault
from lms.core.records import records

LOST = "holds a lost letter (\N{REPLACEMENT CHARACTER}): save the file again as UTF-8"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that are read, and how many rows there may be.

    `help` is what a file is told that names none of the `required` ones.
    """

    known: tuple[str, ...]
    required: tuple[str, ...]
    help: str
    max_rows: int


@dataclass(slots=True)
class Table:
    """Rows as (line number, cells by column), errors of others, and ignored columns."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def read(text: str, columns: Columns) -> Table:
    """Parse a table; cells are separated by `,`, `;`, `|` or tabs.

    Columns may be in any order; unknown ones are ignored and named in the warnings.
    """
    table = Table()
    try:
        _read(text, columns, table)
    except csv.Error as wrong:
        last = max((number for number, _ in table.rows), default=1)
        table.faults.append(Fault(last + 1, "", f"this line or a later one is not CSV: {wrong}"))
    return table


def _read(text: str, columns: Columns, table: Table) -> None:
    found = records(text)
    number, header = next(found, (1, []))
    names = [_column(name) for name in header]
    table.faults += _header_faults(number, names, columns)
    if table.faults:
        return
    table.warnings += [
        Fault(number, name.strip()[:100], "this column is not read")
        for name, column in zip(header, names, strict=True)
        if column and column not in columns.known
    ]
    for count, (number, cells) in enumerate(found, 1):
        if count > columns.max_rows:
            table.faults.append(Fault(number, "", f"more than {columns.max_rows} people"))
            return
        while len(cells) > len(names) and not cells[-1].strip():
            del cells[-1]
        if len(cells) != len(names):
            table.faults.append(Fault(number, "", f"has {len(cells)} cells, not {len(names)}"))
            continue
        row = dict(zip(names, cells, strict=True))
        lost = [name for name in columns.known if "\ufffd" in row.get(name, "")]
        table.faults += [Fault(number, name, LOST) for name in lost]
        if not lost:
            table.rows.append((number, row))
    if not table.rows and not table.faults:
        table.faults.append(Fault(number + 1, "", "names nobody"))


def _column(name: str) -> str:
    """A column's normalised name: `E-Mail`, `Full name`."""
    column = re.sub(r"[\s-]+", "_", name.strip().lower())
    return "email" if column == "e_mail" else column


def _header_faults(number: int, names: list[str], columns: Columns) -> list[Fault]:
    missing = [column for column in columns.required if column not in names]
    if len(missing) == len(columns.required):
        return [Fault(number, "", columns.help)]
    twice = [column for column in columns.known if names.count(column) > 1]
    return [
        *(Fault(number, column, "no column has this name") for column in missing),
        *(Fault(number, column, "two columns have this name") for column in twice),
    ]


def _repeated(seen: dict[str, int], email: str, number: int) -> list[Fault]:
    """The error of a line whose address stands in an earlier one; `seen` remembers them."""
    first = seen.setdefault(email, number)
    if first == number or not email:
        return []
    return [Fault(number, "email", f"stands in line {first} too")]


class Person(Protocol):
    """What a valid row becomes."""

    @property
    def email(self) -> str: ...


P = TypeVar("P", bound=Person)


@dataclass(slots=True)
class Sheet(Generic[P]):
    """Valid lines, errors of the others, and ignored columns."""

    lines: list[P] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def people(
    text: str, columns: Columns, checked: Callable[[int, dict[str, str]], tuple[P, list[Fault]]]
) -> Sheet[P]:
    """Parse a table of people, of whom none may stand in it twice.

    `checked` makes a line of a row's number and cells, and says what is wrong with it.
    """
    table = read(text, columns)
    sheet: Sheet[P] = Sheet(faults=table.faults, warnings=table.warnings)
    seen: dict[str, int] = {}
    for number, cells in table.rows:
        line, faults = checked(number, cells)
        faults += _repeated(seen, line.email, number)
        sheet.faults += faults
        if not faults:
            sheet.lines.append(line)
    sheet.faults.sort(key=attrgetter("line"))
    return sheet
