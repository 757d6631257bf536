"""API tokens over REST."""

from __future__ import annotations

from uuid import UUID

from quart_schema import validate_querystring, validate_request, validate_response

from lms.auth import schemas
from lms.auth.actions import api_tokens
from lms.auth.models import ApiToken
from lms.auth.routes.edge import routes
from lms.core import paging
from lms.core.access import SIGNED_IN, actor, allow, by_session
from lms.core.schema import Page


@routes.get("/auth/tokens")
@allow(SIGNED_IN)
@by_session
@validate_querystring(paging.PageQuery)
@validate_response(Page[schemas.ApiTokenOut])
async def list_tokens(query_args: paging.PageQuery) -> Page[ApiToken]:
    """List your API tokens, newest first, expired ones included"""
    return await paging.by_id(ApiToken.alive_of(actor().id), query_args, newest_first=True)


@routes.post("/auth/tokens")
@allow(SIGNED_IN)
@by_session
@validate_request(schemas.ApiTokenIn)
@validate_response(schemas.NewApiToken, 201)
async def create_token(data: schemas.ApiTokenIn) -> tuple[schemas.NewApiToken, int]:
    """Create an API token, which is shown only once"""
    made = await api_tokens.create(actor(), data.name, data.scopes, data.expires_in_days)
    return made, 201


@routes.delete("/auth/tokens/<uuid:token_id>")
@allow(SIGNED_IN)
@by_session
async def revoke_token(token_id: UUID) -> tuple[str, int]:
    """Revoke an API token and close its sockets"""
    await api_tokens.revoke(actor(), token_id)
    return "", 204
