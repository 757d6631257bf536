"""The audit log as admins read it."""

from __future__ import annotations

from lms.audit import addresses
from lms.audit.models import AuditEvent
from lms.audit.schemas import AuditQuery
from lms.core import paging
from lms.core.schema import Page


async def page(asked: AuditQuery) -> Page[AuditEvent]:
    """Filtered events, newest first, each with its address if it is still stored."""
    scope = AuditEvent.matching(**asked.model_dump(exclude={"limit", "cursor"}, exclude_none=True))
    found = await paging.by_id(scope, asked, newest_first=True)
    known = await addresses.of_events([event.id for event in found.items])
    for event in found.items:
        event.address = known.get(event.id)
    return found
