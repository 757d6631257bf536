"""Security events over REST."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from lms.core.paging import PageQuery
from lms.core.schema import Moment, Out, When
from lms.core.text import Lines

Word = Annotated[str, Lines(60, 1)]


class AuditOut(Out):
    """Who did what to which thing; `changed` names fields, never values.

    `address` is where the request came from, for 90 days.
    """

    id: UUID
    at: Moment
    actor_id: UUID | None
    actor_kind: str
    verb: str
    target_kind: str
    target_id: UUID | None
    changed: list[str]
    request_id: str
    address: str | None


class AuditQuery(PageQuery):
    """Filters of the log: at or after `since`, before `until`."""

    actor_id: UUID | None = None
    verb: Word | None = None
    target_kind: Word | None = None
    target_id: UUID | None = None
    since: When | None = None
    until: When | None = None
