"""Learners from a list: checked first, then enrolled by a job that can resume."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Literal, TypeAlias
from uuid import UUID

from pydantic import BaseModel, TypeAdapter

from lms.audit import actions as audit
from lms.core import access, db
from lms.core.access import Actor
from lms.core.encodings import decode
from lms.core.imports import Fault, ImportQuery, ImportStarted, ImportVerdict, refused
from lms.courses.models import (
    CURRENT,
    Cohort,
    Course,
    Enrollment,
    EnrollmentSource,
    EnrollmentStatus,
)
from lms.enrollments import rules, sheets
from lms.enrollments.actions.deciding import MAX_COHORTS
from lms.enrollments.actions.joining import placed
from lms.enrollments.actions.moving import held, move
from lms.enrollments.messages import ImportEnrollments
from lms.enrollments.models import EnrollmentImport
from lms.enrollments.rules import By
from lms.enrollments.sheets import Line
from lms.enrollments.verbs import EnrollmentVerb
from lms.jobs import actions as jobs
from lms.users.models import User, UserStatus

ROWS_PER_TRANSACTION = 20
"""Few, because where seats are counted nobody else comes in meanwhile."""
DROP_OLD = "delete from enrollment_imports where created_at < now() - interval '7 days'"

Outcome: TypeAlias = Literal["created", "updated", "unchanged"]


class Row(BaseModel):
    """What a list says about one person."""

    user_id: UUID
    cohort_id: UUID | None
    status: EnrollmentStatus | None


_rows = TypeAdapter(list[Row])


async def take(actor: Actor, course_id: UUID, data: bytes, query: ImportQuery) -> ImportVerdict:
    """Check a list for a course that the actor manages, and start enrolling its people.

    A dry run only checks.

    422 when no line is good, when lines have errors and `partial` is off, or when its encoding is
    unknown (`encoding_unclear`).
    """
    sheet = await asyncio.to_thread(lambda: sheets.read(decode(data, query.encoding)))
    people = await _people(line.email for line in sheet.lines)
    crowded = await _crowded(course_id, (line.cohort for line in sheet.lines))
    good, errors = [], list(sheet.faults)
    for line in sheet.lines:
        if line.email not in people:
            errors.append(Fault(line.number, "email", "is not the address of an account"))
        elif line.cohort in crowded:
            message = f"would be one of more than {MAX_COHORTS} cohorts"
            errors.append(Fault(line.number, "cohort", message))
        else:
            good.append(line)
    errors.sort(key=attrgetter("line"))
    verdict = {"good": len(good), "errors": errors, "warnings": sheet.warnings}
    if query.dry_run:
        return ImportVerdict.model_validate(verdict)
    if not good or (errors and not query.partial):
        raise refused("The list has lines with errors.", errors)
    job_id = await _start(actor, course_id, good, people)
    return ImportStarted.model_validate({**verdict, "job_id": job_id})


async def _people(emails: Iterable[str]) -> dict[str, UUID]:
    """The ids of the accounts with these addresses."""
    known = User.filter(email__in=list(emails), status=UserStatus.ACTIVE)
    return {str(email): user_id for email, user_id in await known.values_list("email", "id")}


async def _crowded(course_id: UUID, names: Iterable[str]) -> set[str]:
    """The new cohorts for which the course has no room, in the order of the list."""
    known = {one.name for one in await Cohort.of(course_id)}
    new = [name for name in dict.fromkeys(names) if name and name not in known]
    return set(new[max(0, MAX_COHORTS - len(known)) :])


@db.atomic
async def _start(
    actor: Actor, course_id: UUID, lines: Sequence[Line], people: dict[str, UUID]
) -> UUID:
    cohorts = await _cohorts(course_id, {line.cohort for line in lines if line.cohort})
    rows = [
        Row(user_id=people[one.email], cohort_id=cohorts.get(one.cohort), status=one.status)
        for one in lines
    ]
    rows.sort(key=attrgetter("user_id"))
    made = await EnrollmentImport.create(
        course_id=course_id, owner_id=actor.id, rows=_rows.dump_python(rows, mode="json")
    )
    await audit.record(EnrollmentVerb.IMPORT_STARTED, ("course", course_id))
    return await jobs.ask(ImportEnrollments(import_id=made.id), key=str(made.id), owner=actor.id)


async def _cohorts(course_id: UUID, names: set[str]) -> dict[str, UUID]:
    """The course's cohorts of these names; those that are missing are made."""
    missing = [Cohort(course_id=course_id, name=name) for name in sorted(names)]
    await Cohort.bulk_create(missing, ignore_conflicts=True)
    found = Cohort.of(course_id).filter(name__in=names)
    return dict(await found.values_list("name", "id"))


async def carry_out(import_id: UUID) -> dict[str, int]:
    """Enroll, suspend and drop those who are left on a list, a few in each transaction."""
    given = await EnrollmentImport.get_or_none(id=import_id).select_related("owner")
    if given is None:  # its course was deleted, or the account of who began it
        return {"created": 0, "updated": 0, "unchanged": 0}
    rows = _rows.validate_python(given.rows)
    first = next((n for n, row in enumerate(rows) if _is_left(given, row)), len(rows))
    token = access.current.set(_actor(given.owner))
    try:
        for start in range(first, len(rows), ROWS_PER_TRANSACTION):
            some = rows[start : start + ROWS_PER_TRANSACTION]
            await _step(given, some, 100 * (start + len(some)) // len(rows))
    finally:
        access.current.reset(token)
    return {
        "created": given.created,
        "updated": given.updated,
        "unchanged": given.unchanged,
    }


def _is_left(given: EnrollmentImport, row: Row) -> bool:
    return given.done_to is None or row.user_id > given.done_to


def _actor(owner: User) -> Actor:
    """Who began the import, as the audit log names them."""
    return Actor("user", owner.id, owner.role, owner.full_name, session_id=owner.id)


@db.atomic
async def _step(given: EnrollmentImport, rows: Sequence[Row], percent: int) -> None:
    """Carry out some rows, or none of them; a replaced run fails."""
    found = await Course.existing().get_or_none(id=given.course_id)
    if found is None:
        return
    course = await held(found)
    ids = [row.user_id for row in rows]
    places = Enrollment.filter(course_id=course.id, user_id__in=ids).order_by("user_id")
    here = {one.user_id: one for one in await places.select_for_update(no_key=True)}
    users = User.filter(id__in=ids, status=UserStatus.ACTIVE)
    active = set(await users.values_list("id", flat=True))
    wanted = {row.cohort_id for row in rows}
    cohorts = set(await Cohort.of(course.id).filter(id__in=wanted).values_list("id", flat=True))
    for row in rows:
        outcome: Outcome = "unchanged"
        if row.user_id in active:
            cohort_id = row.cohort_id if row.cohort_id in cohorts else None
            outcome = await _carry_out(course, row, here.get(row.user_id), cohort_id)
        setattr(given, outcome, getattr(given, outcome) + 1)
    given.done_to = rows[-1].user_id
    await given.save(update_fields=["done_to", "created", "updated", "unchanged"])
    await jobs.progress(percent)


async def _carry_out(
    course: Course, row: Row, here: Enrollment | None, cohort_id: UUID | None
) -> Outcome:
    """Take the steps from where somebody is to where the list wants them."""
    outcome: Outcome = "created" if here is None else "unchanged"
    while verb := rules.toward(here.status if here else None, row.status):
        if here is None or verb is rules.Verb.ADD:
            how = verb, By.TEACHER
            here, _ = await placed(course, row.user_id, here, how, EnrollmentSource.IMPORT)
        else:
            await move(here, course, verb, By.TEACHER)
        outcome = outcome if outcome == "created" else "updated"
    if here is None:
        return "unchanged"
    if cohort_id and cohort_id != here.cohort_id and here.status in CURRENT:
        here.cohort_id = cohort_id
        await here.save(update_fields=["cohort_id"])
        outcome = outcome if outcome == "created" else "updated"
    return outcome


async def drop_old() -> None:
    """Delete lists after a week: they say who learns where."""
    await db.execute(DROP_OLD)
