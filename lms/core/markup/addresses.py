"""Which addresses a text may lead to, and which pictures it may show."""

from __future__ import annotations

import re

MAX_ADDRESS_LENGTH = 2000
_link = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
_file = re.compile(
    r"(/api/v1/files/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/content)(?:\?[^\s#]*)?",
    re.IGNORECASE,
)


def link(url: str) -> str | None:
    """The address, if a reader may be led there: a page or a mailbox."""
    return url if len(url) <= MAX_ADDRESS_LENGTH and _link.fullmatch(url) else None


def picture(url: str) -> str | None:
    """The bare address of a file of ours; its signature and its query are left out."""
    found = _file.fullmatch(url) if len(url) <= MAX_ADDRESS_LENGTH else None
    return found[1].lower() if found else None
