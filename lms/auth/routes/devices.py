"""Sign-in sessions over REST."""

from __future__ import annotations

from uuid import UUID

from quart_schema import validate_querystring, validate_response

from lms.auth import schemas
from lms.auth.actions import sessions
from lms.auth.models import AuthSession
from lms.auth.routes.edge import routes
from lms.core import paging
from lms.core.access import SIGNED_IN, actor, allow, by_session, early
from lms.core.schema import Page


@routes.get("/auth/sessions")
@allow(SIGNED_IN)
@by_session
@early
@validate_querystring(paging.PageQuery)
@validate_response(Page[schemas.SessionOut])
async def list_sessions(query_args: paging.PageQuery) -> Page[schemas.SessionOut]:
    """List the sessions of your account, newest first"""
    who = actor()
    page = await paging.by_id(AuthSession.alive_of(who.id), query_args, newest_first=True)
    return Page(
        items=[
            schemas.SessionOut(
                id=session.id,
                user_agent=session.user_agent,
                address=session.address,
                current=session.id == who.session_id,
                created_at=session.created_at,
                last_seen_at=session.last_seen_at,
                expires_at=session.expires_at,
            )
            for session in page.items
        ],
        next=page.next,
    )


@routes.delete("/auth/sessions/<uuid:session_id>")
@allow(SIGNED_IN)
@by_session
@early
async def end_session(session_id: UUID) -> tuple[str, int]:
    """Sign out on that device"""
    await sessions.revoke(actor().id, session_id)
    return "", 204
