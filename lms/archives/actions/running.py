"""The jobs: a copy, an export, an import; each may be run again and makes one thing."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO, Any
from uuid import UUID

from pydantic import ValidationError

from lms.archives import checking, zips
from lms.archives.actions.making import Making
from lms.archives.document import FORMAT, MAX_FILES, VERSION, Document, Manifest
from lms.archives.reading import course_as_document
from lms.archives.shifting import shifted
from lms.archives.zips import HostileError
from lms.core.attachment import plain_name
from lms.core.errors import NotFound
from lms.core.schema import faults
from lms.courses import rules
from lms.courses.messages import CopyCourse, ExportCourse, ImportCourse
from lms.courses.models import Course
from lms.files.actions import packing
from lms.files.actions.carrying import Carried
from lms.files.models import StoredFile
from lms.files.pictures import roomy_file
from lms.files.pieces import pieces_of
from lms.files.storage import key_of, storage
from lms.jobs.actions import GivenUpError
from lms.users.models import User

GONE = "It was deleted meanwhile."


async def copy(message: CopyCourse) -> dict[str, Any]:
    """A draft like the course; nothing if an earlier run has made it."""
    if await Course.exists(id=message.made_id):
        return {"course_id": message.made_id}
    document, files = await _read(message.course_id, alone=False)
    document = shifted(_titled(document, message.title), message.shift_days)
    stored = {str(one.id): one for one in files}

    async def opened(file: Carried) -> AsyncIterator[bytes]:
        there = stored[file.source]
        return await storage().reading(key_of(there.id), 0, there.size)

    making = Making(document, message.made_id, await _owner(message.owner_id))
    slug = rules.slugify(document.course.title)
    await making.make(slug, opened, trusted=True, done=None)
    return {"course_id": message.made_id}


def _titled(document: Document, title: str | None) -> Document:
    if title is None:
        return document
    course = document.course.model_copy(update={"title": title})
    banks = [one.model_copy(update={"title": title}) if one.own else one for one in document.banks]
    return document.model_copy(update={"course": course, "banks": banks})


async def export(message: ExportCourse) -> dict[str, Any]:
    """The course as an archive; nothing if an earlier run has made it."""
    made = {"file_id": message.file_id}
    if await packing.is_kept(message.file_id):
        return made
    document, files = await _read(message.course_id, alone=True)
    text = document.model_dump_json(exclude_unset=True).encode()
    if len(text) > zips.MAX_COURSE_BYTES or len(files) > MAX_FILES:
        raise GivenUpError("The course is too large for an archive.")
    name = f"{plain_name(document.course.title) or 'Course'}.zip"
    total = sum(one.size for one in files)
    async with packing.packing(message.file_id, message.owner_id, name, total) as pack:
        manifest = Manifest(format=FORMAT, version=VERSION)
        await pack.add(zips.MANIFEST, manifest.model_dump_json().encode())
        await pack.add(zips.COURSE, text)
        for one in {one.sha256: one for one in files}.values():
            await pack.add_file(zips.entry_of(one.sha256), one)
    await packing.keep(message.file_id)
    return made


async def import_(message: ImportCourse) -> dict[str, Any]:
    """A draft of the archive; nothing if an earlier run has made it."""
    if await Course.exists(id=message.made_id):
        return {"course_id": message.made_id}
    archive = await StoredFile.kept().get_or_none(id=message.file_id)
    if archive is None:
        raise GivenUpError(GONE)
    async with _unpacking(archive) as (document, packed):

        async def opened(file: Carried) -> AsyncIterator[bytes]:
            return _pieces(packed, zips.entry_of(file.sha256))

        making = Making(document, message.made_id, await _owner(message.owner_id))
        await making.make(document.course.slug, opened, trusted=False, done=archive.id)
    return {"course_id": message.made_id}


async def _read(course_id: UUID, *, alone: bool) -> tuple[Document, list[StoredFile]]:
    try:
        return await course_as_document(course_id, alone=alone)
    except NotFound as gone:
        raise GivenUpError(GONE) from gone
    except ValidationError as error:
        first = faults(error)[0]
        raise GivenUpError(f"{first['field']}: {first['message']}") from error


async def _owner(user_id: UUID) -> User:
    return await User.get(id=user_id)


@asynccontextmanager
async def _unpacking(
    archive: StoredFile,
) -> AsyncIterator[tuple[Document, zipfile.ZipFile]]:
    """An archive brought here, so that its entries can be read in any order."""
    with roomy_file() as here:
        async for piece in await storage().reading(key_of(archive.id), 0, archive.size):
            await asyncio.to_thread(here.write, piece)
        document = await asyncio.to_thread(_document, here)
        with zipfile.ZipFile(here) as packed:
            yield document, packed


def _document(here: IO[bytes]) -> Document:
    try:
        document, errors = checking.document_in(here)
    except HostileError as hostile:
        raise GivenUpError(hostile.detail) from hostile
    if document is None or errors:
        raise GivenUpError(f"{errors[0].field}: {errors[0].message}")
    return document


async def _pieces(packed: zipfile.ZipFile, name: str) -> AsyncIterator[bytes]:
    try:
        with packed.open(name) as entry:
            async for piece in pieces_of(entry):
                yield piece
    except zips.BROKEN as error:
        raise GivenUpError(f"{name} can't be unpacked.") from error
