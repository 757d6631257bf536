"""`ETag` and `If-Match`: refuses a change of a state the caller hasn't seen. No Quart here."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import datetime
from typing import Any

from lms.core import clock
from lms.core.access import Actor
from lms.core.errors import PreconditionFailed

if_match: ContextVar[str | None] = ContextVar("if_match", default=None)
"""The request's If-Match header, set by the app."""


def tag(version: int | datetime) -> str:
    """A strong ETag of a row's version or last change."""
    if isinstance(version, datetime):
        version = int(version.timestamp() * 1_000_000)
    return f'"{version:x}"'


def etag(version: int | datetime) -> dict[str, str]:
    """The response header: `return out, 200, etag(course.updated_at)`."""
    return {"ETag": tag(version)}


def require(version: int | datetime) -> None:
    """412 `stale` when the caller named another version; no check when it named none.

    Call it inside the transaction, with the row locked.
    """
    given = if_match.get()
    if given is None or given.strip() == "*":
        return
    if tag(version) not in {part.strip() for part in given.split(",")}:
        raise PreconditionFailed(detail="It was changed in the meantime; read it again.")


def written(actor: Actor) -> dict[str, Any]:
    """Who changes a row, and when, as its columns."""
    return {"written_by_id": actor.id, "written_at": clock.now()}
