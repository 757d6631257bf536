"""What the log of security events holds about a person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from lms.audit.models import AuditEvent
from lms.core import db, personal
from lms.core.clock import stamp

FORGET_ADDRESSES = """
delete from audit_addresses a using audit_events e where e.id = a.event_id
  and (e.actor_id = $1 or (e.actor_id is null and e.target_kind = 'user' and e.target_id = $1))
"""


async def export(user_id: UUID) -> list[dict[str, Any]]:
    """What the person did, oldest first."""
    return [
        {
            "at": stamp(event.at),
            "verb": event.verb,
            "target_kind": event.target_kind,
            "target_id": str(event.target_id) if event.target_id else None,
            "changed": event.changed,
        }
        for event in await AuditEvent.filter(actor_id=user_id).order_by("id")
    ]


async def erase(user_id: UUID) -> None:
    """The events stay, with the id of a person whose name and address are gone."""
    await db.execute(FORGET_ADDRESSES, user_id)


personal.register(
    personal.PersonalData(
        "audit_events", "What you did that matters to security, for years.", export, erase
    )
)
