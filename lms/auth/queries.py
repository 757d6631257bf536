"""The credential check of every request: one statement, shared by concurrent requests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic_core import from_json

from lms.core import db
from lms.core.access import Actor, Role
from lms.core.batch import Batch

PENDING = """
case when p.mfa_required and not exists (
    select 1 from totp_devices t where t.user_id = u.id and t.confirmed_at is not null)
then 'mfa_setup_required' else '' end
"""
"""What the person (`u`) must do first because of the role's policy (`p`)."""

ALIVE = f"""
select s.id, u.id, u.role, u.full_name, {PENDING}
from auth_sessions s join users u on u.id = s.user_id left join role_policies p on p.role = u.role
where s.id = any($1::uuid[]) and s.revoked_at is null and s.expires_at > now()
  and u.status = 'active'
"""  # noqa: S608  two constants

ACCESS_LOST = 4403

_roles = {role.value: role for role in Role}


async def living(sessions: Sequence[UUID]) -> dict[UUID, Actor]:
    """The users of the active ones of those sessions, with their current roles and names."""
    async with db.connection() as c:
        found = await c.fetch(ALIVE, sessions)
    return {
        session: Actor("user", user, _roles[role], name, session, pending=pending)
        for session, user, role, name, pending in found
    }


user_of: Batch[UUID, Actor] = Batch(living)
"""`await user_of(session)` is the session's user, or None when it has ended."""


API_TOKENS = f"""
select t.id, u.id, u.role, u.full_name, t.scopes, {PENDING}, t.secret_hash,
    t.last_used_at is null or t.last_used_at < now() - interval '1 minute'
from api_tokens t join users u on u.id = t.user_id left join role_policies p on p.role = u.role
where t.id = any($1::uuid[]) and t.revoked_at is null
  and (t.expires_at is null or t.expires_at > now()) and u.status = 'active'
"""  # noqa: S608  two constants


@dataclass(frozen=True, slots=True)
class Program:
    """An active API token: its owner, its secret's hash, and whether to record this use."""

    actor: Actor
    secret_hash: bytes
    unnoted: bool


async def programs(tokens: Sequence[UUID]) -> dict[UUID, Program]:
    """The active ones of those API tokens, with their owners' current roles and names."""
    async with db.connection() as c:
        found = await c.fetch(API_TOKENS, tokens)
    return {
        token: Program(
            Actor("user", user, _roles[role], name, token, frozenset(from_json(scopes)), pending),
            secret_hash,
            unnoted,
        )
        for token, user, role, name, scopes, pending, secret_hash, unnoted in found
    }


program_of: Batch[UUID, Program] = Batch(programs)
"""`await program_of(id)` is the API token, or None when it has ended."""


async def alive(actors: Sequence[Actor]) -> dict[Actor, Actor | int]:
    """Actors whose session or API token is active; 4403 while they must do something else first."""
    sign_ins = [actor.session_id for actor in actors if actor.scopes is None]
    tokens = [actor.session_id for actor in actors if actor.scopes is not None]
    found = await living(sign_ins) if sign_ins else {}
    if tokens:
        found |= {token: one.actor for token, one in (await programs(tokens)).items()}
    return {
        actor: ACCESS_LOST if now.pending else now
        for actor in actors
        if (now := found.get(actor.session_id)) is not None and now.id == actor.id
    }
