"""Lists of people as CSV: what their lines say, and what is wrong with them. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from lms.core.text import Name
from lms.users.rules import checked_email

COLUMNS = ("email", "full_name", "role")
ROLES = ("student", "instructor")
MOST_ROWS = 5000
HEADER = "the first line must name the columns email, full_name and role"

_title = TypeAdapter(Name)


@dataclass(frozen=True, slots=True)
class Line:
    """A person as a good line has them."""

    number: int
    email: str
    full_name: str
    role: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line; without a field with the whole of it."""

    line: int
    field: str
    message: str


@dataclass(slots=True)
class Sheet:
    """Good lines, and faults of the others."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read(data: bytes) -> Sheet:
    """Every line of a file: UTF-8, `,` or `;` between cells, at most 5,000 people."""
    sheet = Sheet()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        sheet.faults.append(Fault(data.count(b"\n", 0, wrong.start) + 1, "", "is not UTF-8"))
        return sheet
    try:
        _read(text, sheet)
    except csv.Error as wrong:
        last = max((one.number for one in sheet.lines), default=1)
        sheet.faults.append(Fault(last + 1, "", f"this line or a later one is not CSV: {wrong}"))
    return sheet


def _read(text: str, sheet: Sheet) -> None:
    records = _records(text)
    number, header = next(records, (1, []))
    names = [name.strip().lower() for name in header]
    if sorted(names) != sorted(COLUMNS):
        sheet.faults.append(Fault(number, "", HEADER))
        return
    seen: dict[str, int] = {}
    for count, (number, cells) in enumerate(records, 1):
        if count > MOST_ROWS:
            sheet.faults.append(Fault(number, "", f"more than {MOST_ROWS} people"))
            return
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


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that isn't blank, with the number of its first line."""
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begin, cells
        begin = reader.line_num + 1


def _checked(number: int, cells: dict[str, str]) -> tuple[Line, list[Fault]]:
    faults: list[Fault] = []
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
    role = cells["role"].strip().lower() or "student"
    if role not in ROLES:
        faults.append(Fault(number, "role", "must be student or instructor"))
    return Line(number, email, full_name, role), faults
