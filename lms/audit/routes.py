"""Security events over REST."""

from __future__ import annotations

from quart import Blueprint
from quart_schema import validate_querystring, validate_response

from lms.audit import reading, schemas
from lms.audit.models import AuditEvent
from lms.core.access import ADMINS, allow
from lms.core.schema import Page

routes = Blueprint("audit", __name__)


@routes.get("/audit")
@allow(ADMINS)
@validate_querystring(schemas.AuditQuery)
@validate_response(Page[schemas.AuditOut])
async def list_events(query_args: schemas.AuditQuery) -> Page[AuditEvent]:
    """List security events, newest first"""
    return await reading.page(query_args)
