"""API tokens: create, check and revoke."""

from __future__ import annotations

import asyncio
import contextvars
import hmac
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

import structlog

from lms.audit import actions as audit
from lms.auth import queries, rules
from lms.auth.models import ApiToken
from lms.auth.schemas import ApiTokenOut, NewApiToken
from lms.auth.verbs import AuthVerb
from lms.core import clock, crypto, db
from lms.core.access import Actor
from lms.core.errors import NotFound, Unauthorized, refuse
from lms.core.ids import new_id
from lms.realtime.publishing import recheck

log = structlog.get_logger()

HINT = 4


@db.atomic
async def create(actor: Actor, name: str, scopes: Iterable[str], days: int | None) -> NewApiToken:
    """A token that acts as the person within its scopes; it is shown this once."""
    token_id, secret = new_id(), crypto.token(256)
    row = await ApiToken.create(
        id=token_id,
        user_id=actor.id,
        name=name,
        secret_hash=crypto.digest(secret),
        hint=secret[-HINT:],
        scopes=sorted(set(scopes)),
        expires_at=clock.now() + timedelta(days=days) if days else None,
    )
    await audit.record(AuthVerb.API_TOKEN_CREATED, ("api_token", token_id))
    shown = ApiTokenOut.model_validate(row).model_dump()
    return NewApiToken(**shown, token=rules.format_api_token(token_id, secret))


@db.atomic
async def revoke(actor: Actor, token_id: UUID) -> None:
    """Revoke a token and close its sockets; 404 when it isn't theirs or has ended."""
    scope = ApiToken.alive_of(actor.id).filter(id=token_id)
    await scope.update(revoked_at=clock.now()) or refuse(NotFound)
    await audit.record(AuthVerb.API_TOKEN_REVOKED, ("api_token", token_id))
    recheck("user", token_id)


async def revoke_all(user_id: UUID) -> None:
    """Revoke all of a person's tokens; a caller that ends the sessions too rechecks the sockets."""
    await ApiToken.alive_of(user_id).update(revoked_at=clock.now())


async def actor_of(token: str) -> Actor:
    """The token's user; 401 when the token is unknown or has ended, or its user is disabled."""
    parts = rules.parse_api_token(token)
    program = await queries.program_of(parts[0]) if parts else None
    if (
        parts is None
        or program is None
        or not hmac.compare_digest(crypto.digest(parts[1]), program.secret_hash)
    ):
        raise Unauthorized(detail="The API token is not valid.")
    if program.unnoted:
        _uses.note(parts[0])
    return program.actor


NOTE = """
update api_tokens set last_used_at = now()
where id = any($1::uuid[])
  and (last_used_at is null or last_used_at < now() - interval '1 minute')
"""


class Uses:
    """Records when tokens were last used, at most once a minute each; no request waits for it."""

    def __init__(self) -> None:
        self._waiting: set[UUID] = set()
        self.task: asyncio.Task[None] | None = None

    def note(self, token_id: UUID) -> None:
        self._waiting.add(token_id)
        if self.task is None:
            loop = asyncio.get_running_loop()
            self.task = loop.create_task(self._run(), context=contextvars.Context())

    async def _run(self) -> None:
        try:
            while self._waiting:
                ids = sorted(self._waiting)
                self._waiting.clear()
                await db.execute(NOTE, ids)
        except Exception:
            log.warning("token_use_not_noted", exc_info=True)
        finally:
            self.task = None


_uses = Uses()
