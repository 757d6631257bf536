"""Authentication and authorization, before any view runs."""

from __future__ import annotations

from typing import cast

from quart.globals import request_ctx

from lms.app.policy import Policy
from lms.app.request import Request
from lms.auth import cookies, queries, tokens
from lms.auth.actions import api_tokens
from lms.auth.rules import API_TOKEN
from lms.core import access
from lms.core.access import Actor
from lms.core.errors import Forbidden, Unauthorized
from lms.settings import Settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
BEARER = "bearer "


class Guard:
    """Turns tokens and cookies into actors."""

    def __init__(self, settings: Settings) -> None:
        self.origins = settings.origins
        self.public_catalogue = settings.public_catalogue

    async def identify(self, asked: Request, policy: Policy) -> Actor | None:
        """The caller, with the current role; 401 for a bad token, 403 for a request of a foreign
        page."""
        header = asked.headers.get("Authorization")
        if header is not None:
            return await self._bearer(header, policy)
        token = cookies.access_of(asked.cookies)
        if token is None:
            return None
        if asked.method not in SAFE and not self._own_page(asked):
            if policy.public:
                return None  # as if the cookie had not been sent
            raise Forbidden("csrf", "A browser's request needs X-Requested-With: lms.")
        try:
            return await self._user(token)
        except Unauthorized:
            if policy.public:
                return None
            raise

    async def _bearer(self, header: str, policy: Policy) -> Actor:
        if header[: len(BEARER)].lower() != BEARER:
            raise Unauthorized(detail="Only bearer tokens are accepted.")
        token = header[len(BEARER) :].strip()
        if token.startswith(API_TOKEN):
            return await api_tokens.actor_of(token)
        if policy.by_player and "." not in token:
            return await _player(token)
        return await self._user(token)

    async def _user(self, token: str) -> Actor:
        user, session = tokens.read(token)
        actor = await queries.user_of(session)
        if actor is None or actor.id != user:
            raise Unauthorized(detail="The session has ended.")
        return actor

    def _own_page(self, asked: Request) -> bool:
        """Whether our own page sent it: a foreign page needs CORS to send this header, and gets
        none."""
        if asked.headers.get("X-Requested-With") != "lms":
            return False
        origin = asked.headers.get("Origin")
        return origin is None or origin in self.origins

    def admit(self, actor: Actor | None, policy: Policy, method: str) -> None:
        """Refuse with 401 without a required account, 403 with the wrong role or scopes.

        Also 403 while the account must complete a step first; public routes then get no actor.
        """
        if actor is not None and actor.scopes is not None:
            if policy.by_session:
                access.require_sign_in(actor)
            _within_scopes(actor.scopes, policy, method)
        waiting = actor is not None and actor.pending and not policy.early
        access.current.set(None if waiting else actor)
        if policy.public or (actor is None and policy.visited and self.public_catalogue):
            return
        if actor is None or actor.kind != "user":
            raise Unauthorized(detail="Sign in first.")
        if waiting:
            raise Forbidden(actor.pending, "Your role needs a second factor: set one up first.")
        if actor.role not in policy.roles:
            raise Forbidden(detail="Your role may not do this.")


async def _player(token: str) -> Actor:
    """The participant of a player token, which unlike an access token contains no dots."""
    resolve = access.SUBJECTS["participant"].resolve
    found = (await resolve([token])).get(token) if resolve else None
    if not isinstance(found, Actor):
        raise Unauthorized(detail="The player token is no longer valid.")
    return found


def _within_scopes(scopes: frozenset[str], policy: Policy, method: str) -> None:
    needed = {"read" if method in SAFE else "write"}
    if policy.by_whole_token:
        needed = {"read", "write"}
    if lacking := " and ".join(sorted(needed - scopes)):
        raise Forbidden("scope_missing", f"The API token lacks the scope {lacking}.")


def this_request() -> Request:
    """The current request."""
    return cast(Request, request_ctx.request)
