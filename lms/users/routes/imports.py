"""Lists of accounts over REST."""

from __future__ import annotations

from quart import request
from quart_schema import validate_querystring, validate_response

from lms.core.access import ADMINS, actor, allow
from lms.core.errors import UnsupportedMediaType
from lms.core.idempotency import idempotent
from lms.core.imports import ImportQuery, ImportStarted, ImportVerdict
from lms.users.actions import imports
from lms.users.routes.edge import routes


@routes.post("/users/imports")
@allow(ADMINS)
@idempotent
@validate_querystring(ImportQuery)
@validate_response(ImportStarted, 202)
@validate_response(ImportVerdict, 200)
async def import_users(
    query_args: ImportQuery,
) -> tuple[ImportVerdict, int]:
    """Create accounts from CSV with the columns email, full_name and role; `dry_run` only checks"""
    if request.mimetype != "text/csv":
        raise UnsupportedMediaType(detail="The body must be text/csv.")
    data: bytes = await request.body
    found = await imports.take(
        actor(),
        data,
        dry_run=query_args.dry_run,
        partial=query_args.partial,
        encoding=query_args.encoding,
    )
    return found, 202 if isinstance(found, ImportStarted) else 200
