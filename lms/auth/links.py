"""The secret of a mailed link; only its hash is stored."""

from __future__ import annotations

from uuid import UUID

from lms.core import crypto
from lms.settings import settings


def token_of(link: UUID) -> str:
    """The link's token: its id, and a secret derived from the key."""
    return f"{link.hex}.{secret_of(link)}"


def secret_of(link: UUID) -> str:
    """The secret part alone, whose digest is stored."""
    return crypto.derived(settings().secret_key.get_secret_value(), "link", link.hex)


def address(page: str, link: UUID) -> str:
    """The whole link. The token follows a `#`, so no server log and no referrer contains it."""
    return f"{settings().public_url}{page}#{token_of(link)}"
