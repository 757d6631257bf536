"""Parsing lists of people from CSV, with the errors found. Pure."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from lms.core.imports import Fault
from lms.core.records import records
from lms.core.text import Name
from lms.users.rules import checked_email

COLUMNS = ("email", "full_name", "role")
REQUIRED_COLUMNS = ("email", "full_name")
ROLES = ("student", "instructor")
MAX_ROWS = 5000
HEADER = (
    "the first line must name the columns email and full_name, and role unless all are students"
)
LOST = "holds a lost letter (\N{REPLACEMENT CHARACTER}): save the file again as UTF-8"

_title = TypeAdapter(Name)


@dataclass(frozen=True, slots=True)
class Line:
    """One person from a valid line."""

    number: int
    email: str
    full_name: str
    role: str


@dataclass(slots=True)
class Sheet:
    """Valid lines, errors of the others, and ignored columns."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def read(text: str) -> Sheet:
    """Parse a table of at most 5,000 people; cells are separated by `,`, `;`, `|` or tabs.

    Columns may be in any order; unknown ones are ignored and named in the warnings.
    """
    sheet = Sheet()
    try:
        _read(text, sheet)
    except csv.Error as wrong:
        last = max((one.number for one in sheet.lines), default=1)
        sheet.faults.append(Fault(last + 1, "", f"this line or a later one is not CSV: {wrong}"))
    return sheet


def _read(text: str, sheet: Sheet) -> None:
    found = records(text)
    number, header = next(found, (1, []))
    names = [_column(name) for name in header]
    sheet.faults += _header_faults(number, names)
    if sheet.faults:
        return
    sheet.warnings += [
        Fault(number, name.strip()[:100], "this column is not read")
        for name, column in zip(header, names, strict=True)
        if column and column not in COLUMNS
    ]
    seen: dict[str, int] = {}
    for count, (number, cells) in enumerate(found, 1):
        if count > MAX_ROWS:
            sheet.faults.append(Fault(number, "", f"more than {MAX_ROWS} people"))
            return
        while len(cells) > len(names) and not cells[-1].strip():
            del cells[-1]
        if len(cells) != len(names):
            sheet.faults.append(Fault(number, "", f"has {len(cells)} cells, not {len(names)}"))
            continue
        line, faults = _checked(number, dict(zip(names, cells, strict=True)))
        first = seen.setdefault(line.email, number)
        if first != number and line.email:
            faults.append(Fault(number, "email", f"stands in line {first} too"))
        sheet.faults += faults
        if not faults:
            sheet.lines.append(line)
    if not sheet.lines and not sheet.faults:
        sheet.faults.append(Fault(number + 1, "", "names nobody"))


def _column(name: str) -> str:
    """A column's normalised name: `E-Mail`, `Full name`."""
    column = re.sub(r"[\s-]+", "_", name.strip().lower())
    return "email" if column == "e_mail" else column


def _header_faults(number: int, names: list[str]) -> list[Fault]:
    missing = [column for column in REQUIRED_COLUMNS if column not in names]
    if len(missing) == len(REQUIRED_COLUMNS):
        return [Fault(number, "", HEADER)]
    twice = [column for column in COLUMNS if names.count(column) > 1]
    return [
        *(Fault(number, column, "no column has this name") for column in missing),
        *(Fault(number, column, "two columns have this name") for column in twice),
    ]


def _checked(number: int, cells: dict[str, str]) -> tuple[Line, list[Fault]]:
    faults = [Fault(number, name, LOST) for name in COLUMNS if "\ufffd" in cells.get(name, "")]
    if faults:
        return Line(number, "", "", ""), faults
    email = full_name = ""
    try:
        email = checked_email(cells["email"])
    except ValueError as wrong:
        faults.append(Fault(number, "email", str(wrong)))
    try:
        full_name = _title.validate_python(cells["full_name"])
    except ValidationError as wrong:
        message = wrong.errors()[0]["msg"].removeprefix("Value error, ")
        faults.append(Fault(number, "full_name", message))
    role = cells.get("role", "").strip().lower() or "student"
    if role not in ROLES:
        faults.append(Fault(number, "role", "must be student or instructor"))
    return Line(number, email, full_name, role), faults
