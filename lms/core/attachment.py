"""The name under which a browser saves a response."""

from __future__ import annotations

from urllib.parse import quote

NOT_IN_FILES = frozenset('\\/:*?"<>|')
MAX_NAME_LENGTH = 80


def plain_name(title: str) -> str:
    """A title without what a file's name can't hold; it may become empty."""
    kept = "".join(
        " " if char in NOT_IN_FILES or not char.isprintable() else char for char in title
    )
    return " ".join(kept.split())[:MAX_NAME_LENGTH].strip(" .")


def disposition(name: str) -> str:
    """The Content-Disposition header, with letters of any script (RFC 6266)."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
