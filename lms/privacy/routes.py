"""A person's own data over REST."""

from __future__ import annotations

from quart import Blueprint
from quart_schema import validate_request, validate_response

from lms.auth.actions import mfa
from lms.auth.routes.edge import device
from lms.core.access import SIGNED_IN, actor, allow, by_session
from lms.core.idempotency import idempotent
from lms.privacy import actions, schemas
from lms.privacy.actions import archive

routes = Blueprint("privacy", __name__)


@routes.get("/users/me/export")
@allow(SIGNED_IN)
@by_session
@validate_response(schemas.ExportOut)
async def export_me() -> schemas.ExportOut:
    """Export all data about your account as one document"""
    made, tables = await actions.export(actor())
    return schemas.ExportOut(generated_at=made, tables=tables)


@routes.post("/users/me/archive")
@allow(SIGNED_IN)
@by_session
@idempotent
@validate_response(schemas.ArchiveOut, 202)
async def archive_me() -> tuple[schemas.ArchiveOut, int]:
    """Pack all data about your account, and your files, into a zip, which stays for a week"""
    return schemas.ArchiveOut(job_id=await archive.request(actor())), 202


@routes.delete("/users/me")
@allow(SIGNED_IN)
@by_session
@validate_request(schemas.EraseIn)
async def erase_me(data: schemas.EraseIn) -> tuple[str, int]:
    """Delete your account; data that others need stays, anonymized"""
    await mfa.require_owner(actor(), data.password, data.code, device().address)
    await actions.erase(actor().id)
    return "", 204
