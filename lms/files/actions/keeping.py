"""Keeping, changing and dropping files, and clearing away what was left behind."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from tortoise.expressions import Q

from lms.audit import actions as audit
from lms.core import clock, db
from lms.core.access import TEACHERS, Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, Forbidden, Invalid, NotFound, refuse
from lms.files import hooks, rules
from lms.files.actions.intake import Arrived, lock_room, no_quota
from lms.files.models import ARCHIVE, FileState, FileVisibility, StoredFile
from lms.files.storage import key_of, storage
from lms.files.verbs import FileVerb
from lms.settings import settings

GIVEN_UP_AFTER = timedelta(minutes=10)
"""An upload that nobody has touched for so long; it is touched every ten seconds."""
BYTES_STAY = timedelta(days=1)
"""For a backup whose dump has the row already, and whose files come next."""
ARCHIVES_STAY = timedelta(days=7)
DROP_ARCHIVES = f"""
update files set state = 'dropped', touched_at = now()
where space_kind = '{ARCHIVE}' and state = 'kept' and created_at < now() - $1::interval
"""  # noqa: S608  our own word
SWEPT_PER_ROUND = 100
LEFT_BEHIND = """
select id from files where state = 'arriving' and touched_at < $1
   or state = 'dropped' and touched_at < $2
order by touched_at limit $3
"""
GIVE_UP = """
update files set state = 'dropped', touched_at = least(touched_at, $3)
where id = $1 and (state = 'dropped' or state = 'arriving' and touched_at < $2)
"""


@atomic
async def keep(arrived: Arrived) -> StoredFile:
    """Make an arrived file one that is there. 507 when it needs more room than it had taken."""
    await lock_room(arrived.owner_id)
    others = await StoredFile.bytes_of(arrived.owner_id, but=arrived.id)
    if others + arrived.size > settings().file_quota_bytes:
        raise no_quota()
    mine = StoredFile.filter(id=arrived.id, state=FileState.ARRIVING)
    await mine.update(
        state=FileState.KEPT, size=arrived.size, sha256=arrived.sha256, touched_at=clock.now()
    ) or refuse(Conflict("gone", "The upload was given up here. Begin it again."))
    return await StoredFile.get(id=arrived.id)


@atomic
async def change(
    actor: Actor, file_id: UUID, name: str | None, visibility: FileVisibility | None
) -> StoredFile:
    """Rename a file, or show it to everybody; the name keeps its ending."""
    file = await _locked(actor, file_id)
    if name is not None:
        file.name = _renamed(file.name, name)
    if visibility is not None and visibility != file.visibility:
        may = StoredFile.shown_by(actor).filter(id=file_id)
        if actor.role not in TEACHERS or not await may.exists():
            raise Forbidden(detail="Only teachers show files to everybody.")
        file.visibility = visibility
        await audit.record(FileVerb.VISIBILITY_CHANGED, ("file", file_id), ["visibility"])
    await file.save(update_fields=["name", "visibility"])
    return file


def _renamed(old: str, new: str) -> str:
    name = rules.clean_name(new)
    if rules.TYPES[rules.ending(old)] is not rules.TYPES.get(rules.ending(name)):
        raise Invalid.field("name", f"must end in .{rules.ending(old)}")
    return name


@atomic
async def drop(actor: Actor, file_id: UUID) -> None:
    """Delete a file that nothing shows any more; 409 `in_use` with what does."""
    file = await _locked(actor, file_id)
    uses = [use for found in await hooks.used_by(file_id) for use in found]
    if uses:
        told = [{"kind": use.kind, "id": str(use.id)} for use in uses]
        raise Conflict("in_use", "Something still shows this file.", used_by=told)
    file.state, file.touched_at = FileState.DROPPED, clock.now()
    await file.save(update_fields=["state", "touched_at"])
    if file.space_kind:
        await audit.record(FileVerb.DELETED, ("file", file_id))


async def _locked(actor: Actor, file_id: UUID) -> StoredFile:
    mine = StoredFile.visible_to(actor).filter(id=file_id)
    return await mine.select_for_update().get_or_none() or refuse(NotFound)


@atomic
async def erase_of(user_id: UUID) -> None:
    """A person's own files and archives go; what they gave a course is the course's."""
    own = Q(space_kind=None) | Q(space_kind=ARCHIVE)
    await StoredFile.filter(own, owner_id=user_id).update(
        state=FileState.DROPPED, name="", touched_at=clock.now()
    )


async def drop_archives() -> None:
    """Archives go after a week."""
    await db.execute(DROP_ARCHIVES, ARCHIVES_STAY)


async def clear() -> int:
    """Remove uploads that died and files that were deleted a day ago; how many there were.

    Bytes first: a row whose bytes are gone is found again, bytes without a row never would be.
    """
    now, cleared = clock.now(), 0
    while True:
        left = await db.rows(LEFT_BEHIND, now - GIVEN_UP_AFTER, now - BYTES_STAY, SWEPT_PER_ROUND)
        for row in left:
            if await db.execute(GIVE_UP, row["id"], now - GIVEN_UP_AFTER, now - BYTES_STAY):
                await storage().drop(key_of(row["id"]))
                await db.execute("delete from files where id = $1", row["id"])
        cleared += len(left)
        if len(left) < SWEPT_PER_ROUND:
            return cleared
