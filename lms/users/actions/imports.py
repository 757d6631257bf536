"""Accounts from a list: checked first, then created by a job that can resume."""

from __future__ import annotations

import asyncio
from operator import attrgetter
from typing import Any
from uuid import UUID

from lms.audit import actions as audit
from lms.core import db
from lms.core.access import Actor, Role
from lms.core.encodings import decode
from lms.core.errors import Conflict
from lms.core.ids import new_id
from lms.core.imports import Fault, ImportStarted, ImportVerdict, refused
from lms.jobs import actions as jobs
from lms.users import sheets
from lms.users.actions.people import invite_user
from lms.users.messages import MakeAccounts
from lms.users.models import UserImport
from lms.users.sheets import Line
from lms.users.verbs import UserVerb

LINES_PER_TRANSACTION = 100
KNOWN = "select email from users where email = any($1::varchar[])"
MADE = "select count(*)::int as n from users where id = any($1::uuid[])"
DROP_OLD = "delete from user_imports where created_at < now() - interval '7 days'"


async def take(
    actor: Actor, data: bytes, *, dry_run: bool, partial: bool, encoding: str | None = None
) -> ImportVerdict:
    """Check a list and start creating its accounts, unless it is a dry run.

    422 when it names no new person, when lines have errors and `partial` is off, or when its
    encoding is unknown (`encoding_unclear`).
    """
    sheet = await asyncio.to_thread(lambda: sheets.read(decode(data, encoding)))
    known = await _known(line.email for line in sheet.lines)
    good = [line for line in sheet.lines if line.email not in known]
    taken = [line for line in sheet.lines if line.email in known]
    errors = sheet.faults + [Fault(line.number, "email", "has an account") for line in taken]
    errors.sort(key=attrgetter("line"))
    verdict = {"good": len(good), "errors": errors, "warnings": sheet.warnings}
    if dry_run:
        return ImportVerdict.model_validate(verdict)
    if not good or (errors and not partial):
        raise refused("The list has lines with errors.", errors)
    return ImportStarted.model_validate({**verdict, "job_id": await _start(actor, good)})


async def _known(emails: Any) -> set[str]:
    return {row["email"] for row in await db.rows(KNOWN, list(emails))}


@db.atomic
async def _start(actor: Actor, lines: list[Line]) -> UUID:
    """Ids are chosen now, so the job knows which accounts it created; lists lock in one order."""
    rows = [
        {"id": str(new_id()), "email": one.email, "full_name": one.full_name, "role": one.role}
        for one in sorted(lines, key=attrgetter("email"))
    ]
    made = await UserImport.create(owner_id=actor.id, rows=rows)
    await audit.record(UserVerb.IMPORT_STARTED, ("import", made.id))
    return await jobs.ask(MakeAccounts(import_id=made.id), key=str(made.id), owner=actor.id)


async def make(import_id: UUID) -> dict[str, int]:
    """Create the missing accounts, a hundred per transaction."""
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
    """Create one step's accounts with their invitations, or none; a replaced run fails."""
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
        except Conflict:  # somebody registered meanwhile
            continue
    await jobs.progress(100 * (start + len(some)) // len(rows))


async def drop_old() -> None:
    """Delete lists after a week: they contain addresses."""
    await db.execute(DROP_OLD)
