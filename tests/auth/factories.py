"""What accounts hold."""

from __future__ import annotations

from collections.abc import Iterable

from lms.auth.actions import api_tokens
from lms.auth.models import OidcIdentity
from lms.auth.schemas import NewApiToken
from lms.users.models import User
from tests.factories import actor_of, number


async def make_token(user: User, scopes: Iterable[str] = ("read", "write")) -> NewApiToken:
    """An API token without an end."""
    return await api_tokens.create(actor_of(user), "A program", scopes, None)


async def make_identity(user: User, issuer: str = "https://id.school.test") -> OidcIdentity:
    """That the person is known to a provider."""
    return await OidcIdentity.create(user=user, issuer=issuer, subject=f"subject-{number()}")
