"""Notifications over REST, and in the snapshot of their channel."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.core.paging import PageQuery
from lms.core.schema import Moment, Out


class NotificationQuery(PageQuery):
    """`?unread=true` lists unread ones, `false` read ones."""

    unread: bool | None = None


class NotificationOut(Out):
    """A notification; `kind` says what `data` contains."""

    id: UUID
    kind: str
    data: dict[str, Any]
    created_at: Moment
    read_at: Moment | None
