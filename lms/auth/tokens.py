"""Signed tokens (JWT): access tokens, MFA challenges, sign-ins in progress; refresh secrets."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

import jwt

from lms.auth.rules import Refresh
from lms.core import clock, crypto
from lms.core.errors import Unauthorized
from lms.settings import settings

ISSUER = "lms"
AUDIENCE = "lms-api"
LEEWAY_S = 30
CHALLENGE_S = 300
ALWAYS = ["exp", "iat", "iss", "aud", "jti", "typ"]

MAX_CHECKED_TOKENS = 10_000

REFUSED = (jwt.PyJWTError, ValueError, TypeError, AttributeError)


@lru_cache(maxsize=8)
def key_id(key: str) -> str:
    """The key's id in a token's header: derived from the key without revealing it."""
    return crypto.derived(key, "kid")[:16]


def signed(typ: str, audience: str, lives_s: int, **claims: str) -> str:
    """A new token of one kind, which readers of other kinds refuse."""
    now, key = int(clock.now().timestamp()), settings().secret_key.get_secret_value()
    whole = {
        "iss": ISSUER,
        "aud": audience,
        "jti": crypto.token(128),
        "typ": typ,
        "iat": now,
        "exp": now + lives_s,
        **claims,
    }
    return jwt.encode(whole, key, settings().algorithm, headers={"kid": key_id(key)})


def claims_of(token: str, typ: str, audience: str, *required: str) -> dict[str, Any]:
    """The claims of a valid token of that kind; else raises one of `REFUSED`.

    Key and algorithm are ours: the token's header only selects one of our keys.
    """
    known = {key_id(key): key for key in settings().reading_keys}
    key = known.get(str(jwt.get_unverified_header(token).get("kid")))
    if key is None:
        raise jwt.InvalidTokenError
    claims: dict[str, Any] = jwt.decode(
        token,
        key,
        algorithms=[settings().algorithm],
        issuer=ISSUER,
        audience=audience,
        # The library would check against this machine's clock; we use the database's.
        options={
            "require": [*ALWAYS, *required],
            "verify_exp": False,
            "verify_iat": False,
        },
    )
    now = clock.now().timestamp()
    early, late = float(claims["iat"]) - LEEWAY_S > now, float(claims["exp"]) + LEEWAY_S <= now
    if claims["typ"] != typ or early or late:
        raise jwt.InvalidTokenError
    return claims


def issue(user: UUID, session: UUID) -> str:
    """A new access token of this session."""
    life = settings().access_token_s
    return signed("access", AUDIENCE, life, sub=str(user), sid=str(session))


def read(token: str) -> tuple[UUID, UUID]:
    """The user and session of a valid access token; else 401. They may have ended."""
    user, session, expires = _check(token)
    if expires + LEEWAY_S <= clock.now().timestamp():
        raise Unauthorized(detail="The access token has expired.")
    return user, session


# A valid signature stays valid: checking it again would cost 30 us of every request.
@lru_cache(MAX_CHECKED_TOKENS)
def _check(token: str) -> tuple[UUID, UUID, float]:
    try:
        claims = claims_of(token, "access", AUDIENCE, "sub", "sid")
        return UUID(claims["sub"]), UUID(claims["sid"]), float(claims["exp"])
    except REFUSED:
        raise Unauthorized(detail="The access token is not valid.") from None


@dataclass(frozen=True, slots=True)
class Asked:
    """An MFA challenge: its user, its id, and the fingerprint of the account when it was made."""

    user: UUID
    id: str
    state: str


def challenge(user: UUID, state: str) -> str:
    """The challenge for a person whose password was right and whose code is still required."""
    return signed("mfa", "lms-mfa", CHALLENGE_S, sub=str(user), state=state)


def read_challenge(token: str) -> Asked:
    """A valid challenge; else 401 `bad_challenge`."""
    try:
        claims = claims_of(token, "mfa", "lms-mfa", "sub", "state")
        return Asked(UUID(claims["sub"]), claims["jti"], claims["state"])
    except REFUSED:
        raise Unauthorized("bad_challenge", "Sign in with the password again.") from None


def refresh_of(family: UUID, generation: int, key: str | None = None) -> Refresh:
    """The session's refresh token of a generation, derived from the key and stored as a hash."""
    used = key or settings().secret_key.get_secret_value()
    return Refresh(family, generation, crypto.derived(used, "refresh", family.hex, str(generation)))


def genuine(token: Refresh) -> bool:
    """Whether we issued this token, however long ago."""
    return any(
        hmac.compare_digest(refresh_of(token.family, token.generation, key).secret, token.secret)
        for key in settings().reading_keys
    )
