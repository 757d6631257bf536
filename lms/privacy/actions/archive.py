"""All data of a person and the files that they uploaded, as one zip."""

from __future__ import annotations

from uuid import UUID

from tortoise.expressions import Q

from lms.audit import actions as audit
from lms.core import clock, db
from lms.core.access import Actor
from lms.core.errors import Conflict
from lms.core.ids import new_id
from lms.core.tasks import kind_of
from lms.files.actions import packing
from lms.files.models import ARCHIVE, StoredFile
from lms.jobs import actions as jobs
from lms.jobs.models import Job
from lms.privacy.actions import tables_of
from lms.privacy.messages import MakeArchive
from lms.privacy.schemas import ExportOut
from lms.privacy.verbs import PrivacyVerb

DATA = "data.json"


@db.atomic
async def request(actor: Actor) -> UUID:
    """Ask for it; 409 while one is being made."""
    await db.execute("select pg_advisory_xact_lock(hashtextextended($1, 23))", str(actor.id))
    if await Job.asked_for(kind_of(MakeArchive), actor.id).exists():
        raise Conflict("in_progress", "Your archive is being made already.")
    await audit.record(PrivacyVerb.EXPORTED, ("user", actor.id))
    return await jobs.ask(MakeArchive(user_id=actor.id, file_id=new_id()), owner=actor.id)


async def make(message: MakeArchive) -> dict[str, UUID]:
    """Make it; nothing if an earlier run has."""
    made = {"file_id": message.file_id}
    if await packing.is_kept(message.file_id):
        return made
    tables = await tables_of(message.user_id)
    document = ExportOut.model_validate({"generated_at": clock.now(), "tables": tables})
    counts = Q(space_kind__isnull=True) | Q(space_kind__not=ARCHIVE)
    files = await StoredFile.kept().filter(counts, owner_id=message.user_id).order_by("id")
    total = sum(one.size for one in files)
    async with packing.packing(message.file_id, message.user_id, "my-data.zip", total) as pack:
        await pack.add(DATA, document.model_dump_json(indent=2).encode())
        for one in files:
            await pack.add_file(f"files/{one.id}/{one.name}", one)
    await packing.keep(message.file_id)
    return made
