"""Files over REST."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from quart import Blueprint, Response, request
from quart_schema import (
    DataSource,
    document_request,
    document_response,
    validate_querystring,
    validate_request,
    validate_response,
)

from lms.core import paging
from lms.core.access import PUBLIC, SIGNED_IN, actor, actor_or_none, allow, streams, takes_file
from lms.core.idempotency import idempotent
from lms.core.schema import Page, answers
from lms.files import links, reading, rules, schemas
from lms.files.actions import keeping
from lms.files.models import StoredFile
from lms.files.sending import content
from lms.files.uploading import upload

routes = Blueprint("files", __name__)


@routes.get("/files")
@allow(SIGNED_IN)
@validate_querystring(schemas.FileQuery)
@validate_response(Page[schemas.FileOut])
async def list_files(query_args: schemas.FileQuery) -> Page[StoredFile]:
    """One's own files, newest first"""
    mine = StoredFile.matching(StoredFile.owned_by(actor()), query_args.kind, query_args.q)
    return await paging.by_id(mine, query_args, newest_first=True)


@routes.post("/files")
@allow(SIGNED_IN)
@idempotent
@takes_file
@document_request(schemas.UploadIn, source=DataSource.FORM_MULTIPART)
@document_response(schemas.FileOut, 201)
@answers(408, "The file came in too slowly.")
@answers(507, "There is no room for it: `quota_exceeded` or `disk_full`. Nothing of it is kept.")
async def upload_file() -> Response:
    """Keep a file of one's own; pictures are written anew, without what they say beside it"""
    return await upload(actor())


@routes.get("/files/<uuid:file_id>")
@allow(SIGNED_IN)
@validate_response(schemas.FileOut)
async def read_file(file_id: UUID) -> StoredFile:
    """One file, of one's own or of a course one is on the staff of"""
    return await reading.one(actor(), file_id)


@routes.patch("/files/<uuid:file_id>")
@allow(SIGNED_IN)
@validate_request(schemas.FilePatch)
@validate_response(schemas.FileOut)
async def change_file(file_id: UUID, data: schemas.FilePatch) -> StoredFile:
    """Rename a file, or show it to everybody, which is for teachers"""
    return await keeping.change(actor(), file_id, data.name, data.visibility)


@routes.delete("/files/<uuid:file_id>")
@allow(SIGNED_IN)
async def delete_file(file_id: UUID) -> tuple[str, int]:
    """Delete a file that nothing shows any more; else `used_by` says what does"""
    await keeping.drop(actor(), file_id)
    return "", 204


@routes.get("/files/<uuid:file_id>/content")
@allow(PUBLIC)
@streams
@answers(200, "The bytes.", *rules.CONTENT_TYPES)
@answers(206, "The one range that was asked for.", *rules.CONTENT_TYPES)
@answers(416, "The range lies behind the end.")
async def read_content(file_id: UUID) -> Response:
    """The bytes, for the owner, a course's staff, whom a link is for, or everybody"""
    sent = links.Sent.of(request.args)
    file = await reading.readable(actor_or_none(), file_id, sent)
    inline = request.args.get("inline") == "true"
    return await content(file, inline=inline, sent=sent)


@routes.post("/files/<uuid:file_id>/link")
@allow(SIGNED_IN)
@validate_request(schemas.LinkIn)
@validate_response(schemas.LinkOut, 201)
async def make_link(file_id: UUID, data: schemas.LinkIn) -> tuple[schemas.LinkOut, int]:
    """An address that shows the file to anybody, for a while"""
    file = await reading.one(actor(), file_id)
    url, until = links.open_link(file.id, timedelta(seconds=data.expires_in_s))
    return schemas.LinkOut(url=url, expires_at=until), 201
