"""Accounts from a list: looked at first, then made by a job that may stop and go on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from operator import attrgetter
from typing import Any
from uuid import UUID

from lms.audit import actions as audit
from lms.core import db
from lms.core.access import Actor, Role
from lms.core.encodings import decode
from lms.core.errors import Conflict, Invalid
from lms.core.ids import new_id
from lms.jobs import actions as jobs
from lms.users import sheets
from lms.users.actions.people import invite_user
from lms.users.messages import MakeAccounts
from lms.users.models import UserImport
from lms.users.sheets import Fault, Line
from lms.users.verbs import UserVerb

LINES_PER_TRANSACTION = 100
MAX_ERRORS_SHOWN = 100
KNOWN = "select email from users where email = any($1::varchar[])"
MADE = "select count(*)::int as n from users where id = any($1::uuid[])"
DROP_OLD = "delete from user_imports where created_at < now() - interval '7 days'"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a list is good for; `job_id` once its accounts are being made."""

    good: int
    errors: list[Fault]
    warnings: list[Fault]
    job_id: UUID | None = None


async def take(
    actor: Actor, data: bytes, *, dry_run: bool, partial: bool, encoding: str | None = None
) -> Verdict:
    """Look at a list and have its accounts made, unless it is a dry run.

    422 when there is nobody to make, or lines have errors and it shall not be `partial`, or when
    it isn't clear which letters its bytes are (`encoding_unclear`).
    """
    sheet = await asyncio.to_thread(lambda: sheets.read(decode(data, encoding)))
    known = await _known(line.email for line in sheet.lines)
    good = [line for line in sheet.lines if line.email not in known]
    taken = [line for line in sheet.lines if line.email in known]
    errors = sheet.faults + [Fault(line.number, "email", "has an account") for line in taken]
    errors.sort(key=attrgetter("line"))
    if dry_run:
        return Verdict(len(good), errors, sheet.warnings)
    if not good or (errors and not partial):
        raise Invalid(detail="The list has lines with errors.", errors=_named(errors))
    return Verdict(len(good), errors, sheet.warnings, await _start(actor, good))


def _named(errors: list[Fault]) -> list[dict[str, str]]:
    return [
        {"field": one.field, "message": f"line {one.line}: {one.message}"}
        for one in errors[:MAX_ERRORS_SHOWN]
    ]


async def _known(emails: Any) -> set[str]:
    return {row["email"] for row in await db.rows(KNOWN, list(emails))}


@db.atomic
async def _start(actor: Actor, lines: list[Line]) -> UUID:
    """Ids are given now, so that the job knows whom it has made; all lists lock in one order."""
    rows = [
        {"id": str(new_id()), "email": one.email, "full_name": one.full_name, "role": one.role}
        for one in sorted(lines, key=attrgetter("email"))
    ]
    made = await UserImport.create(owner_id=actor.id, rows=rows)
    await audit.record(UserVerb.IMPORT_STARTED, ("import", made.id))
    return await jobs.ask(MakeAccounts(import_id=made.id), key=str(made.id), owner=actor.id)


async def make(import_id: UUID) -> dict[str, int]:
    """Make the accounts that aren't there yet, a hundred a transaction."""
    given = await UserImport.get_or_none(id=import_id)
    rows: list[dict[str, str]] = given.rows if given else []
    for start in range(0, len(rows), LINES_PER_TRANSACTION):
        assert given is not None  # noqa: S101  there are rows
        await _step(given.owner_id, rows, start)
    made = await db.row(MADE, [UUID(row["id"]) for row in rows])
    created = made["n"] if made else 0
    return {"created": created, "skipped": len(rows) - created}


@db.atomic
async def _step(importer: UUID, rows: list[dict[str, str]], start: int) -> None:
    """All of a step or nothing of it, its invitations included; a run that was replaced fails."""
    some = rows[start : start + LINES_PER_TRANSACTION]
    known = await _known(row["email"] for row in some)
    for row in some:
        if row["email"] in known:
            continue
        try:
            await invite_user(
                email=row["email"],
                full_name=row["full_name"],
                importer=importer,
                id=UUID(row["id"]),
                role=Role(row["role"]),
            )
        except Conflict:  # somebody registered at this moment
            continue
    await jobs.progress(100 * (start + len(some)) // len(rows))


async def drop_old() -> None:
    """Lists hold people's addresses: a week after they came nobody needs them."""
    await db.execute(DROP_OLD)
