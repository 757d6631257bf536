"""The secret of a link that is sent by mail, which is stored nowhere but as its hash."""

from __future__ import annotations

from uuid import UUID

from lms.core import crypto
from lms.settings import settings


def token_of(link: UUID) -> str:
    """What stands in the link: its id, and a secret that follows from the key."""
    return f"{link.hex}.{secret_of(link)}"


def secret_of(link: UUID) -> str:
    """The secret part alone, whose digest is stored."""
    return crypto.derived(settings().secret_key.get_secret_value(), "link", link.hex)


def address(page: str, link: UUID) -> str:
    """The whole link. After the `#`, so that no server's log and no referrer ever has it."""
    return f"{settings().public_url}{page}#{token_of(link)}"
