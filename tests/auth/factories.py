"""What accounts hold."""

from __future__ import annotations

from collections.abc import Iterable

from lms.auth import api_tokens
from lms.auth.api_tokens import New
from lms.users.models import User
from tests.factories import actor_of


async def make_token(user: User, scopes: Iterable[str] = ("read", "write")) -> New:
    """An API token without an end."""
    return await api_tokens.create(actor_of(user), "A program", scopes, None)
