"""Parsing lists of learners from CSV, with the errors found."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from lms.core import tables
from lms.core.imports import Fault
from lms.courses.states import EnrollmentStatus as Status
from lms.enrollments.schemas import CohortName
from lms.users.rules import checked_email

MAX_ROWS = 5000
COLUMNS = tables.Columns(
    known=("email", "cohort", "status"),
    required=("email",),
    help="the first line must name the column email, and cohort and status if they are given",
    max_rows=MAX_ROWS,
)
GOALS = {one.value: one for one in (Status.ACTIVE, Status.SUSPENDED, Status.DROPPED)}

_cohort = TypeAdapter(CohortName)


@dataclass(frozen=True, slots=True)
class Line:
    """One learner from a valid line.

    Without `cohort` (empty) it stays as it is. Without `status` (None) those who are not in the
    course come in, and the others stay as they are.
    """

    number: int
    email: str
    cohort: str
    status: Status | None


def read(text: str) -> tables.Sheet[Line]:
    """Parse a table of at most 5,000 people."""
    return tables.people(text, COLUMNS, _checked)


def _checked(number: int, cells: dict[str, str]) -> tuple[Line, list[Fault]]:
    faults = []
    email = ""
    try:
        email = checked_email(cells["email"])
    except ValueError as wrong:
        faults.append(Fault(number, "email", str(wrong)))
    cohort = cells.get("cohort", "").strip()
    if cohort:
        try:
            cohort = _cohort.validate_python(cohort)
        except ValidationError as wrong:
            message = wrong.errors()[0]["msg"].removeprefix("Value error, ")
            faults.append(Fault(number, "cohort", message))
    status = cells.get("status", "").strip().lower()
    if status and status not in GOALS:
        faults.append(Fault(number, "status", "must be active, suspended or dropped"))
    return Line(number, email, cohort, GOALS.get(status)), faults
