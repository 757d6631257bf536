"""Sign-in with an OpenID Connect provider: redirect, return, and the account it belongs to."""

from __future__ import annotations

import contextlib
import hmac
from typing import Any
from uuid import UUID

from tortoise.exceptions import IntegrityError

from lms.audit import actions as audit
from lms.auth import provider, rules, tokens
from lms.auth.actions import mfa, resets
from lms.auth.models import ApiToken, AuthSession, OidcIdentity
from lms.auth.provider import Problem, Provider
from lms.auth.rules import Device, Pair
from lms.auth.schemas import MfaRequired, OidcReturned
from lms.auth.verbs import AuthVerb
from lms.core import clock, crypto
from lms.core.access import Actor
from lms.core.db import atomic
from lms.core.errors import Conflict, NotFound, refuse
from lms.core.metrics import counter
from lms.core.text import named, one_line
from lms.settings import settings
from lms.users.actions import people as users
from lms.users.models import User, UserStatus
from lms.users.rules import checked_email

LIVES_S = 600
AUDIENCE = "lms-oidc"
CALLBACK = "/api/v1/auth/oidc/callback"
LONGEST_SUBJECT = 255
sign_ins = counter("lms_oidc_sign_ins_total", "Sign-ins with the provider by outcome")


def _provider() -> Provider:
    return provider.current() or refuse(Problem("not_offered"))


def _redirect_uri() -> str:
    return settings().public_url + CALLBACK


async def begin(wanted: str) -> tuple[str, str]:
    """Start a sign-in that ends at that page of ours.

    Returns the address to redirect to, and the ticket that the browser keeps until its return.
    """
    state, nonce, verifier = crypto.token(), crypto.token(), crypto.token(384)
    address = await _provider().address(_redirect_uri(), state, nonce, verifier)
    ticket = tokens.signed(
        "oidc",
        AUDIENCE,
        LIVES_S,
        state=state,
        nonce=nonce,
        verifier=verifier,
        next=rules.local_path(wanted),
    )
    return address, ticket


def wanted(ticket: str | None) -> str:
    """The page the sign-in was begun for; `/` when it is no longer known."""
    try:
        page: str = tokens.claims_of(ticket or "", "oidc", AUDIENCE, "next")["next"]
    except tokens.REFUSED:
        return "/"
    return page


async def finish(
    returned: OidcReturned, ticket: str | None, device: Device
) -> tuple[Pair | MfaRequired, str]:
    """Finish the sign-in in the browser that began it; returns the sign-in and the next page."""
    try:
        known = tokens.claims_of(
            ticket or "", "oidc", AUDIENCE, "state", "nonce", "verifier", "next"
        )
    except tokens.REFUSED:
        raise Problem("expired") from None
    if not hmac.compare_digest(known["state"].encode(), returned.state.encode()):
        raise Problem("expired")
    there = _provider()
    if returned.iss not in ("", there.issuer):
        raise Problem("provider_refused")
    if returned.error or not returned.code:
        raise Problem("denied" if returned.error == "access_denied" else "provider_refused")
    claims = await there.claims(returned.code, _redirect_uri(), known["nonce"], known["verifier"])
    user = await _person(there.issuer, claims)
    return await _enter(user, device), known["next"]


@atomic
async def _enter(user: User, device: Device) -> Pair | MfaRequired:
    """The account is locked, so that disabling it at the same time ends this session too."""
    now = await User.select_for_update(no_key=True).get_or_none(id=user.id)
    if now is None or now.status != UserStatus.ACTIVE:
        raise Problem("account_disabled")
    return await mfa.enter(now, device)


async def _person(issuer: str, claims: dict[str, Any]) -> User:
    """The account of an identity; of two concurrent first sign-ins one creates it."""
    subject = claims["sub"]
    if not subject or len(subject) > LONGEST_SUBJECT or "\x00" in subject:
        raise Problem("provider_refused")
    for _ in range(2):
        try:
            return await _known(issuer, subject) or await _linked(issuer, subject, claims)
        except (IntegrityError, Conflict):
            continue
    raise Problem("address_taken")


async def _known(issuer: str, subject: str) -> User | None:
    scope = OidcIdentity.filter(issuer=issuer, subject=subject)
    found = await scope.select_related("user").first()
    if found is None:
        return None
    await scope.update(last_used_at=clock.now())
    return found.user


@atomic
async def _linked(issuer: str, subject: str, claims: dict[str, Any]) -> User:
    """Link a new identity to an account.

    An existing account is linked only when the provider verified the address and nobody else can
    have access: we verified the address too, or the account never had another way in.
    """
    try:
        email = checked_email(str(claims.get("email") or ""))
    except ValueError:
        raise Problem("no_address") from None
    proven = rules.is_verified(claims)
    user = await User.select_for_update(no_key=True).get_or_none(email=email)
    if user is None:
        user = await users.create_user(
            email=email,
            full_name=_name(claims, email),
            email_verified_at=clock.now() if proven else None,
        )
    elif not proven or (user.email_verified_at is None and await _has_way_in(user)):
        raise Problem("address_taken")
    elif user.email_verified_at is None:
        await resets.mark_verified(user)
    await OidcIdentity.create(
        user_id=user.id, issuer=issuer, subject=subject, last_used_at=clock.now()
    )
    await audit.record(AuthVerb.IDENTITY_LINKED, ("user", user.id), actor=user.id)
    return user


async def _has_way_in(user: User) -> bool:
    """Whether somebody other than the address's owner could have access to the account."""
    return (
        user.password_hash is not None
        or await OidcIdentity.filter(user_id=user.id).exists()
        or await AuthSession.alive_of(user.id).exists()
        or await ApiToken.alive_of(user.id).exists()
    )


def _name(claims: dict[str, Any], email: str) -> str:
    """The name the provider gives, or the local part of the address."""
    for given in rules.names_of(claims):
        with contextlib.suppress(ValueError):
            if name := named(one_line(given[:200])):
                return name
    return email.partition("@")[0][:200]


@atomic
async def unlink(actor: Actor, identity_id: UUID) -> None:
    """Remove the identity; 409 `last_way_in` when the account would have no other way in."""
    user = await User.select_for_update(no_key=True).get(id=actor.id)
    mine = OidcIdentity.filter(user_id=actor.id)
    await mine.filter(id=identity_id).exists() or refuse(NotFound)
    if user.password_hash is None and await mine.count() == 1:
        raise Conflict("last_way_in", "This is your only way to sign in: choose a password first.")
    await mine.filter(id=identity_id).delete()
    await audit.record(AuthVerb.IDENTITY_REMOVED, ("user", actor.id))
