"""Parsing lists of people from CSV, with the errors found. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from lms.core import tables
from lms.core.imports import Fault
from lms.core.text import Name
from lms.users.rules import checked_email

MAX_ROWS = 5000
COLUMNS = tables.Columns(
    known=("email", "full_name", "role"),
    required=("email", "full_name"),
    help="the first line must name the columns email and full_name, and role unless all are "
    "students",
    max_rows=MAX_ROWS,
)
ROLES = ("student", "instructor")

_title = TypeAdapter(Name)


@dataclass(frozen=True, slots=True)
class Line:
    """One person from a valid line."""

    number: int
    email: str
    full_name: str
    role: str


def read(text: str) -> tables.Sheet[Line]:
    """Parse a table of at most 5,000 people."""
    return tables.people(text, COLUMNS, _checked)


def _checked(number: int, cells: dict[str, str]) -> tuple[Line, list[Fault]]:
    faults = []
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
