"""Copies, exports and imports of courses over REST."""

from __future__ import annotations

import asyncio
import hashlib
from typing import IO, Any
from uuid import UUID

from pydantic_core import to_json
from quart import Blueprint, Response, request
from quart_schema import (
    document_response,
    validate_querystring,
    validate_request,
    validate_response,
)

from lms.archives import checking, zips
from lms.archives.actions import requesting
from lms.archives.actions.requesting import Upload
from lms.archives.checking import Checked
from lms.archives.schemas import (
    ArchiveQuery,
    ArchiveStarted,
    ArchiveVerdict,
    CourseCopyIn,
    StartedOut,
)
from lms.core import idempotency
from lms.core.access import TEACHERS, actor, allow, takes_file
from lms.core.errors import Invalid, NoRoom, TooLarge, UnsupportedMediaType
from lms.core.idempotency import HEADER, REPLAYED, Reply, idempotent
from lms.core.imports import refused
from lms.core.schema import answers
from lms.files.actions.intake import forget
from lms.files.form import Coming
from lms.files.pictures import roomy_file
from lms.settings import settings

routes = Blueprint("archives", __name__)

Verdict = dict[str, Any]
ZIP, JSON = "application/zip", "application/json"


@routes.post("/courses/<uuid:course_id>/copy")
@allow(TEACHERS)
@idempotent
@validate_request(CourseCopyIn)
@validate_response(StartedOut, 202)
async def copy_course(course_id: UUID, data: CourseCopyIn) -> tuple[StartedOut, int]:
    """Make a draft like a course that you teach, without its people and codes"""
    return StartedOut(job_id=await requesting.copy(actor(), course_id, data)), 202


@routes.post("/courses/<uuid:course_id>/export")
@allow(TEACHERS)
@idempotent
@validate_response(StartedOut, 202)
async def export_course(course_id: UUID) -> tuple[StartedOut, int]:
    """Pack a course that you teach into a zip, which stays for a week"""
    return StartedOut(job_id=await requesting.export(actor(), course_id)), 202


@routes.post("/courses/imports")
@allow(TEACHERS)
@idempotent
@takes_file
@validate_querystring(ArchiveQuery)
@document_response(ArchiveStarted, 202)
@document_response(ArchiveVerdict, 200)
@answers(408, "The archive came in too slowly.")
@answers(413, "The archive is larger than your files may be together.")
@answers(507, "There is no room for it: `quota_exceeded` or `disk_full`. Nothing of it is kept.")
async def import_course(query_args: ArchiveQuery) -> Response:
    """Make a draft of an exported course; `dry_run` only checks the archive"""
    if request.mimetype != ZIP:
        raise UnsupportedMediaType(detail=f"The body must be {ZIP}.")
    key = request.headers.get(HEADER)
    if key is not None:
        idempotency.check(key)
    with roomy_file() as spooled:
        upload = await _received(spooled)
        checked = await checking.check(spooled)
        if query_args.dry_run:
            verdict = ArchiveVerdict.model_validate(await _verdict(checked))
            return Response(to_json(verdict), 200, content_type=JSON)
        if checked.errors:
            raise refused("The archive has errors.", checked.errors)
        async with requesting.storing(actor(), upload) as file_id:
            return await _begun(file_id, upload, await _verdict(checked), key)


async def _begun(file_id: UUID, upload: Upload, verdict: Verdict, key: str | None) -> Response:
    """The job is asked for; a repeat with the same key gets the first answer, and keeps nothing."""

    async def ask() -> Reply:
        job_id = await requesting.ask(actor(), file_id)
        started = ArchiveStarted.model_validate(verdict | {"job_id": job_id})
        return Reply(202, to_json(started), None)

    if key is None:
        reply = await ask()
        return Response(reply.body, reply.status, content_type=JSON)
    asked = f"{request.full_path}\n{upload.sha256}".encode()
    reply, again = await idempotency.once(actor().id, key, asked, ask)
    if again:
        await forget(file_id)
    return Response(reply.body, reply.status, REPLAYED if again else {}, content_type=JSON)


async def _received(target: IO[bytes]) -> Upload:
    """The body, beside; 413 for one that is too large."""
    most = settings().file_quota_bytes + zips.MAX_COURSE_BYTES
    if (request.content_length or 0) > most:
        raise _too_large(most)
    coming, size, digest = Coming(aiter(request.body)), 0, hashlib.sha256()
    while piece := await coming.next():
        size += len(piece)
        if size > most:
            raise _too_large(most)
        digest.update(piece)
        try:
            await asyncio.to_thread(target.write, piece)
        except OSError as error:
            raise NoRoom(detail="There is no room for this archive here.") from error
    await asyncio.to_thread(target.flush)
    if not size:
        raise Invalid.field("", "must not be empty")
    return Upload(target, size, digest.hexdigest())


def _too_large(most: int) -> TooLarge:
    return TooLarge(detail=f"An archive has at most {most} bytes.", max_bytes=most)


async def _verdict(found: Checked) -> Verdict:
    return {
        "good": 0 if found.errors else 1,
        "errors": found.errors,
        "warnings": await requesting.warnings(found),
        "summary": found.summary or None,
    }
