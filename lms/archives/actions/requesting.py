"""Asking for a copy, an export or an import of a course."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO, Any
from uuid import UUID

from lms.archives.checking import Checked
from lms.archives.schemas import CourseCopyIn
from lms.audit import actions as audit
from lms.core import clock, db
from lms.core.access import Actor
from lms.core.errors import Conflict
from lms.core.ids import new_id
from lms.core.tasks import JobMessage, kind_of
from lms.courses.actions.locking import locked
from lms.courses.messages import CopyCourse, ExportCourse, ImportCourse
from lms.courses.models import CourseCategory
from lms.courses.verbs import CourseVerb
from lms.files.actions.intake import forget
from lms.files.actions.packing import announce
from lms.files.models import FileState, StoredFile
from lms.files.pieces import pieces_of, put
from lms.jobs import actions as jobs
from lms.jobs.models import Job

IMPORTS_AT_ONCE = 3


@db.atomic
async def copy(actor: Actor, course_id: UUID, wanted: CourseCopyIn) -> UUID:
    """Ask for a copy of a course that the actor teaches; 409 while the same runs."""
    await _begin(actor, course_id, CopyCourse)
    await audit.record(CourseVerb.COPIED, ("course", course_id))
    message = CopyCourse(
        course_id=course_id,
        made_id=new_id(),
        owner_id=actor.id,
        title=wanted.title,
        shift_days=wanted.shift_days,
    )
    return await jobs.ask(message, owner=actor.id)


@db.atomic
async def export(actor: Actor, course_id: UUID) -> UUID:
    """Ask for an archive of a course that the actor teaches; 409 while the same runs."""
    await _begin(actor, course_id, ExportCourse)
    await audit.record(CourseVerb.EXPORTED, ("course", course_id))
    message = ExportCourse(course_id=course_id, file_id=new_id(), owner_id=actor.id)
    return await jobs.ask(message, owner=actor.id)


async def _begin(actor: Actor, course_id: UUID, message: type[JobMessage]) -> None:
    """With the course locked: of two who ask at once the second is told of the first."""
    await locked(actor, course_id, seen=False)
    same = Job.asked_for(kind_of(message), actor.id, course_id=str(course_id))
    if await same.exists():
        raise Conflict("in_progress", "This is being done already.")


@dataclass(frozen=True, slots=True)
class Upload:
    """An archive that came in: where it lies for now, and what it is."""

    source: IO[bytes]
    size: int
    sha256: str


async def warnings(checked: Checked) -> list[dict[str, Any]]:
    """What of a good archive is left out here."""
    slug = checked.category
    if not slug or await CourseCategory.exists(slug=slug):
        return []
    message = "The catalogue has no such category here; the course will stand in none."
    return [{"line": 1, "field": "course.category", "message": message}]


@asynccontextmanager
async def storing(actor: Actor, upload: Upload) -> AsyncIterator[UUID]:
    """Store an archive that was checked; when what follows fails, nothing of it stays."""
    file_id = new_id()
    await announce(file_id, actor.id, "course.zip", size=upload.size, sha256=upload.sha256)
    try:
        upload.source.seek(0)
        await put(file_id, pieces_of(upload.source))
        yield file_id
    except BaseException:
        await forget(file_id)
        raise


@db.atomic
async def ask(actor: Actor, file_id: UUID) -> UUID:
    """Ask for the import of a stored archive; 409 while others run."""
    await db.execute("select pg_advisory_xact_lock(hashtextextended($1, 22))", str(actor.id))
    running = Job.asked_for(kind_of(ImportCourse), actor.id)
    if await running.count() >= IMPORTS_AT_ONCE:
        raise Conflict("in_progress", "Your other imports are still running.")
    mine = StoredFile.filter(id=file_id, state=FileState.ARRIVING)
    if not await mine.update(state=FileState.KEPT, touched_at=clock.now()):
        raise Conflict("gone", "The upload was given up here. Begin it again.")
    message = ImportCourse(file_id=file_id, made_id=new_id(), owner_id=actor.id)
    return await jobs.ask(message, key=str(file_id), owner=actor.id)
