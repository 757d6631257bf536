"""Sign-in sessions and their refresh tokens."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from lms.audit import actions as audit
from lms.auth import rules, tokens
from lms.auth.models import AuthSession
from lms.auth.rules import Device, Pair, Refresh, Use
from lms.auth.verbs import AuthVerb
from lms.core import clock, db
from lms.core.access import actor_or_none
from lms.core.crypto import digest
from lms.core.errors import NotFound, Unauthorized, refuse
from lms.core.ids import new_id
from lms.core.metrics import counter
from lms.realtime.publishing import recheck
from lms.settings import settings
from lms.users.models import UserStatus

reuses = counter("lms_refresh_reuse_total", "Refresh tokens used again, whose family was ended")


def _life() -> timedelta:
    return timedelta(seconds=settings().refresh_token_s)


@db.atomic
async def open_session(user_id: UUID, device: Device) -> Pair:
    """Create a session with its first refresh token."""
    now, session_id = clock.now(), new_id()
    refresh = tokens.refresh_of(session_id, 0)
    await AuthSession.create(
        id=session_id,
        user_id=user_id,
        token_hash=digest(refresh.secret),
        rotated_at=now,
        user_agent=device.user_agent[:300],
        address=device.address[:45],
        last_seen_at=now,
        expires_at=now + _life(),
    )
    await audit.record(AuthVerb.SESSION_OPENED, ("session", session_id), actor=user_id)
    return Pair(tokens.issue(user_id, session_id), str(refresh))


ROTATE = """
update auth_sessions s
set generation = s.generation + 1, token_hash = $3, rotated_at = $4, last_seen_at = $4,
    expires_at = $5, user_agent = $6, address = $7
from users u
where s.id = $1 and s.token_hash = $2 and s.generation = $8 and s.revoked_at is null
  and s.expires_at > $4 and u.id = s.user_id and u.status = 'active'
returning s.user_id
"""


async def refresh(given: str, device: Device) -> Pair:
    """Exchange a refresh token for its successor, once; 401 when it is invalid or has ended.

    The same token again within ten seconds gets the same successor: the response was lost, or two
    tabs asked at once. Later use means that two parties hold the token, and ends the session.
    """
    token = rules.parse_refresh(given)
    if token is None:
        raise Unauthorized(detail="The refresh token is not valid.")
    now = clock.now()
    following = tokens.refresh_of(token.family, token.generation + 1)
    rotated = await db.row(
        ROTATE,
        token.family,
        digest(token.secret),
        digest(following.secret),
        now,
        now + _life(),
        device.user_agent[:300],
        device.address[:45],
        token.generation,
    )
    user_id = rotated["user_id"] if rotated else await _old(token)
    return Pair(tokens.issue(user_id, token.family), str(following))


async def _old(token: Refresh) -> UUID:
    """The user of a token that was exchanged a moment ago; any other older token is refused."""
    session = await AuthSession.get_or_none(id=token.family).select_related("user")
    if session is None or not tokens.genuine(token):
        raise Unauthorized(detail="The refresh token is not valid.")
    now = clock.now()
    use = rules.old_token(
        generation=token.generation,
        newest=session.generation,
        rotated_at=session.rotated_at,
        now=now,
        alive=session.revoked_at is None
        and session.expires_at > now
        and session.user.status == UserStatus.ACTIVE,
    )
    if use is Use.REPEATED:
        return session.user_id
    if use is Use.STOLEN:
        reuses.inc({})
        await _end_family(session.user_id, session.id)
    raise Unauthorized(detail="The refresh token is not valid.")


@db.atomic
async def _end_family(user_id: UUID, session_id: UUID) -> None:
    """End the session for both parties that hold its tokens."""
    if await _end(user_id, session_id):
        await audit.record(AuthVerb.SESSION_REUSE_DETECTED, ("user", user_id))


async def _end(user_id: UUID, session_id: UUID) -> bool:
    one = AuthSession.alive_of(user_id).filter(id=session_id)
    ended = bool(await one.update(revoked_at=clock.now()))
    if ended:
        recheck("user", user_id)
    return ended


@db.atomic
async def revoke(user_id: UUID, session_id: UUID) -> None:
    """End one session of that user and close its sockets; 404 when it isn't theirs."""
    await _end(user_id, session_id) or refuse(NotFound)
    await audit.record(
        AuthVerb.SESSION_REVOKED, ("session", session_id), actor=actor_or_none() or user_id
    )


@db.atomic
async def revoke_all(user_id: UUID, *, but: UUID | None = None) -> None:
    """End all sessions of that user, optionally except the one that asks."""
    scope = AuthSession.alive_of(user_id)
    if await (scope.exclude(id=but) if but else scope).update(revoked_at=clock.now()):
        await audit.record(AuthVerb.SESSION_REVOKED, ("user", user_id))
    recheck("user", user_id)


async def leave(user_id: UUID, session_id: UUID) -> None:
    """Sign out; repeating it is fine."""
    try:
        await revoke(user_id, session_id)
    except NotFound:
        return


async def leave_by_refresh(given: str) -> None:
    """Sign out by the refresh token alone, which proves that the session is the caller's."""
    token = rules.parse_refresh(given)
    if token is None or not tokens.genuine(token):
        return
    session = await AuthSession.get_or_none(id=token.family)
    if session is not None:
        await leave(session.user_id, session.id)
