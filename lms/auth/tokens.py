"""Access tokens (JWT, ten minutes) and the secrets of refresh tokens."""

from __future__ import annotations

import hmac
import time
from collections import OrderedDict
from typing import Any
from uuid import UUID

import jwt

from lms.auth.rules import Refresh
from lms.core import crypto
from lms.core.errors import Unauthorized
from lms.settings import settings

ISSUER = "lms"
AUDIENCE = "lms-api"
LEEWAY_S = 30
REQUIRED = ["exp", "iat", "iss", "aud", "sub", "sid", "jti", "typ"]

# A signature that was right stays right: checking it again costs 30 us of every request.
_checked: OrderedDict[str, tuple[UUID, UUID, float]] = OrderedDict()
MOST_CHECKED = 10_000


def issue(user: UUID, session: UUID) -> str:
    """A new access token of this sign-in session."""
    given, now = settings(), int(time.time())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(user),
        "sid": str(session),
        "jti": crypto.token(128),
        "typ": "access",
        "iat": now,
        "exp": now + given.access_token_s,
    }
    return jwt.encode(claims, given.secret_key.get_secret_value(), given.algorithm)


def read(token: str) -> tuple[UUID, UUID]:
    """The user and session of a valid access token; 401 else. Whether they live is not said."""
    known = _checked.get(token)
    if known is None:
        known = _check(token)
        _checked[token] = known
        if len(_checked) > MOST_CHECKED:
            _checked.popitem(last=False)
    user, session, expires = known
    if expires + LEEWAY_S <= time.time():
        raise Unauthorized(detail="The access token has expired.")
    return user, session


def _check(token: str) -> tuple[UUID, UUID, float]:
    given = settings()
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            given.secret_key.get_secret_value(),
            algorithms=[given.algorithm],
            issuer=ISSUER,
            audience=AUDIENCE,
            leeway=LEEWAY_S,
            options={"require": REQUIRED},
        )
        if claims["typ"] != "access":
            raise Unauthorized(detail="This is not an access token.")
        return UUID(claims["sub"]), UUID(claims["sid"]), float(claims["exp"])
    except (jwt.InvalidTokenError, ValueError, TypeError, AttributeError):
        raise Unauthorized(detail="The access token is not valid.") from None


def refresh_of(family: UUID, generation: int) -> Refresh:
    """The family's token of a generation: it follows from the key, so only its hash is stored."""
    key = settings().secret_key.get_secret_value()
    return Refresh(family, generation, crypto.derived(key, "refresh", family.hex, str(generation)))


def genuine(token: Refresh) -> bool:
    """Whether we made this token, however long ago."""
    made = refresh_of(token.family, token.generation)
    return hmac.compare_digest(made.secret, token.secret)
