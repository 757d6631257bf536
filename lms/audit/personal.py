"""Personal data in the audit log."""

from __future__ import annotations

from uuid import UUID

from lms.audit.models import AuditEvent
from lms.core import db
from lms.core.personal import PersonalData, register

FORGET_ADDRESSES = """
delete from audit_addresses a using audit_events e where e.id = a.event_id
  and (e.actor_id = $1 or (e.actor_id is null and e.target_kind = 'user' and e.target_id = $1))
"""


async def forget_addresses(user_id: UUID) -> None:
    """The events stay, with the id of a person whose name and address are deleted."""
    await db.execute(FORGET_ADDRESSES, user_id)


register(
    PersonalData(
        AuditEvent,
        "What you did that matters to security, for years.",
        fields=("at", "verb", "target_kind", "target_id", "changed"),
        by="actor_id",
        erasure=forget_addresses,
    )
)
